package dev.glassbox.runtime.sampling;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.runtime.intake.Problem;
import org.jspecify.annotations.Nullable;

/**
 * How the next token is chosen. What JSON leaves out is off. The rules are applied in the order of
 * {@link Sampler}.
 *
 * @param temperature divides the logits; 0 takes the likeliest token, of equal ones the lowest id
 * @param topK how many of the likeliest are kept; 0 keeps all
 * @param topP the likeliest are kept until they hold this much probability; 1 keeps all
 * @param minP the share of the likeliest token's probability below which a token goes; 0 keeps all
 * @param typicalP the tokens of the most usual surprise are kept until they hold this much
 *     probability; 1 keeps all
 * @param repetitionPenalty divides the positive logits and multiplies the negative ones of every
 *     token of the text so far; 1 changes nothing
 * @param presencePenalty taken from the logit of every token among the new ones; 0 changes nothing
 * @param frequencyPenalty taken from a token's logit for each of its occurrences among the new
 *     ones; 0 changes nothing
 * @param noRepeatNgramSize no run of so many tokens occurs twice; 0 changes nothing
 * @param seed of the random numbers
 */
public record SamplingConfig(
        double temperature,
        @JsonProperty("top_k") int topK,
        @JsonProperty("top_p") double topP,
        @JsonProperty("min_p") double minP,
        @JsonProperty("typical_p") double typicalP,
        @JsonProperty("repetition_penalty") double repetitionPenalty,
        @JsonProperty("presence_penalty") double presencePenalty,
        @JsonProperty("frequency_penalty") double frequencyPenalty,
        @JsonProperty("no_repeat_ngram_size") int noRepeatNgramSize,
        long seed) {

    /** Draws from the model's own distribution. */
    public static final SamplingConfig PLAIN = new SamplingConfig(1, 0, 1, 0, 1, 1, 0, 0, 0, 0);

    /** Takes the likeliest token each time. */
    public static final SamplingConfig GREEDY = PLAIN.withTemperature(0);

    public SamplingConfig {
        notNegative("temperature", temperature);
        count("top_k", topK);
        share("top_p", topP);
        share("min_p", minP);
        share("typical_p", typicalP);
        above("typical_p", typicalP);
        above("repetition_penalty", repetitionPenalty);
        finite("presence_penalty", presencePenalty);
        finite("frequency_penalty", frequencyPenalty);
        count("no_repeat_ngram_size", noRepeatNgramSize);
    }

    @JsonCreator
    static SamplingConfig read(
            @JsonProperty("temperature") @Nullable Double temperature,
            @JsonProperty("top_k") @Nullable Integer topK,
            @JsonProperty("top_p") @Nullable Double topP,
            @JsonProperty("min_p") @Nullable Double minP,
            @JsonProperty("typical_p") @Nullable Double typicalP,
            @JsonProperty("repetition_penalty") @Nullable Double repetitionPenalty,
            @JsonProperty("presence_penalty") @Nullable Double presencePenalty,
            @JsonProperty("frequency_penalty") @Nullable Double frequencyPenalty,
            @JsonProperty("no_repeat_ngram_size") @Nullable Integer noRepeatNgramSize,
            @JsonProperty("seed") @Nullable Long seed) {
        return new SamplingConfig(
                or(temperature, 1),
                topK == null ? 0 : topK,
                or(topP, 1),
                or(minP, 0),
                or(typicalP, 1),
                or(repetitionPenalty, 1),
                or(presencePenalty, 0),
                or(frequencyPenalty, 0),
                noRepeatNgramSize == null ? 0 : noRepeatNgramSize,
                seed == null ? 0 : seed);
    }

    /** Whether the likeliest token is taken, so that the seed does not count. */
    public boolean greedy() {
        return temperature == 0;
    }

    public SamplingConfig withTemperature(double value) {
        return new SamplingConfig(
                value,
                topK,
                topP,
                minP,
                typicalP,
                repetitionPenalty,
                presencePenalty,
                frequencyPenalty,
                noRepeatNgramSize,
                seed);
    }

    public SamplingConfig withSeed(long value) {
        return new SamplingConfig(
                temperature,
                topK,
                topP,
                minP,
                typicalP,
                repetitionPenalty,
                presencePenalty,
                frequencyPenalty,
                noRepeatNgramSize,
                value);
    }

    private static double or(@Nullable Double value, double otherwise) {
        return value == null ? otherwise : value;
    }

    private static void notNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw Problem.input("sampling.not-negative", name, "value", value).asException();
        }
    }

    private static void count(String name, int value) {
        if (value < 0) {
            throw Problem.input("sampling.count", name, "value", value).asException();
        }
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw Problem.input("sampling.share", name, "value", value).asException();
        }
    }

    private static void above(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw Problem.input("sampling.above-zero", name, "value", value).asException();
        }
    }

    private static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw Problem.input("sampling.finite", name, "value", value).asException();
        }
    }
}
