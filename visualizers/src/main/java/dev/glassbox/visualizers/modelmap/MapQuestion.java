package dev.glassbox.visualizers.modelmap;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.LogitDirection;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.Question;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One pass with what the map draws of it, and what of the model is no activation: which hooks and
 * weights it has, and which direction raises the logit of one token.
 *
 * @param model an id
 * @param prompt the text
 * @param layer the block whose inside is looked at; -1 for none
 * @param token the id whose direction is wanted; -1 for the most probable next token
 */
record MapQuestion(String model, String prompt, int layer, int token)
        implements Question<MapAnswer> {

    /** Patterns of all layers are drawn if they hold no more numbers than this: 16 MB. */
    private static final long MOST_WEIGHTS = 4_000_000;

    @Override
    public MapAnswer answer(OpenModels models, Asking<MapAnswer> asking) {
        LanguageModel opened = models.get(model);
        int tokens = opened.description().encode(prompt).size();
        asking.check();
        TraceRequest request =
                new TraceRequest(hooks(opened.config(), tokens), TraceRequest.Logits.LAST);
        TraceAnswer trace = models.trace(model, prompt, request, asking);
        List<String> labels = opened.description().labels();
        int wanted = token >= 0 ? token : best(trace.trace().lastLogits());
        return new MapAnswer(
                trace,
                opened.hookPoints(),
                opened.description().tensors(),
                opened.writes(),
                labels,
                wanted,
                labels.isEmpty() ? direction(opened, wanted) : Optional.empty());
    }

    /** Some models' logits have no direction; an id may lie outside the vocabulary. */
    private static Optional<LogitDirection> direction(LanguageModel model, int id) {
        if (!model.writes() || id >= model.config().dVocab()) {
            return Optional.empty();
        }
        try {
            return Optional.of(model.direction(id));
        } catch (IntakeException e) {
            return Optional.empty();
        }
    }

    static int best(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            if (logits[i] > logits[best] || Float.isNaN(logits[best])) {
                best = i;
            }
        }
        return best;
    }

    private Set<HookPoint> hooks(ModelConfig config, int tokens) {
        Set<HookPoint> hooks =
                new LinkedHashSet<>(
                        List.of(
                                Anatomy.EMBED,
                                Anatomy.POSITIONS,
                                Anatomy.LAST_NORMALIZED,
                                Anatomy.LAST_SCALE));
        long weights = (long) config.nLayers() * config.nHeads() * tokens * tokens;
        for (int at = 0; at < config.nLayers(); at++) {
            for (String hook :
                    List.of("hook_resid_pre", "hook_attn_out", "hook_resid_mid", "hook_mlp_out")) {
                hooks.add(HookPoint.block(at, hook));
            }
            if (weights <= MOST_WEIGHTS) {
                hooks.add(HookPoint.pattern(at));
            }
        }
        int last = config.nLayers() - 1;
        hooks.add(HookPoint.block(last, "hook_resid_post"));
        hooks.add(HookPoint.block(last, "hook_normalized_resid_post"));
        if (layer >= 0) {
            inside(hooks);
        }
        return hooks;
    }

    private void inside(Set<HookPoint> hooks) {
        hooks.addAll(
                List.of(
                        HookPoint.q(layer),
                        HookPoint.k(layer),
                        HookPoint.v(layer),
                        HookPoint.rotQ(layer),
                        HookPoint.rotK(layer),
                        HookPoint.attnScores(layer),
                        HookPoint.pattern(layer),
                        HookPoint.z(layer)));
        for (String hook :
                List.of(
                        "ln1.hook_normalized",
                        "ln2.hook_normalized",
                        "mlp.hook_pre",
                        "mlp.hook_pre_linear",
                        "mlp.hook_post",
                        "hook_resid_post")) {
            hooks.add(HookPoint.block(layer, hook));
        }
    }
}
