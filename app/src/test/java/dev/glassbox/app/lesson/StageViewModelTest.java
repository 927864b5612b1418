package dev.glassbox.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.glassbox.app.background.NeedHost;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.visualizers.api.VisualizerCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StageViewModelTest {
    static final StrictJson JSON = StrictJson.standard();

    private final HeldAnswers answers = new HeldAnswers();
    private final StageViewModel stage = newStage(answers);

    static StageViewModel newStage(NeedHost answers) {
        return new StageViewModel(new VisualizerCatalog(List.of(new Tally())), answers, JSON);
    }

    static JsonNode state(String prompt, int plus) {
        return JSON.toTree(new Tally.State("m", prompt, plus));
    }

    private Picture<?, ?> picture() {
        return stage.picture().get().orElseThrow();
    }

    @Test
    void aStateWaitsForItsNeedAndIsThenPainted() {
        stage.show("tally", state("abc", 1));
        assertThat(picture().waiting()).isTrue();
        answers.answer(0);
        assertThat(stage.fact("sum")).contains("4");
    }

    @Test
    void aStateWithTheSameNeedIsPaintedWithoutAsking() {
        stage.show("tally", state("abc", 1));
        answers.answer(0);
        stage.show("tally", state("abc", 2));
        assertThat(stage.fact("sum")).contains("5");
        assertThat(answers.asked()).isEqualTo(1);
    }

    @Test
    void anAnswerThatIsNoLongerWantedIsDropped() {
        stage.show("tally", state("abc", 1));
        stage.show("tally", state("ab", 1));
        answers.answer(0);
        assertThat(picture().waiting()).isTrue();
        answers.answer(1);
        assertThat(stage.fact("sum")).contains("3");
    }

    @Test
    void comingBackToAnAnsweredNeedDropsTheAnswerUnderWay() {
        stage.show("tally", state("abc", 0));
        answers.answer(0);
        stage.show("tally", state("a", 0));
        stage.show("tally", state("abc", 0));
        answers.answer(1);
        assertThat(stage.fact("sum")).contains("3");
    }

    @Test
    void liveNumbersReplaceTheRecordedOnes() {
        stage.show("tally", state("abc", 0));
        answers.answer(0, true);
        boolean first = stage.source().orElseThrow().trace().origin().recorded();
        answers.answer(0, false);
        boolean second = stage.source().orElseThrow().trace().origin().recorded();
        assertThat(List.of(first, second)).isEqualTo(List.of(true, false));
    }

    @Test
    void troubleKeepsTheLastPicture() {
        stage.show("tally", state("abc", 0));
        answers.answer(0);
        stage.show("tally", state("a?", 0));
        Problem problem = Problem.input("tokenizer.unknown-character", "");
        answers.refuse(1, problem);
        assertThat(picture().trouble()).contains(problem);
        assertThat(picture().frame()).isPresent();
        assertThat(stage.fact("sum")).isEmpty();
    }

    @Test
    void aFrameThatCannotBeMadeIsTrouble() {
        stage.show("tally", state("abc", 100));
        answers.answer(0);
        assertThat(picture().trouble().map(Problem::id)).contains("tally.too-many");
    }

    @Test
    void anIllegalStateIsSaidInItsOwnWords() {
        stage.show(
                "tally", JsonNodeFactory.instance.objectNode().put("model", "m").put("plus", -1));
        Problem broken = stage.broken().get().orElseThrow();
        assertThat(broken.arguments()).containsEntry("reason", "plus is at least 0, got -1");
    }

    @Test
    void aMisspeltKeyOfAStateIsNamed() {
        stage.show("tally", JsonNodeFactory.instance.objectNode().put("promt", "x"));
        Problem broken = stage.broken().get().orElseThrow();
        assertThat(broken.arguments()).containsEntry("key", "promt");
    }

    @Test
    void aVisualizerThatDoesNotExistIsNamed() {
        stage.show("teapot", state("abc", 0));
        assertThat(stage.broken().get())
                .contains(Problem.input("stage.no-such-visualizer", "", "id", "teapot"));
        stage.show("tally", state("abc", 0));
        assertThat(stage.broken().get()).isEqualTo(Optional.empty());
    }

    @Test
    void aGestureIsToldAsJson() {
        List<JsonNode> told = new ArrayList<>();
        stage.onGesture(told::add);
        stage.show("tally", state("abc", 0));
        change(stage.hosted().get().orElseThrow(), 7);
        assertThat(told).isEqualTo(List.of(state("abc", 7)));
    }

    @SuppressWarnings("unchecked") // the only visualizer of this test
    private void change(Hosted<?, ?, ?> hosted, int plus) {
        stage.change((Hosted<Tally.State, ?, ?>) hosted, new Tally.State("m", "abc", plus));
    }
}
