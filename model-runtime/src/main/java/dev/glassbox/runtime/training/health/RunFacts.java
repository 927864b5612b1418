package dev.glassbox.runtime.training.health;

import dev.glassbox.runtime.training.Corpus;
import dev.glassbox.runtime.training.Recipe;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * What is known of a training before its first step. What may be wrong with it on purpose is not
 * among it: that is for the rules to find.
 *
 * @param text what it learns from
 * @param steps updates it is to make
 * @param batch sequences in one update
 * @param nCtx tokens in one sequence
 * @param parameters weights that are trained
 * @param dropout the share of values that each update leaves out
 * @param weightDecay how strongly the weights are pulled to 0
 */
public record RunFacts(
        Text text,
        int steps,
        int batch,
        int nCtx,
        long parameters,
        double dropout,
        double weightDecay) {
    public RunFacts {
        if (steps < 1 || batch < 1 || nCtx < 1 || parameters < 1) {
            throw new IllegalArgumentException(
                    "steps "
                            + steps
                            + ", batch "
                            + batch
                            + ", nCtx "
                            + nCtx
                            + ", parameters "
                            + parameters);
        }
    }

    /**
     * A text in numbers, all in nats a token.
     *
     * @param vocabulary different tokens
     * @param trainTokens tokens of the training part
     * @param validationTokens tokens of the validation part
     * @param unigram the loss of a model that knows how often each token occurs in the training
     *     part and nothing else
     * @param floor the loss that no model can be below, where the language is known exactly
     */
    public record Text(
            int vocabulary,
            long trainTokens,
            long validationTokens,
            double unigram,
            OptionalDouble floor) {
        public Text {
            if (vocabulary < 1
                    || trainTokens < 1
                    || validationTokens < 1
                    || !(unigram >= 0)
                    || !(floor.orElse(0) >= 0)) {
                throw new IllegalArgumentException(
                        "vocabulary "
                                + vocabulary
                                + ", trainTokens "
                                + trainTokens
                                + ", validationTokens "
                                + validationTokens
                                + ", unigram "
                                + unigram
                                + ", floor "
                                + floor);
            }
        }

        /** From how often each token occurs. */
        static Text of(long[] counts, long validationTokens, OptionalDouble floor) {
            long all = Arrays.stream(counts).sum();
            double nats =
                    Arrays.stream(counts)
                            .filter(count -> count > 0)
                            .mapToDouble(
                                    count -> -(double) count / all * Math.log((double) count / all))
                            .sum();
            return new Text(counts.length, all, validationTokens, nats, floor);
        }

        /** The loss of a model that takes every token for as likely as any other. */
        double chance() {
            return Math.log(vocabulary);
        }
    }

    /**
     * The facts of a training.
     *
     * @param parameters as {@link dev.glassbox.runtime.training.Trainer#parameters()} counts them
     * @param floor the loss that no model can be below, where the language is known exactly
     */
    public static RunFacts of(Recipe recipe, Corpus corpus, long parameters, OptionalDouble floor) {
        long[] counts = corpus.trainCounts();
        long validationTokens = corpus.size() - Arrays.stream(counts).sum();
        return new RunFacts(
                Text.of(counts, validationTokens, floor),
                recipe.schedule().steps(),
                recipe.schedule().batch(),
                recipe.network().nCtx(),
                parameters,
                recipe.dropout(),
                recipe.optimizer().weightDecay());
    }

    /** How often a training has gone through its text after so many updates. */
    double passes(int updates) {
        return (double) updates * batch * nCtx / text.trainTokens();
    }
}
