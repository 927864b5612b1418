package dev.glassbox.runtime.bench;

import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.nn.gpt2.RandomGpt2;
import java.util.List;

/**
 * How large the measured passes are.
 *
 * @param shape of the network
 * @param lengths tokens of the passes with attention kept
 * @param hooked tokens of the passes with everything kept
 * @param shortText tokens before the first measured generation
 * @param longText tokens at the end of the second
 * @param tokens generated in each
 */
public record Scale(
        ModelConfig shape,
        List<Integer> lengths,
        List<Integer> hooked,
        int shortText,
        int longText,
        int tokens) {
    public Scale {
        lengths = List.copyOf(lengths);
        hooked = List.copyOf(hooked);
    }

    /**
     * GPT-2 small, at the lengths the targets are set for.
     *
     * @param all everything kept at every length, which takes some gigabytes
     */
    public static Scale standard(boolean all) {
        List<Integer> lengths = List.of(8, 64, 256, 1024);
        List<Integer> hooked = all ? lengths : List.of(64, 256);
        return new Scale(RandomGpt2.smallShape(), lengths, hooked, 64, 512, 24);
    }
}
