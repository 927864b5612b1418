package dev.glassbox.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.djl.NativeLedger;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.TraceRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    /** What a lab does on top: probes, layer by layer, moments, checkpoints. */
    @Test
    void aWholeRunThatIsWatchedLeavesNoNativeArrayBehind(@TempDir Path folder) {
        Recipe recipe = TinyRuns.recipe().with(new Recipe.Schedule(4, 300, 50, 20));
        try (NDManager observer = EngineThread.enter().newManager()) {
            int before = NativeLedger.arrays(observer);
            List<Integer> counts = new ArrayList<>();
            TrainingListener watching =
                    new TinyRuns.Probing() {
                        @Override
                        public int probeEvery() {
                            return 10;
                        }

                        @Override
                        public void probe(Probe probe) {
                            probe.model()
                                    .run(
                                            new int[] {1, 2, 3},
                                            TraceRequest.lastLogits(),
                                            Cancellation.NONE);
                        }

                        @Override
                        public void metrics(TrainingMetrics line) {
                            counts.add(NativeLedger.arrays(observer));
                        }
                    };
            new Trainer(recipe, 1, TinyRuns.corpus(folder), folder.resolve("run"))
                    .start(watching, new TrainingControl());
            assertThat(counts).hasSize(30);
            assertThat(Set.copyOf(counts)).as("%s", counts).hasSize(1);
            assertThat(NativeLedger.arrays(observer)).isEqualTo(before);
        }
    }
}
