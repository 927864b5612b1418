package dev.glassbox.visualizers.neurons;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.visualizers.api.QuestionAnswer;
import java.util.List;
import java.util.Optional;

/**
 * One layer's hidden numbers, and more of one neuron.
 *
 * @param pass the prompt's pass
 * @param hidden empty where the model has no such layer, or its blocks no MLP
 * @param curve the model's activation function; empty where it is none that is known here
 * @param about one neuron, where it was asked for
 */
record NeuronsAnswer(
        TraceAnswer pass, Optional<Hidden> hidden, Optional<Curve> curve, Optional<About> about)
        implements QuestionAnswer {

    /**
     * What an MLP computes inside, each {@code [1, pos, d_mlp]}.
     *
     * @param pre before the activation function
     * @param linear what the activation is multiplied by; empty where there is no gate
     * @param post what is read out
     */
    record Hidden(Tensor pre, Optional<Tensor> linear, Tensor post) {}

    /**
     * One neuron.
     *
     * @param neuron which
     * @param writes the L2 norm of its row of the output weights
     * @param raised the tokens that its row raises most, the most first, for an activation of 1
     * @param lowered the tokens that it lowers most, the most first
     * @param contexts where it was most active in the sample text, the most first
     * @param read tokens of the sample text that were read
     * @param whole whether all of the sample text has been read
     */
    record About(
            int neuron,
            double writes,
            List<Push> raised,
            List<Push> lowered,
            List<Context> contexts,
            int read,
            boolean whole) {}

    /**
     * A token and how many logits an activation of 1 adds to it.
     *
     * @param text the token's own
     */
    record Push(String text, double logits) {}

    /**
     * A place of the sample text.
     *
     * @param before what stands before the token
     * @param token the token itself
     * @param after what stands behind it
     */
    record Context(String before, String token, String after, double activation) {}

    @Override
    public boolean complete() {
        return about.map(About::whole).orElse(true);
    }

    @Override
    public long bytes() {
        return 4L * pass.trace().logits().size()
                + hidden.map(h -> 12L * h.post().size()).orElse(0L)
                + 8000;
    }

    @Override
    public Optional<TraceAnswer> source() {
        return Optional.of(pass);
    }
}
