package dev.glassbox.visualizers.neurons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.visualizers.testing.Engine;
import org.junit.jupiter.api.Test;

class NeuronsFrameTest {
    private static final NeuronsVisualizer VISUALIZER = new NeuronsVisualizer();

    private static NeuronsFrame frame(NeuronsState state) {
        return VISUALIZER.frame(state, Engine.answer(VISUALIZER.needs(state)));
    }

    private static NeuronsState start() {
        return VISUALIZER.initialState();
    }

    @Test
    void theErrorFunctionIsThatOfTheTables() { // Abramowitz and Stegun 1964, table 7.1
        assertThat(Curve.erf(0.5)).isCloseTo(0.5204998778, within(1e-10));
        assertThat(Curve.erf(1)).isCloseTo(0.8427007929, within(1e-10));
        assertThat(Curve.erf(2)).isCloseTo(0.9953222650, within(1e-10));
        assertThat(Curve.erf(2.6)).isCloseTo(0.9997639656, within(1e-10));
        assertThat(Curve.erf(-1)).isCloseTo(-0.8427007929, within(1e-10));
    }

    @Test
    void everyActivationOfEveryLayerIsTheCurveOfItsInput() {
        for (int layer = 0; layer < 4; layer++) {
            NeuronsFrame frame = frame(start().withLayer(layer).withInspector(true));
            assertThat(frame.curve()).contains(Curve.GELU);
            assertThat(frame.check().orElseThrow().key()).isEqualTo("neurons.check");
            assertThat(frame.inspection().orElseThrow().check().orElseThrow().agrees()).isTrue();
        }
    }

    @Test
    void theMostActiveNeuronComesFirst() {
        NeuronsFrame.Layer layer = frame(start()).layer().orElseThrow();
        float[] here = layer.here();
        for (float value : here) {
            assertThat(Math.abs(value)).isLessThanOrEqualTo(Math.abs(here[layer.top().get(0)]));
        }
        assertThat(layer.neuron()).isEqualTo(layer.top().get(0));
    }

    @Test
    void oneNeuronAnswersToPlacesOfTheSampleTextAndPushesTokensBothWays() {
        NeuronsFrame frame = frame(start().withLayer(3).showing(NeuronsState.Picture.NEURON));
        NeuronsAnswer.About about = frame.about().orElseThrow();
        assertThat(about.whole()).isTrue();
        assertThat(about.read()).isGreaterThan(400);
        assertThat(about.contexts()).hasSize(12);
        assertThat(about.contexts().get(0).activation())
                .isGreaterThanOrEqualTo(about.contexts().get(11).activation())
                .isGreaterThan(0);
        assertThat(about.writes()).isGreaterThan(0);
        assertThat(about.raised()).hasSize(5).allMatch(push -> push.logits() > 0);
        assertThat(about.lowered()).hasSize(5).allMatch(push -> push.logits() < 0);
    }

    @Test
    void aNeuronThatThereIsNotIsSaid() {
        assertThat(frame(start().withNeuron(999)).description().key())
                .isEqualTo("neurons.absent.neuron");
        assertThat(frame(start().withLayer(9)).description().key())
                .isEqualTo("neurons.absent.layer");
    }
}
