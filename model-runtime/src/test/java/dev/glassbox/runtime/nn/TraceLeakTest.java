package dev.glassbox.runtime.nn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.djl.NativeLedger;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.nn.gpt2.Gpt2Provider;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TraceLeakTest {
    @Test
    void tracesLeaveNoNativeArrayBehindAndClosingGivesAllBack() {
        try (NDManager observer = EngineThread.enter().newManager()) {
            int before = NativeLedger.arrays(observer);
            try (LanguageModel model = open()) {
                Set<HookPoint> all = Set.copyOf(model.hookPoints());
                trace(model, all, 64);
                int warm = NativeLedger.arrays(observer);
                for (int round = 0; round < 20; round++) {
                    trace(model, all, 64 - round); // another length each time
                    trace(model, Set.of(), 64);
                }
                assertThat(NativeLedger.arrays(observer)).isEqualTo(warm);
            }
            assertThat(NativeLedger.arrays(observer)).isEqualTo(before);
        }
    }

    private static LanguageModel open() {
        return new Gpt2Provider().open(TestModels.bundled("shakespeare-char"), "test");
    }

    private static void trace(LanguageModel model, Set<HookPoint> hooks, int length) {
        int[] ids = new int[length];
        Arrays.setAll(ids, i -> i % 65);
        model.run(ids, new TraceRequest(hooks, Logits.LAST), Cancellation.NONE);
    }
}
