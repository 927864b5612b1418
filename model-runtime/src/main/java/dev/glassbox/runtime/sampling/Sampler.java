package dev.glassbox.runtime.sampling;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.tensor.CounterRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Chooses the next token from the model's logits, in double precision over the whole vocabulary.
 *
 * <p>The rules that are not off are applied in this order, which is that of transformers 5 ({@code
 * GenerationMixin._get_logits_processor}), with the two penalties that it lacks beside the one it
 * has: repetition penalty, presence penalty, frequency penalty, no repeated n-gram; then, unless
 * the temperature is 0, temperature, top-k, top-p, min-p, typical. Each sees what the ones before
 * it left, and at least one candidate stays; only the n-gram rule may forbid all.
 *
 * <p>A draw is one random number u of the seed, the position of the new token and the number of the
 * try; the token is the first one, in the order of ids, up to which the probabilities add up to
 * more than u. The number is the same on every machine and the sums differ by rounding of the
 * logits alone, so another machine chooses another token only where u lies within 1e-5 of the
 * border between two candidates. At temperature 0 it differs only where the two likeliest are
 * within 1e-5.
 *
 * <p>Immutable.
 */
public final class Sampler {
    private final SamplingConfig config;
    private final List<LogitRule> rules;

    public Sampler(SamplingConfig config) {
        this.config = config;
        rules = rules(config);
    }

    public SamplingConfig config() {
        return config;
    }

    /**
     * The distribution that a token is chosen from; at temperature 0 that of temperature 1. A
     * candidate that was cut has probability 0.
     *
     * @param logits [d_vocab], as the model gave them
     * @throws dev.glassbox.runtime.intake.IntakeException if a logit is not a number
     */
    public NextTokens next(float[] logits, SamplingContext context) {
        double[] scores = scores(logits);
        rules.forEach(rule -> rule.apply(scores, context));
        return new NextTokens(logits, Scores.probabilities(scores));
    }

    /**
     * What each rule that is not off does, in their order.
     *
     * @param logits [d_vocab], as the model gave them
     * @throws dev.glassbox.runtime.intake.IntakeException if a logit is not a number
     */
    public List<SamplingStep> steps(float[] logits, SamplingContext context) {
        double[] scores = scores(logits);
        return rules.stream().map(rule -> SamplingStep.taken(rule, scores, context)).toList();
    }

    /**
     * The log-probabilities of the model, changed by the rules but not normalised again, as a beam
     * search adds them up.
     */
    double[] logProbabilities(float[] logits, SamplingContext context) {
        double[] scores = scores(logits);
        double logSum = Scores.logSum(scores);
        for (int i = 0; i < scores.length; i++) {
            scores[i] -= logSum;
        }
        rules.forEach(rule -> rule.apply(scores, context));
        return scores;
    }

    /**
     * The random number of one choice, from 0 to below 1.
     *
     * @param position of the new token in the text, from 0
     * @param attempt from 0; another number for another try at the same place
     */
    public double draw(int position, int attempt) {
        return CounterRandom.of(config.seed()).at(position).at(attempt).uniform();
    }

    /**
     * The token chosen; none where every candidate was cut.
     *
     * @param draw from {@link #draw}; does not count at temperature 0
     */
    public OptionalInt choose(NextTokens next, double draw) {
        double[] p = next.probabilities();
        return config.greedy() ? likeliest(p) : drawn(p, draw);
    }

    private static OptionalInt likeliest(double[] p) {
        int best = 0;
        for (int id = 1; id < p.length; id++) {
            best = p[id] > p[best] ? id : best;
        }
        return p[best] > 0 ? OptionalInt.of(best) : OptionalInt.empty();
    }

    private static OptionalInt drawn(double[] p, double draw) {
        double sum = 0;
        OptionalInt last = OptionalInt.empty();
        for (int id = 0; id < p.length; id++) {
            if (p[id] > 0) {
                sum += p[id];
                last = OptionalInt.of(id);
                if (sum > draw) {
                    return last;
                }
            }
        }
        return last; // the sum may stay a rounding error below 1
    }

    private static double[] scores(float[] logits) {
        double[] scores = new double[logits.length];
        for (int i = 0; i < scores.length; i++) {
            if (!Float.isFinite(logits[i])) {
                throw Problem.failure("sampling.not-a-number", "", "id", i).asException();
            }
            scores[i] = logits[i];
        }
        return scores;
    }

    private static List<LogitRule> rules(SamplingConfig c) {
        List<LogitRule> rules = new ArrayList<>();
        add(rules, c.repetitionPenalty() != 1, new RepetitionPenalty(c.repetitionPenalty()));
        add(rules, c.presencePenalty() != 0, OccurrencePenalty.presence(c.presencePenalty()));
        add(rules, c.frequencyPenalty() != 0, OccurrencePenalty.frequency(c.frequencyPenalty()));
        add(rules, c.noRepeatNgramSize() != 0, new NoRepeatNgram(c.noRepeatNgramSize()));
        boolean drawn = !c.greedy();
        add(rules, drawn && c.temperature() != 1, new Temperature(c.temperature()));
        add(rules, drawn && c.topK() != 0, new TopK(c.topK()));
        add(rules, drawn && c.topP() != 1, new TopP(c.topP()));
        add(rules, drawn && c.minP() != 0, new MinP(c.minP()));
        add(rules, drawn && c.typicalP() != 1, new TypicalP(c.typicalP()));
        return List.copyOf(rules);
    }

    private static void add(List<LogitRule> rules, boolean isOn, LogitRule rule) {
        if (isOn) {
            rules.add(rule);
        }
    }
}
