package dev.glassbox.app.lab;

import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.runtime.trace.Trace;
import java.util.List;

/**
 * What the network was like at one step, on the heap.
 *
 * @param step updates done
 * @param sample what it wrote, from the recipe's beginning, at temperature 0.8 and a seed of its
 *     own
 * @param tokens of the probe prompt
 * @param trace of the probe prompt: every pattern, the last logits
 * @param likeliest what it expects after the prompt, the likeliest first
 * @param embedding rows of the token embedding that are followed, {@code [n, d_model]}
 * @param followed the ids of those rows
 * @param names their tokens as a person shall see them
 */
public record Look(
        int step,
        String sample,
        List<Token> tokens,
        Trace trace,
        List<Expected> likeliest,
        Tensor embedding,
        List<Integer> followed,
        List<String> names) {
    public Look {
        tokens = List.copyOf(tokens);
        likeliest = List.copyOf(likeliest);
        followed = List.copyOf(followed);
        names = List.copyOf(names);
    }

    /**
     * @param token as a person shall see it
     * @param probability from 0 to 1
     */
    public record Expected(int id, String token, double probability) {}
}
