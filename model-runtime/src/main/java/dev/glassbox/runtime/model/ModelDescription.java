package dev.glassbox.runtime.model;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import java.util.List;
import java.util.Optional;

/**
 * What can be known of a model without the engine: plain values, safe on any thread.
 *
 * @param card what is said about it
 * @param config its shape
 * @param tokenizer absent when the folder has none
 * @param warnings what was left out of account, such as tensors that mean nothing to the family
 */
public record ModelDescription(
        ModelCard card, ModelConfig config, Optional<Tokenizer> tokenizer, List<Problem> warnings) {
    public ModelDescription {
        warnings = List.copyOf(warnings);
    }

    /**
     * Cuts a prompt into the tokens this model would read.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the prompt is empty, has a character
     *     no token expresses, or is longer than the model's context
     */
    public List<Token> encode(String prompt) {
        Tokenizer known =
                tokenizer.orElseThrow(
                        () -> Problem.input("model.no-tokenizer", card.id()).asException());
        List<Token> tokens = known.encode(prompt);
        checkLength(tokens.size());
        return tokens;
    }

    /**
     * Refuses ids that this model cannot read, before anything native is touched.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if there are none, too many, or one is
     *     outside the vocabulary
     */
    public void check(int[] ids) {
        checkLength(ids.length);
        for (int id : ids) {
            if (id < 0 || id >= config.dVocab()) {
                throw Problem.input(
                                "tokenizer.unknown-id",
                                card.id(),
                                "id",
                                id,
                                "size",
                                config.dVocab())
                        .asException();
            }
        }
    }

    private void checkLength(int tokens) {
        if (tokens == 0) {
            throw Problem.input("prompt.empty", card.id()).asException();
        }
        if (tokens > config.nCtx()) {
            throw Problem.input(
                            "prompt.too-long", card.id(), "tokens", tokens, "limit", config.nCtx())
                    .asException();
        }
    }
}
