package dev.glassbox.runtime.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.djl.NativeLedger;
import dev.glassbox.runtime.model.KeyValueCache;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CachedPassTest {
    private static final int[] IDS = {3, 1, 4, 1, 5, 9, 2, 6};
    private static final double TOLERANCE = 1e-5;

    @Test
    void tokenByTokenGivesTheSameLogitsAsTheWholeText() {
        try (LanguageModel model = Passes.open();
                KeyValueCache cache = model.newCache(IDS.length)) {
            Trace whole = Passes.all(model, IDS);
            for (int position = 0; position < IDS.length; position++) {
                Trace step = extend(model, cache, IDS[position]);
                assertThat(step.lastLogits())
                        .containsExactly(
                                whole.logits().row(0, position),
                                org.assertj.core.data.Offset.offset((float) TOLERANCE));
                assertThat(cache.length()).isEqualTo(position + 1);
            }
        }
    }

    @Test
    void aChunkAfterAChunkSeesEverythingBeforeItAndItsOwnPastAlone() {
        try (LanguageModel model = Passes.open();
                KeyValueCache cache = model.newCache(IDS.length)) {
            Trace whole = Passes.all(model, IDS);
            extend(model, cache, Arrays.copyOf(IDS, 3));
            Trace rest = extend(model, cache, Arrays.copyOfRange(IDS, 3, IDS.length));
            for (int position = 3; position < IDS.length; position++) {
                assertThat(rest.logits().row(0, position - 3))
                        .containsExactly(
                                whole.logits().row(0, position),
                                org.assertj.core.data.Offset.offset((float) TOLERANCE));
            }
            assertThat(rest.get(HookPoint.pattern(1)).size(3)).isEqualTo(IDS.length);
            assertThat(rest.get(HookPoint.pattern(1)).row(0, 0, 0))
                    .containsExactly(
                            whole.get(HookPoint.pattern(1)).row(0, 0, 3),
                            org.assertj.core.data.Offset.offset((float) TOLERANCE));
        }
    }

    @Test
    void anotherBranchFromTheMiddleIsAsIfTheFirstHadNeverBeen() {
        try (LanguageModel model = Passes.open();
                KeyValueCache cache = model.newCache(IDS.length)) {
            extend(model, cache, IDS);
            cache.truncate(4);
            Trace branch = extend(model, cache, 7, 8);
            int[] other = {3, 1, 4, 1, 7, 8};
            assertThat(branch.lastLogits())
                    .containsExactly(
                            Passes.all(model, other).logits().row(0, 5),
                            org.assertj.core.data.Offset.offset((float) TOLERANCE));
        }
    }

    @Test
    void cancelledStepsLeaveTheCacheAsItWas() {
        try (LanguageModel model = Passes.open();
                KeyValueCache cache = model.newCache(IDS.length)) {
            extend(model, cache, 3, 1);
            int[] asked = {0};
            assertThatThrownBy(
                            () ->
                                    model.extend(
                                            cache,
                                            new int[] {4},
                                            TraceRequest.lastLogits(),
                                            () -> asked[0]++ > 5))
                    .isInstanceOf(CancellationException.class);
            assertThat(cache.length()).isEqualTo(2);
            int[] text = {3, 1, 5};
            assertThat(extend(model, cache, 5).lastLogits())
                    .containsExactly(
                            Passes.all(model, text).logits().row(0, 2),
                            org.assertj.core.data.Offset.offset((float) TOLERANCE));
        }
    }

    @Test
    void saysHowManyBytesItTakesAndGivesThemBack() {
        try (NDManager observer = EngineThread.enter().newManager();
                LanguageModel model = Passes.open()) {
            Passes.all(model, IDS);
            int before = NativeLedger.arrays(observer);
            try (KeyValueCache cache = model.newCache(8)) {
                var config = model.config();
                assertThat(cache.bytes())
                        .isEqualTo(2L * config.nLayers() * config.dModel() * 8 * Float.BYTES);
                assertThat(cache.bytesUsed()).isZero();
                extend(model, cache, IDS);
                assertThat(cache.bytesUsed()).isEqualTo(cache.bytes());
            }
            Passes.all(model, IDS);
            assertThat(NativeLedger.arrays(observer)).isEqualTo(before);
        }
    }

    private static Trace extend(LanguageModel model, KeyValueCache cache, int... ids) {
        Set<HookPoint> hooks = Set.of(HookPoint.pattern(1));
        return model.extend(cache, ids, new TraceRequest(hooks, Logits.ALL), Cancellation.NONE);
    }
}
