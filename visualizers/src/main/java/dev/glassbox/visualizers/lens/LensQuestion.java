package dev.glassbox.visualizers.lens;

import dev.glassbox.runtime.analysis.LogitLens;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.Question;
import java.util.Set;

/** A prompt read through the logit lens. */
record LensQuestion(String model, String prompt) implements Question<LensAnswer> {
    static final int TOP = 5;
    private static final HookPoint SCALE = new HookPoint("ln_final.hook_scale");

    @Override
    public LensAnswer answer(OpenModels models, Asking<LensAnswer> asking) {
        LanguageModel opened = models.get(model);
        // the model's own answer, to hold the last stage against
        TraceRequest own = new TraceRequest(Set.of(SCALE), TraceRequest.Logits.LAST);
        TraceAnswer pass = models.trace(model, prompt, own, asking);
        LogitLens lens = LogitLens.of(opened, pass.trace().ids(), TOP, asking);
        return new LensAnswer(pass, lens, opened.writes());
    }
}
