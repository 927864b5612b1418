package dev.glassbox.visualizers.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.visualizers.api.VisualizerView;
import dev.glassbox.visualizers.testing.Engine;
import dev.glassbox.visualizers.testing.Fx;
import dev.glassbox.visualizers.testing.TestHost;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SamplingViewTest {
    private static final SamplingVisualizer VISUALIZER = new SamplingVisualizer();

    private TestHost<SamplingState> host;
    private VisualizerView<SamplingState, SamplingFrame> view;
    private Scene scene;

    @BeforeAll
    static void toolkit() {
        Fx.start();
    }

    @BeforeEach
    void show() {
        host = new TestHost<>("en", "light");
        view = Fx.on(() -> VISUALIZER.createView(host));
        host.answerWith(s -> view.show(s, VISUALIZER.frame(s, Engine.answer(VISUALIZER.needs(s)))));
        scene = Fx.on(() -> Fx.scene(new StackPane(view.node()), "light", 1100, 800, 15));
        SamplingState state = VISUALIZER.initialState();
        SamplingFrame frame = VISUALIZER.frame(state, Engine.answer(VISUALIZER.needs(state)));
        Fx.run(() -> view.show(state, frame));
        Fx.picture(scene);
    }

    @AfterEach
    void leave() {
        Fx.run(view::dispose);
    }

    private void press(String node, KeyCode... keys) {
        Node target = Fx.on(() -> scene.getRoot().lookup(node));
        for (KeyCode key : keys) {
            Fx.run(
                    () ->
                            target.fireEvent(
                                    new KeyEvent(
                                            KeyEvent.KEY_PRESSED,
                                            "",
                                            "",
                                            key,
                                            false,
                                            false,
                                            false,
                                            false)));
        }
        Fx.picture(scene);
    }

    private SamplingState last() {
        return host.asked().get(host.asked().size() - 1);
    }

    @Test
    void enterPutsTheTokenAfterTheTextAndTheTreeLeadsBack() {
        SamplingState start = VISUALIZER.initialState();
        SamplingFrame frame = VISUALIZER.frame(start, Engine.answer(VISUALIZER.needs(start)));
        press(".sampling-stages", KeyCode.DOWN, KeyCode.ENTER);
        assertThat(last().written()).containsExactly(frame.candidates().get(1).id());
        press(".sampling-stages", KeyCode.HOME, KeyCode.ENTER);
        assertThat(last().written()).hasSize(2);
        press(".sampling-branches", KeyCode.LEFT, KeyCode.LEFT, KeyCode.ENTER);
        assertThat(last().at()).isZero();
        assertThat(last().tree()).hasSize(2);
        press(".sampling-branches", KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.ENTER);
        assertThat(last().written()).hasSize(2);
    }

    @Test
    void keysDrawExplainAndTurnToTheTable() {
        press(".sampling-stages", KeyCode.D);
        assertThat(last().attempt()).isZero();
        press(".sampling-stages", KeyCode.D);
        assertThat(last().attempt()).isEqualTo(1);
        press(".sampling-stages", KeyCode.W);
        assertThat(last().inspected()).isNotNull();
        press(".sampling-stages", KeyCode.DOWN, KeyCode.ENTER); // the inspector goes along
        assertThat(last().written()).isEmpty();
        press(".sampling-stages", KeyCode.ESCAPE);
        assertThat(last().inspected()).isNull();
        press(".sampling-stages", KeyCode.T);
        assertThat(last().table()).isTrue();
        int asked = host.asked().size();
        press(".sampling-stages", KeyCode.PAGE_DOWN, KeyCode.PAGE_UP);
        assertThat(host.asked()).hasSize(asked);
    }
}
