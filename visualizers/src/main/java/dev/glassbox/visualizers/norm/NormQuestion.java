package dev.glassbox.visualizers.norm;

import dev.glassbox.runtime.model.ConfigReader;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.Question;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one norm of a model reads and gives. */
record NormQuestion(String model, String prompt, int layer, NormState.Place place)
        implements Question<NormAnswer> {
    private static final String RMS = "rms_norm_eps";
    private static final List<String> EPSILONS =
            List.of(RMS, "layer_norm_epsilon", "layer_norm_eps");
    private static final float COMMON = 1e-5f; // transformers' where config.json names none

    @Override
    public NormAnswer answer(OpenModels models, Asking<NormAnswer> asking) {
        Set<HookPoint> there = new HashSet<>(models.get(model).hookPoints());
        int layers = models.get(model).config().nLayers();
        boolean last = place == NormState.Place.FINAL;
        HookPoint scale = hook("hook_scale");
        HookPoint normalized = hook("hook_normalized");
        HookPoint input = input(there, last ? layers - 1 : layer);
        TraceRequest request =
                new TraceRequest(Set.of(scale, normalized, input), TraceRequest.Logits.LAST);
        TraceAnswer pass = models.trace(model, prompt, request, asking);
        ConfigReader config = models.config(model);
        Optional<NormAnswer.Step> step =
                pass.trace().find(scale).isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new NormAnswer.Step(
                                        input.name(),
                                        pass.trace().get(input),
                                        pass.trace().get(scale),
                                        pass.trace().get(normalized)));
        return new NormAnswer(pass, step, config.has(RMS), epsilon(config));
    }

    private HookPoint hook(String name) {
        return place == NormState.Place.FINAL
                ? new HookPoint(place.hook() + "." + name)
                : HookPoint.block(layer, place.hook() + "." + name);
    }

    /** What the norm reads: in a post-norm block the sums, else the stream before a part. */
    private HookPoint input(Set<HookPoint> there, int block) {
        HookPoint mid = HookPoint.block(block, "hook_resid_mid");
        HookPoint post = HookPoint.block(block, "hook_resid_post");
        HookPoint pre = HookPoint.block(block, "hook_resid_pre");
        boolean afterSums = there.contains(HookPoint.block(block, "hook_normalized_resid_post"));
        return switch (place) {
            case LN1 -> afterSums ? mid : pre;
            case LN2 -> afterSums ? post : there.contains(mid) ? mid : pre;
            case FINAL -> post;
        };
    }

    private static double epsilon(ConfigReader config) {
        for (String key : EPSILONS) {
            if (config.has(key)) {
                return config.positive(key);
            }
        }
        return COMMON;
    }
}
