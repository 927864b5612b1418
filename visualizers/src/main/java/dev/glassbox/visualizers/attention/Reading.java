package dev.glassbox.visualizers.attention;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.List;

/**
 * What was read, by which shape of model.
 *
 * @param tokens the prompt's tokens as a person shall see them, one per position
 * @param layers how many the model has
 * @param heads how many a layer has
 * @param recorded whether the numbers come from a recorded artefact, not from a pass just now
 */
record Reading(List<String> tokens, int layers, int heads, boolean recorded) {
    Reading {
        tokens = List.copyOf(tokens);
    }

    static Reading of(TraceAnswer data) {
        return new Reading(
                data.tokens().stream().map(token -> TokenText.visible(token.text())).toList(),
                data.config().nLayers(),
                data.config().nHeads(),
                data.trace().origin().recorded());
    }
}
