package dev.glassbox.visualizers.attention;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.List;

/**
 * What was read, by which shape of model.
 *
 * @param tokens the tokens that look, as a person shall see them, one per position
 * @param keys the tokens that are looked at: the same ones, unless a text looks at another
 * @param layers how many the model has
 * @param heads how many a layer has
 * @param recorded whether the numbers come from a recorded artefact, not from a pass just now
 */
record Reading(List<String> tokens, List<String> keys, int layers, int heads, boolean recorded) {
    Reading {
        tokens = List.copyOf(tokens);
        keys = List.copyOf(keys);
    }

    /** A text that looks at itself. */
    Reading(List<String> tokens, int layers, int heads, boolean recorded) {
        this(tokens, tokens, layers, heads, recorded);
    }

    static Reading of(TraceAnswer data) {
        return new Reading(
                data.tokens().stream().map(token -> TokenText.visible(token.text())).toList(),
                data.config().nLayers(),
                data.config().nHeads(),
                data.trace().origin().recorded());
    }
}
