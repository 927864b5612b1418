package dev.glassbox.visualizers.norm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.visualizers.testing.Engine;
import org.junit.jupiter.api.Test;

class NormFrameTest {
    private static final NormVisualizer VISUALIZER = new NormVisualizer();

    private static NormFrame frame(NormState state) {
        return VISUALIZER.frame(state, Engine.answer(VISUALIZER.needs(state)));
    }

    private static NormState start() {
        return VISUALIZER.initialState();
    }

    @Test
    void layerNormOfOneToFourIsWhatTheFormulaSays() {
        NormStep step = NormStep.of(new double[] {1, 2, 3, 4}, 0, false);
        assertThat(step.mean()).isEqualTo(2.5);
        assertThat(step.variance()).isEqualTo(1.25);
        assertThat(step.normalized()[3]).isCloseTo(1.5 / Math.sqrt(1.25), within(1e-15));
    }

    @Test
    void rmsNormLeavesTheMeanIn() {
        NormStep step = NormStep.of(new double[] {1, 2, 3, 4}, 0, true);
        assertThat(step.variance()).isEqualTo(7.5);
        assertThat(step.normalized()[0]).isCloseTo(1 / Math.sqrt(7.5), within(1e-15));
    }

    @Test
    void theEngineAgreesAtEveryNormOfTheModel() {
        for (NormState.Place place : NormState.Place.values()) {
            for (int layer = 0; layer < 4; layer++) {
                NormFrame frame = frame(start().withPlace(place).withLayer(layer).inspecting(7));
                assertThat(frame.check().orElseThrow().key()).isEqualTo("norm.check");
                assertThat(frame.inspection().orElseThrow().check().orElseThrow().agrees())
                        .isTrue();
            }
        }
    }

    @Test
    void whatTheModelDoesNotDoIsMarked() {
        NormFrame frame = frame(start().withWhatIf(true));
        assertThat(frame.rows()).hasSize(4);
        assertThat(frame.rows().get(3).whatIf()).isTrue();
        assertThat(frame.rows().get(2).whatIf()).isFalse();
        assertThat(frame.otherKind()).isEqualTo("RMSNorm");
    }

    @Test
    void aLayerThatThereIsNotIsSaid() {
        NormFrame frame = frame(start().withLayer(9));
        assertThat(frame.description().key()).isEqualTo("norm.absent.layer");
        assertThat(frame.tables()).isEmpty();
    }
}
