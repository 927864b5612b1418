package dev.glassbox.runtime.nn;

import static dev.glassbox.runtime.nn.Families.TOLERANCE;
import static dev.glassbox.runtime.nn.Families.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.model.KeyValueCache;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.tensor.SafetensorsFile;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.util.Arrays;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every decoder family computes what transformers computes. */
class FamilyReferenceTest {
    private static final String DECODERS = "dev.glassbox.runtime.nn.Families#decoders";

    @ParameterizedTest
    @MethodSource(DECODERS)
    void logitsHiddenStatesAndPatternsAreThoseOfTransformers(String name) {
        try (LanguageModel model = Families.open(name);
                SafetensorsFile numbers = Families.numbers(name)) {
            Trace trace = Passes.all(model, Families.ids(numbers, "ids"));
            assertClose(numbers, "logits", trace.logits());
            for (int layer = 0; layer < model.config().nLayers(); layer++) {
                check(numbers, trace, layer, "hidden", "hook_resid_pre");
                check(numbers, trace, layer, "pattern", "attn.hook_pattern");
                check(numbers, trace, layer, "z", "attn.hook_z");
                check(numbers, trace, layer, "attn_out", "hook_attn_out");
                check(numbers, trace, layer, "mlp_post", "mlp.hook_post");
                check(numbers, trace, layer, "mlp_out", "hook_mlp_out");
                check(numbers, trace, layer, "resid_post", "hook_resid_post");
            }
        }
    }

    private static void check(
            SafetensorsFile numbers, Trace trace, int layer, String name, String hook) {
        assertClose(numbers, name + "." + layer, trace.get(HookPoint.block(layer, hook)));
    }

    @ParameterizedTest
    @MethodSource(DECODERS)
    void theGreedyContinuationIsThatOfTransformers(String name) {
        try (LanguageModel model = Families.open(name);
                SafetensorsFile numbers = Families.numbers(name)) {
            int[] ids = Families.ids(numbers, "ids");
            int[] expected = Families.ids(numbers, "greedy");
            for (int id : expected) {
                float[] logits =
                        model.run(ids, TraceRequest.lastLogits(), Cancellation.NONE).lastLogits();
                assertThat(best(logits)).isEqualTo(id);
                ids = Arrays.copyOf(ids, ids.length + 1);
                ids[ids.length - 1] = id;
            }
        }
    }

    @ParameterizedTest
    @MethodSource(DECODERS)
    void theSameContinuationWithTheCacheAndTheSameNumbers(String name) {
        try (LanguageModel model = Families.open(name);
                SafetensorsFile numbers = Families.numbers(name)) {
            int[] prompt = Families.ids(numbers, "ids");
            int[] follows = Families.ids(numbers, "greedy");
            int[] all = Arrays.copyOf(prompt, prompt.length + follows.length);
            System.arraycopy(follows, 0, all, prompt.length, follows.length);
            Trace whole = Passes.all(model, all);
            try (KeyValueCache cache = model.newCache(all.length)) {
                Trace step = extend(model, cache, prompt);
                for (int id : follows) {
                    assertThat(best(step.lastLogits())).isEqualTo(id);
                    step = extend(model, cache, id);
                    int position = cache.length() - 1;
                    assertThat(step.lastLogits())
                            .containsExactly(
                                    whole.logits().row(0, position),
                                    Offset.offset((float) TOLERANCE));
                    HookPoint pattern = HookPoint.pattern(model.config().nLayers() - 1);
                    int seen = position + 1;
                    assertThat(step.get(pattern).row(0, 0, 0))
                            .containsExactly(
                                    Arrays.copyOf(whole.get(pattern).row(0, 0, position), seen),
                                    Offset.offset((float) TOLERANCE));
                }
            }
        }
    }

    private static Trace extend(LanguageModel model, KeyValueCache cache, int... ids) {
        HookPoint pattern = HookPoint.pattern(model.config().nLayers() - 1);
        TraceRequest request = new TraceRequest(Set.of(pattern), Logits.LAST);
        return model.extend(cache, ids, request, Cancellation.NONE);
    }

    private static int best(float[] logits) {
        int best = 0;
        for (int id = 1; id < logits.length; id++) {
            if (logits[id] > logits[best]) {
                best = id;
            }
        }
        return best;
    }
}
