package dev.glassbox.runtime.model;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What can be known of a model without the engine: plain values, safe on any thread.
 *
 * @param card what is said about it
 * @param config its shape
 * @param tokenizer absent when the folder has none
 * @param warnings what was left out of account, such as tensors that mean nothing to the family
 * @param labels what the logits of a model that sorts texts stand for; empty where they stand for
 *     tokens
 * @param endIds the tokens after which the model's text is over; none where the folder names none
 * @param tensors the shapes of its weights by name, in the order of the pass; none where they are
 *     not known
 */
public record ModelDescription(
        ModelCard card,
        ModelConfig config,
        Optional<Tokenizer> tokenizer,
        List<Problem> warnings,
        List<String> labels,
        Set<Integer> endIds,
        Map<String, List<Integer>> tensors) {
    public ModelDescription {
        warnings = List.copyOf(warnings);
        labels = List.copyOf(labels);
        endIds = Set.copyOf(endIds);
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors)); // keeps the order
    }

    /** Of a model whose text is never over by itself. */
    public ModelDescription(
            ModelCard card,
            ModelConfig config,
            Optional<Tokenizer> tokenizer,
            List<Problem> warnings) {
        this(card, config, tokenizer, warnings, List.of(), Set.of(), Map.of());
    }

    /** Of a model whose logits stand for tokens. */
    public ModelDescription(
            ModelCard card,
            ModelConfig config,
            Optional<Tokenizer> tokenizer,
            List<Problem> warnings,
            Set<Integer> endIds) {
        this(card, config, tokenizer, warnings, List.of(), endIds, Map.of());
    }

    /** The same model, whose logits stand for these. */
    public ModelDescription withLabels(List<String> named) {
        return new ModelDescription(card, config, tokenizer, warnings, named, endIds, tensors);
    }

    /** The same model, of whose weights the shapes are known. */
    public ModelDescription withTensors(Map<String, List<Integer>> shapes) {
        return new ModelDescription(card, config, tokenizer, warnings, labels, endIds, shapes);
    }

    /**
     * Cuts a prompt into the tokens this model would read, with what it expects around a text, such
     * as a token that begins it.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the prompt is empty, has a character
     *     no token expresses, or is longer than the model's context
     */
    public List<Token> encode(String prompt) {
        Tokenizer known =
                tokenizer.orElseThrow(
                        () -> Problem.input("model.no-tokenizer", card.id()).asException());
        List<Token> tokens = known.encodePrompt(prompt);
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
