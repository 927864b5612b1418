package dev.glassbox.visualizers.positions;

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

/** What do the tokens of a prompt ask for and offer in the first layer, wherever they stand? */
record Content(String model, String prompt) implements Question<Content.Answer> {

    /**
     * The weights on the way from an embedding to q and k in the first layer of a GPT-2.
     *
     * @param tokens {@code W_E [d_vocab, d_model]}
     * @param positions {@code W_pos [n_ctx, d_model]}
     * @param gain of the first norm, {@code [d_model]}
     * @param shift of the first norm, {@code [d_model]}
     * @param qkv {@code [d_model, 3 d_model]}: queries, keys, values, head by head
     * @param bias {@code [3 d_model]}
     */
    record Weights(
            Tensor tokens, Tensor positions, Tensor gain, Tensor shift, Tensor qkv, Tensor bias) {}

    /**
     * @param trace a pass over the prompt with the first layer's scores
     * @param weights absent where the model is no GPT-2
     */
    record Answer(TraceAnswer trace, Optional<Weights> weights) implements QuestionAnswer {
        @Override
        public long bytes() {
            return weights.map(w -> 4L * (w.tokens().size() + w.qkv().size())).orElse(1000L);
        }

        @Override
        public Optional<TraceAnswer> source() {
            return Optional.of(trace);
        }
    }

    @Override
    public Answer answer(OpenModels models, Asking<Answer> asking) {
        TraceRequest request =
                new TraceRequest(Set.of(HookPoint.attnScores(0)), TraceRequest.Logits.LAST);
        TraceAnswer trace = models.trace(model, prompt, request, asking);
        return new Answer(trace, weights(models));
    }

    private Optional<Weights> weights(OpenModels models) {
        Optional<Tensor> tokens = models.weight(model, EmbeddingMatrix.TOKENS);
        Optional<Tensor> positions = models.weight(model, EmbeddingMatrix.POSITIONS);
        Optional<Tensor> gain = models.weight(model, "h.0.ln_1.weight");
        Optional<Tensor> shift = models.weight(model, "h.0.ln_1.bias");
        Optional<Tensor> qkv = models.weight(model, "h.0.attn.c_attn.weight");
        Optional<Tensor> bias = models.weight(model, "h.0.attn.c_attn.bias");
        boolean all =
                tokens.isPresent()
                        && positions.isPresent()
                        && gain.isPresent()
                        && shift.isPresent()
                        && qkv.isPresent()
                        && bias.isPresent();
        return all
                ? Optional.of(
                        new Weights(
                                tokens.get(),
                                positions.get(),
                                gain.get(),
                                shift.get(),
                                qkv.get(),
                                bias.get()))
                : Optional.empty();
    }
}
