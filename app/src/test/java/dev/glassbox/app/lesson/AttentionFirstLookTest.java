package dev.glassbox.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.lessons.Lesson;
import dev.glassbox.lessons.Step;
import dev.glassbox.lessons.parse.CourseReader;
import dev.glassbox.lessons.progress.Verdict;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.intake.UnknownKeys;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.attention.AttentionState;
import dev.glassbox.visualizers.attention.AttentionVisualizer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the lesson's words say of the model is what the model does. Whoever trains the model anew
 * learns here whether the words are still true.
 */
class AttentionFirstLookTest {
    private static final Path CHECKOUT = Path.of(System.getProperty("glassbox.checkout"));
    private static final int THIRD_ROW = 2;

    private static Lesson lesson;
    private static OpenModels models;

    @BeforeAll
    static void open() {
        lesson =
                new CourseReader()
                        .read(CHECKOUT.resolve("lessons/src/main/resources/lessons"))
                        .course()
                        .lesson("attention-first-look")
                        .orElseThrow();
        Path bundled = CHECKOUT.resolve("assets/src/main/resources/models");
        models = new OpenModels(ModelCatalog.bundled(bundled), 1);
    }

    @AfterAll
    static void close() {
        models.close();
    }

    @Test
    void everyTokenIsACharacter() {
        Look look = new Look(state("hook"));
        assertThat(String.join("", look.tokens())).isEqualTo(look.state().prompt());
        assertThat(look.tokens()).allSatisfy(token -> assertThat(token).hasSize(1));
    }

    @Test
    void inTheFirstPictureTheFinalLetterReadsMostlyFromTheOneBefore() {
        Look look = new Look(state("hook"));
        assertThat(look.tokens().get(look.last())).isEqualTo("e");
        assertThat(look.tokens().get(look.last() - 1)).isEqualTo("b");
        assertThat(look.weight(look.last(), look.last() - 1)).isGreaterThan(0.5f);
    }

    @Test
    void theModelGradesTheSpaceInFrontOfTheWordAsRight() {
        Step guess = lesson.step("guess").orElseThrow();
        AttentionVisualizer visualizer = new AttentionVisualizer();
        AttentionState state = state("guess");
        var need = (Need.OfTrace) visualizer.needs(state);
        TraceAnswer answer =
                models.trace(need.model(), need.prompt(), need.request(), Cancellation.NONE);
        var facts = visualizer.frame(state, answer).facts();

        var question = guess.prediction().orElseThrow();
        assertThat(Verdict.of(question, "word-start", facts)).isEqualTo(Verdict.RIGHT);
        assertThat(Verdict.of(question, "itself", facts)).isEqualTo(Verdict.OTHER);
        // "Only a small share stays with itself."
        assertThat(new Look(state).weight(18, 18)).isLessThan(0.2f);
    }

    @Test
    void inTheSecondHeadEveryRowFromTheThirdOnIsStrongestAtTheLatestSpace() {
        Look look = new Look(state("guess"));
        for (int query = THIRD_ROW; query <= look.last(); query++) {
            assertThat(look.strongest(query))
                    .as("row %d", query)
                    .isEqualTo(look.latestSpace(query));
        }
    }

    @Test
    void oneHeadFurtherEveryLetterReadsMostFromTheFirst() {
        AttentionState goal = state("other-head").withLayer(1).withHead(3);
        assertThat(lesson.step("other-head").orElseThrow().goal().orElseThrow().pattern())
                .hasToString("{\"layer\":1,\"head\":3}");
        Look look = new Look(goal);
        for (int query = 0; query <= look.last(); query++) {
            if (Character.isLetter(look.tokens().get(query).charAt(0))) {
                assertThat(look.strongest(query)).as("row %d", query).isZero();
            }
        }
    }

    @Test
    void theStrongestCellOfTheLastRowIsTheGoal() {
        Look look = new Look(state("one-cell"));
        assertThat(lesson.step("one-cell").orElseThrow().goal().orElseThrow().pattern())
                .hasToString(
                        "{\"cell\":{\"query\":%d,\"key\":%d},\"inspector\":true}"
                                .formatted(look.last(), look.strongest(look.last())));
    }

    @Test
    void fourHeadsOfWidth32() {
        ModelConfig config = new Look(state("one-cell")).answer().config();
        assertThat(config.nHeads()).isEqualTo(4);
        assertThat(config.dHead()).isEqualTo(32);
    }

    /** Simple: in more than two thirds of the rows strongest at one of four places. */
    @Test
    void mostHeadsAndTheLastPictureFollowNoSimpleRule() {
        AttentionState last = state("limits");
        long simple = 0;
        for (int layer = 0; layer < 4; layer++) {
            for (int head = 0; head < 4; head++) {
                simple += new Look(last.withLayer(layer).withHead(head)).isSimple() ? 1 : 0;
            }
        }
        assertThat(simple).isBetween(2L, 7L); // of 16
        assertThat(new Look(last).isSimple()).isFalse();
    }

    @Test
    void theModelCannotReadChinese() {
        var tokenizer = models.get("shakespeare-char").tokenizer().orElseThrow();
        IntPredicate han = c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
        for (int id = 0; id < tokenizer.vocabularySize(); id++) {
            assertThat(tokenizer.tokenText(id).codePoints().anyMatch(han)).isFalse();
        }
    }

    private static AttentionState state(String step) {
        return StrictJson.standard()
                .read(
                        lesson.step(step).orElseThrow().state(),
                        step,
                        AttentionState.class,
                        UnknownKeys.REFUSED);
    }

    /** One head's pattern. */
    private record Look(AttentionState state, TraceAnswer answer) {
        Look(AttentionState state) {
            this(
                    state,
                    models.trace(
                            state.model(),
                            state.prompt(),
                            new TraceRequest(
                                    Set.of(HookPoint.pattern(state.layer())),
                                    TraceRequest.Logits.LAST),
                            Cancellation.NONE));
        }

        List<String> tokens() {
            return answer.tokens().stream().map(token -> token.text()).toList();
        }

        int last() {
            return answer.tokens().size() - 1;
        }

        float weight(int query, int key) {
            return row(query)[key];
        }

        private float[] row(int query) { // [key_pos]
            return answer.trace().get(HookPoint.pattern(state.layer())).row(0, state.head(), query);
        }

        int strongest(int query) {
            float[] row = row(query);
            return IntStream.range(0, row.length)
                    .reduce((best, key) -> row[key] > row[best] ? key : best)
                    .orElseThrow();
        }

        int latestSpace(int query) {
            return state.prompt().lastIndexOf(' ', query);
        }

        boolean isSimple() {
            List<IntUnaryOperator> rules = List.of(q -> q, q -> q - 1, this::latestSpace, q -> 0);
            return rules.stream()
                    .anyMatch(
                            rule ->
                                    IntStream.rangeClosed(THIRD_ROW, last())
                                                    .filter(q -> strongest(q) == rule.applyAsInt(q))
                                                    .count()
                                            > (last() - 1) * 2 / 3);
        }
    }
}
