package dev.glassbox.visualizers.embeddings;

import dev.glassbox.runtime.model.EmbeddingMatrix;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.Question;
import dev.glassbox.visualizers.api.QuestionAnswer;
import java.util.Optional;
import java.util.Set;

/** Which rows does the model look up for this prompt, and what enters its first block? */
record LookingUp(String model, String prompt) implements Question<LookingUp.Answer> {
    static final HookPoint INTO_BLOCK_0 = HookPoint.block(0, "hook_resid_pre");

    /**
     * @param trace what entered block 0 in this pass
     * @param tokens {@code W_E [d_vocab, d_model]}; absent where the family has none
     * @param positions {@code W_pos [n_ctx, d_model]}; absent where positions are not learned
     */
    record Answer(TraceAnswer trace, Optional<Tensor> tokens, Optional<Tensor> positions)
            implements QuestionAnswer {
        @Override
        public long bytes() {
            long weights = tokens.map(t -> 4L * t.size()).orElse(0L);
            return weights + 4L * trace.tokens().size() * trace.config().dModel();
        }

        @Override
        public Optional<TraceAnswer> source() {
            return Optional.of(trace);
        }
    }

    @Override
    public Answer answer(OpenModels models, Asking<Answer> asking) {
        TraceRequest request = new TraceRequest(Set.of(INTO_BLOCK_0), TraceRequest.Logits.LAST);
        TraceAnswer trace = models.trace(model, prompt, request, asking);
        asking.check();
        return new Answer(
                trace,
                models.weight(model, EmbeddingMatrix.TOKENS),
                models.weight(model, EmbeddingMatrix.POSITIONS));
    }
}
