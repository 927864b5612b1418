package dev.glassbox.runtime.model;

import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.runtime.trace.Trace;
import java.util.List;

/**
 * A trace with all that is needed to read it: plain immutable values, safe on any thread.
 *
 * @param card the model it came from
 * @param config that model's shape
 * @param tokenizer that model's tokenizer
 * @param tokens the prompt's tokens, one per position
 * @param trace the numbers
 */
public record TraceAnswer(
        ModelCard card, ModelConfig config, Tokenizer tokenizer, List<Token> tokens, Trace trace) {
    public TraceAnswer {
        tokens = List.copyOf(tokens);
        if (tokens.size() != trace.length()) {
            throw new IllegalArgumentException(
                    tokens.size() + " tokens for a trace of " + trace.length() + " positions");
        }
    }
}
