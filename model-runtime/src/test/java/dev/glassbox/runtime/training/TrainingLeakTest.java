package dev.glassbox.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.djl.NativeLedger;
import dev.glassbox.runtime.trace.Cancellation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLeakTest {
    @Test
    void stepsAndEvaluationsLeaveNoNativeArrayBehind(@TempDir Path folder) {
        Corpus corpus = TinyRuns.corpus(folder);
        Recipe recipe = TinyRuns.recipe();
        Draws draws = new Draws(1);
        try (NDManager observer = EngineThread.enter().newManager()) {
            int before = NativeLedger.arrays(observer);
            try (TrainedNetwork network =
                    new TrainedNetwork(TinyRuns.plan(corpus, 16, 8), recipe, draws)) {
                TinyRuns.train(network, corpus, draws, 1, 3, 8);
                network.validationLoss(corpus, 8, Cancellation.NONE);
                int warm = NativeLedger.arrays(observer);
                TinyRuns.train(network, corpus, draws, 4, 40, 8);
                network.validationLoss(corpus, 8, Cancellation.NONE);
                assertThat(NativeLedger.arrays(observer)).isEqualTo(warm);
            }
            assertThat(NativeLedger.arrays(observer)).isEqualTo(before);
        }
    }
}
