package dev.glassbox.visualizers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.sandec.jmemorybuddy.JMemoryBuddy;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerCatalog;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.api.VisualizerState;
import dev.glassbox.visualizers.api.VisualizerView;
import dev.glassbox.visualizers.testing.Bundled;
import dev.glassbox.visualizers.testing.Engine;
import dev.glassbox.visualizers.testing.Fx;
import dev.glassbox.visualizers.testing.OtherWeights;
import dev.glassbox.visualizers.testing.TestHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every visualizer on the class path keeps. */
class VisualizerContractTest {
    @BeforeAll
    static void toolkit() {
        Fx.start();
    }

    static Stream<Visualizer<?, ?, ?>> all() {
        VisualizerCatalog catalog = VisualizerCatalog.installed();
        return catalog.ids().stream().map(id -> catalog.byId(id).orElseThrow());
    }

    /** A visualizer in its first state, with data, its view and a scene. */
    private static final class Shown<S extends VisualizerState, D, F extends VisualizerFrame> {
        final TestHost<S> host;
        final VisualizerView<S, F> view;
        final Scene scene;
        final S state;
        final F frame;

        Shown(Visualizer<S, D, F> visualizer, String language, String theme) {
            this(visualizer, language, theme, 900, 650, 15);
        }

        Shown(
                Visualizer<S, D, F> visualizer,
                String language,
                String theme,
                double width,
                double height,
                double em) {
            state = visualizer.initialState();
            frame = visualizer.frame(state, Engine.answer(visualizer.needs(state)));
            host = new TestHost<>(language, theme);
            view = Fx.on(() -> visualizer.createView(host));
            scene =
                    Fx.on(
                            () -> {
                                Scene made =
                                        Fx.scene(
                                                new StackPane(view.node()),
                                                theme,
                                                width,
                                                height,
                                                em);
                                view.show(state, frame);
                                return made;
                            });
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theFirstStateSurvivesJsonAndKeepsItsType(Visualizer<?, ?, ?> visualizer)
            throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        Object state = visualizer.initialState();
        assertThat(json.readValue(json.writeValueAsString(state), visualizer.stateType()))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @MethodSource("all")
    void theDescriptionIsThereInBothLanguages(Visualizer<?, ?, ?> visualizer) {
        Shown<?, ?, ?> shown = new Shown<>(visualizer, "zh", "light");
        for (String language : Bundled.LANGUAGES) {
            assertThat(Bundled.texts(language).text(shown.frame.description()))
                    .doesNotContainPattern("\\{[a-z-]+}");
        }
        assertThat(shown.frame.facts()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void itsNumbersCanBeHadAsTables(Visualizer<?, ?, ?> visualizer) {
        List<FrameTable> tables = new Shown<>(visualizer, "zh", "light").frame.tables();
        assertThat(tables).isNotEmpty();
        assertThat(tables.stream().map(FrameTable::name)).doesNotHaveDuplicates();
        assertThat(tables).allSatisfy(table -> assertThat(table.rows()).isNotEmpty());
        assertThat(tables.stream().flatMap(table -> table.rows().stream()))
                .anySatisfy(row -> assertThat(row).hasAtLeastOneElementOfType(Number.class));
    }

    @ParameterizedTest
    @MethodSource("all")
    void itIsDrawnInEveryThemeAndLanguage(Visualizer<?, ?, ?> visualizer) {
        for (Map.Entry<String, String> look :
                Map.of("light", "zh", "dark", "en", "projector", "zh").entrySet()) {
            Shown<?, ?, ?> shown = new Shown<>(visualizer, look.getValue(), look.getKey());
            WritableImage picture = Fx.picture(shown.scene);
            assertThat(Fx.colours(picture)).as(look.toString()).isGreaterThan(50);
            Fx.run(shown.view::dispose);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyFocusableNodeHasARoleAndWords(Visualizer<?, ?, ?> visualizer) {
        Shown<?, ?, ?> shown = new Shown<>(visualizer, "en", "light");
        Fx.picture(shown.scene);
        List<Node> stops = new ArrayList<>();
        Fx.run(() -> collect(shown.scene.getRoot(), stops));
        assertThat(stops).isNotEmpty();
        for (Node stop : stops) {
            assertThat(stop.getAccessibleRole())
                    .as(stop.toString())
                    .isNotNull()
                    .isNotEqualTo(AccessibleRole.NODE);
            Object spoken = Fx.on(() -> stop.queryAccessibleAttribute(AccessibleAttribute.TEXT));
            String words = stop.getAccessibleText() != null ? stop.getAccessibleText() : "";
            assertThat(words + (spoken == null ? "" : spoken)).as(stop.toString()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theTabKeyReachesEveryStopAndLeavesNoneTwice(Visualizer<?, ?, ?> visualizer) {
        Shown<?, ?, ?> shown = new Shown<>(visualizer, "en", "light");
        Fx.picture(shown.scene);
        List<Node> stops = new ArrayList<>();
        List<Node> reached = new ArrayList<>();
        Fx.run(
                () -> {
                    collect(shown.scene.getRoot(), stops);
                    javafx.stage.Stage stage = new javafx.stage.Stage();
                    stage.setScene(shown.scene);
                    stage.show();
                    stops.get(0).requestFocus();
                });
        for (int i = 0; i < stops.size(); i++) {
            reached.add(Fx.on(() -> shown.scene.getFocusOwner()));
            Fx.run(
                    () ->
                            shown.scene
                                    .getFocusOwner()
                                    .fireEvent(
                                            new javafx.scene.input.KeyEvent(
                                                    javafx.scene.input.KeyEvent.KEY_PRESSED,
                                                    "\t",
                                                    "\t",
                                                    javafx.scene.input.KeyCode.TAB,
                                                    false,
                                                    false,
                                                    false,
                                                    false)));
        }
        assertThat(reached).containsExactlyInAnyOrderElementsOf(stops);
    }

    /** What reads or cuts texts, or only does sums, has no weights to show. */
    private static final Set<String> WITHOUT_WEIGHTS =
            Set.of("tokens", "merges", "cache", "stages");

    @ParameterizedTest
    @MethodSource("all")
    void otherWeightsMakeAnotherPicture(Visualizer<?, ?, ?> visualizer) {
        if (!WITHOUT_WEIGHTS.contains(visualizer.id())) {
            assertThat(tables(visualizer, OtherWeights.models()))
                    .isNotEqualTo(tables(visualizer, Engine.bundled()))
                    .isNotEmpty();
        }
    }

    private static <S extends VisualizerState, D> List<FrameTable> tables(
            Visualizer<S, D, ?> visualizer, OpenModels models) {
        S state = visualizer.initialState();
        return visualizer.frame(state, Engine.answer(models, visualizer.needs(state))).tables();
    }

    /** A stage in a window of 1024 x 768 whose text is half as large again. */
    @ParameterizedTest
    @MethodSource("all")
    void noWordIsCutWhereThereIsLittleRoomForLargeText(Visualizer<?, ?, ?> visualizer) {
        for (String language : Bundled.LANGUAGES) {
            Shown<?, ?, ?> shown = new Shown<>(visualizer, language, "light", 1000, 600, 22.5);
            Fx.picture(shown.scene);
            List<String> cut = new ArrayList<>();
            Fx.run(() -> collectCut(shown.scene.getRoot(), cut));
            assertThat(cut).as(language).isEmpty();
            Fx.run(shown.view::dispose);
        }
    }

    private static void collectCut(Parent parent, List<String> cut) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (!child.isVisible()) {
                continue;
            }
            if (child instanceof Labeled labeled
                    && labeled.lookup(".text") instanceof Text drawn
                    && !drawn.getText().equals(labeled.getText())
                    && labeled.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY) {
                cut.add(labeled.getText() + " -> " + drawn.getText());
            }
            if (child instanceof Parent inner) {
                collectCut(inner, cut);
            }
        }
    }

    private static void collect(Parent parent, List<Node> stops) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (!child.isVisible()) {
                continue;
            }
            if (child.isFocusTraversable() && !child.isDisabled()) {
                stops.add(child);
            }
            if (child instanceof Parent inner) {
                collect(inner, stops);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatGivesAFactAwayCanBeCovered(Visualizer<?, ?, ?> visualizer) {
        Shown<?, ?, ?> shown = new Shown<>(visualizer, "en", "light");
        WritableImage open = Fx.picture(shown.scene);
        for (String fact : shown.frame.facts().keySet()) {
            Fx.run(() -> shown.view.cover(Set.of(fact)));
            assertThat(same(open, Fx.picture(shown.scene))).as(fact).isFalse();
        }
        Fx.run(() -> shown.view.cover(Set.of()));
        assertThat(same(open, Fx.picture(shown.scene))).isTrue();
    }

    private static boolean same(WritableImage a, WritableImage b) {
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                if (a.getPixelReader().getArgb(x, y) != b.getPixelReader().getArgb(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    @ParameterizedTest
    @MethodSource("all")
    void troubleIsASentenceOnScreen(Visualizer<?, ?, ?> visualizer) {
        checkTrouble(new Shown<>(visualizer, "en", "light"));
    }

    private static <S extends VisualizerState, D, F extends VisualizerFrame> void checkTrouble(
            Shown<S, D, F> shown) {
        Fx.run(() -> shown.view.showTrouble(shown.state, "The prompt is empty."));
        Fx.picture(shown.scene);
        boolean said =
                Fx.on(
                        () ->
                                shown.scene.getRoot().lookupAll(".label").stream()
                                        .anyMatch(
                                                node ->
                                                        node
                                                                        instanceof
                                                                        javafx.scene.control.Label
                                                                                label
                                                                && label.isVisible()
                                                                && label.getText()
                                                                        .equals(
                                                                                "The prompt is"
                                                                                        + " empty.")));
        assertThat(said).isTrue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingIsLeftAfterDispose(Visualizer<?, ?, ?> visualizer) {
        JMemoryBuddy.memoryTest(
                checker -> {
                    Shown<?, ?, ?> shown = new Shown<>(visualizer, "en", "light");
                    Fx.picture(shown.scene);
                    Fx.run(
                            () -> {
                                shown.view.dispose();
                                shown.scene.setRoot(new StackPane());
                            });
                    checker.assertCollectable(shown.view);
                    checker.assertCollectable(shown.view.node());
                    checker.setAsReferenced(shown.host);
                });
    }
}
