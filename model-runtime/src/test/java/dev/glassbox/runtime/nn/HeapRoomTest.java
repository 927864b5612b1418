package dev.glassbox.runtime.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.nn.gpt2.RandomGpt2;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HeapRoomTest {
    @ParameterizedTest
    @MethodSource("dev.glassbox.runtime.nn.LinearKernelTest#models")
    void theCountIsWhatTheCopiesReallyTake(Path folder) {
        ModelCatalog catalog = new ModelCatalog(Map.of(), ModelCatalog.providersOnClassPath());
        try (LanguageModel model = catalog.open(folder.toString())) {
            int[] ids = new int[Math.min(7, model.config().nCtx())];
            Arrays.setAll(ids, i -> i % model.config().dVocab());
            TraceRequest request = new TraceRequest(Set.copyOf(model.hookPoints()), Logits.ALL);
            Trace trace = model.run(ids, request, Cancellation.NONE);
            long taken =
                    trace.logits().size()
                            + trace.hooks().stream()
                                    .mapToLong(hook -> trace.get(hook).size())
                                    .sum();
            double counted = new HeapRoom(model.config(), ids.length, ids.length).bytes(request);
            if (model.description().labels().isEmpty()) {
                assertThat(counted).isEqualTo(4.0 * taken);
            } else {
                assertThat(counted).isGreaterThanOrEqualTo(4.0 * taken); // few labels, many tokens
            }
        }
    }

    /** 2 layers x 16 heads x 20,000 x 20,000 x 4 bytes, twice: no heap here has that. */
    @Test
    void aRequestThatTheHeapCannotHoldIsRefusedBeforeItIsComputed() {
        int length = 20_000;
        try (LanguageModel model =
                RandomGpt2.open(RandomGpt2.shape(2, 16, 16, 10, length), Activation.GELU, 1)) {
            TraceRequest all = new TraceRequest(Set.copyOf(model.hookPoints()), Logits.LAST);
            long start = System.nanoTime();
            IntakeException refused =
                    catchThrowableOfType(
                            IntakeException.class,
                            () -> model.run(new int[length], all, Cancellation.NONE));
            assertThat(refused.problem().id()).isEqualTo("trace.no-heap");
            assertThat(refused.problem().arguments()).containsKeys("needed", "free", "hooks");
            assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
        }
    }
}
