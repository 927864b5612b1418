package dev.glassbox.app.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glassbox.app.background.EngineState;
import dev.glassbox.app.background.NeedHost;
import dev.glassbox.app.background.Needs;
import dev.glassbox.app.lesson.Hosted;
import dev.glassbox.app.lesson.StageViewModel;
import dev.glassbox.app.lesson.Tally;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.VisualizerCatalog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.Test;

class ExploreViewModelTest {
    private static final StrictJson JSON = StrictJson.standard();

    private final VisualizerCatalog catalog = new VisualizerCatalog(List.of(new Tally()));
    private final List<ExploreState> kept = new ArrayList<>();
    private int hosts;
    private Instant now = Instant.EPOCH;
    private final InstantSource clock =
            () -> {
                now = now.plusSeconds(5); // no two changes are one gesture
                return now;
            };
    private final ExploreViewModel explore =
            new ExploreViewModel(catalog, needs(), JSON, clock, first(), first(), kept::add);

    private static ExploreState first() {
        return new ExploreState("m", "ab", List.of(pane("m", "ab", 0)), 2, OptionalInt.empty());
    }

    private static ExploreState.Pane pane(String model, String prompt, int plus) {
        return new ExploreState.Pane("tally", state(model, prompt, plus));
    }

    private static ObjectNode state(String model, String prompt, int plus) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("model", model)
                .put("prompt", prompt)
                .put("plus", plus);
    }

    /** Nobody ever answers: what is shown is as it was asked for. */
    private Needs needs() {
        return new Needs() {
            @Override
            public NeedHost open() {
                hosts++;
                return new Silent();
            }

            @Override
            public ReadOnlyObjectProperty<EngineState> engine() {
                return new ReadOnlyObjectWrapper<>(EngineState.READY).getReadOnlyProperty();
            }
        };
    }

    private final class Silent implements NeedHost {
        @Override
        public <D> void ask(
                Need<D> need, Consumer<? super D> answered, Consumer<? super Problem> troubled) {}

        @Override
        public ReadOnlyBooleanProperty waiting() {
            return new ReadOnlyBooleanWrapper().getReadOnlyProperty();
        }

        @Override
        public void cancel() {}

        @Override
        public void dispose() {
            hosts--;
        }
    }

    private JsonNode shown(int index) {
        return explore.panes().get(index).stage().state().orElseThrow();
    }

    /** A gesture in a picture's view. */
    private void gesture(int index, JsonNode written) {
        StageViewModel stage = explore.panes().get(index).stage();
        Hosted<?, ?, ?> hosted = stage.hosted().get().orElseThrow();
        change(stage, hosted, written);
    }

    private static void change(StageViewModel stage, Hosted<?, ?, ?> hosted, JsonNode written) {
        Tally.State state =
                JSON.read(
                        written,
                        "test",
                        Tally.State.class,
                        dev.glassbox.runtime.intake.UnknownKeys.REFUSED);
        dev.glassbox.app.lesson.Gestures.make(stage, hosted, state);
    }

    @Test
    void aPromptIsThePromptOfAllPicturesAndSoIsAModel() {
        explore.add("tally");
        explore.setPrompt("abc");
        explore.setModel("other");
        assertThat(shown(0)).isEqualTo(state("other", "abc", 0));
        assertThat(shown(1)).isEqualTo(state("other", "abc", 0));
    }

    @Test
    void whatIsTypedInOnePictureIsReadByAllAndItsOwnChoicesStayItsOwn() {
        explore.add("tally");
        gesture(0, state("m", "ab", 7));
        assertThat(shown(1)).isEqualTo(state("m", "ab", 0));
        gesture(1, state("m", "longer", 0));
        assertThat(shown(0)).isEqualTo(state("m", "longer", 7));
        assertThat(explore.state().get().prompt()).isEqualTo("longer");
    }

    @Test
    void everythingCanBeTakenBackAndDoneAgain() {
        explore.panes();
        explore.setPrompt("abc");
        explore.add("tally");
        explore.setColumns(3);
        gesture(0, state("m", "abc", 1));
        ExploreState last = explore.state().get();
        for (int i = 0; i < 4; i++) {
            explore.undo();
        }
        assertThat(explore.state().get()).isEqualTo(first());
        assertThat(shown(0)).isEqualTo(state("m", "ab", 0));
        for (int i = 0; i < 4; i++) {
            explore.redo();
        }
        assertThat(explore.state().get()).isEqualTo(last);
        assertThat(kept).last().isEqualTo(last);
    }

    @Test
    void aPictureThatIsTakenAwayLetsGoOfWhatItAsked() {
        explore.add("tally");
        explore.panes();
        assertThat(hosts).isEqualTo(2);
        explore.remove(0);
        assertThat(hosts).isEqualTo(1);
        assertThat(explore.panes()).hasSize(1);
    }

    @Test
    void sixPicturesAreTheMost() {
        for (int i = 0; i < 9; i++) {
            explore.add("tally");
        }
        assertThat(explore.state().get().panes()).hasSize(ExploreState.MOST);
        assertThat(explore.hasRoom()).isFalse();
    }

    @Test
    void aClickerGoesFromAllOfThemThroughOneAfterTheOtherBackToAll() {
        explore.add("tally");
        List<OptionalInt> seen = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            explore.page(1);
            seen.add(explore.state().get().large());
        }
        explore.page(-1);
        seen.add(explore.state().get().large());
        assertThat(seen)
                .containsExactly(
                        OptionalInt.of(0),
                        OptionalInt.of(1),
                        OptionalInt.empty(),
                        OptionalInt.of(1));
        assertThat(explore.showAll()).isTrue();
        assertThat(explore.showAll()).isFalse();
    }

    @Test
    void aSharedPictureIsShownAloneWithItsModelAndPrompt() {
        explore.openAlone("tally", state("theirs", "their text", 3));
        assertThat(explore.state().get().model()).isEqualTo("theirs");
        assertThat(explore.state().get().prompt()).isEqualTo("their text");
        assertThat(shown(0)).isEqualTo(state("theirs", "their text", 3));
        explore.undo();
        assertThat(explore.state().get()).isEqualTo(first());
    }

    @Test
    void aVisualizerThatIsNotHereIsSaidInItsPlace() {
        explore.openAlone("gone", JsonNodeFactory.instance.objectNode());
        assertThat(explore.panes().get(0).stage().broken().get().orElseThrow().id())
                .isEqualTo("stage.no-such-visualizer");
    }

    @Test
    void theStateIsTheSameAfterJson() {
        ExploreState state =
                first().plus(pane("m", "ab", 4)).withColumns(3).withLarge(OptionalInt.of(1));
        assertThat(ExploreJson.read(JSON, ExploreJson.write(JSON, state), "test")).isEqualTo(state);
        assertThat(ExploreJson.read(JSON, ExploreJson.write(JSON, first()), "test"))
                .isEqualTo(first());
    }

    @Test
    void whatIsNoStateIsRefusedByNameAndPlace() {
        ObjectNode columns = (ObjectNode) ExploreJson.write(JSON, first());
        columns.put("columns", 9);
        assertThatThrownBy(() -> ExploreJson.read(JSON, columns, "f.json"))
                .isInstanceOf(IntakeException.class);
        ObjectNode unknown = (ObjectNode) ExploreJson.write(JSON, first());
        unknown.put("colour", "red");
        assertThatThrownBy(() -> ExploreJson.read(JSON, unknown, "f.json"))
                .isInstanceOf(IntakeException.class);
        ObjectNode lacking = (ObjectNode) ExploreJson.write(JSON, first());
        lacking.remove("panes");
        assertThatThrownBy(() -> ExploreJson.read(JSON, lacking, "f.json"))
                .isInstanceOf(IntakeException.class);
    }
}
