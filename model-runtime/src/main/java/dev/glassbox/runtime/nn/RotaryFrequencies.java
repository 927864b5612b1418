package dev.glassbox.runtime.nn;

import dev.glassbox.runtime.model.ConfigReader;

/**
 * By how much a position more turns each pair of numbers, in radians; computed in float32, step by
 * step as transformers does, since an error grows with the position. Immutable.
 */
public final class RotaryFrequencies {
    private static final String FACTOR = "factor";

    private final float[] frequencies; // [pairs]

    private RotaryFrequencies(float[] frequencies) {
        this.frequencies = frequencies;
    }

    /**
     * {@code base^(-2 i / rotated)} for pair i.
     *
     * @param rotated numbers of a head that are turned, from 1; an odd one is rounded up to a pair
     */
    static RotaryFrequencies of(float base, int rotated) {
        float[] frequencies = new float[(rotated + 1) / 2];
        for (int pair = 0; pair < frequencies.length; pair++) {
            float exponent = 2f * pair / rotated;
            frequencies[pair] = 1 / (float) Math.pow(base, exponent);
        }
        return new RotaryFrequencies(frequencies);
    }

    /**
     * As a {@code config.json} asks for them: {@code rope_parameters} of transformers 5, or {@code
     * rope_scaling} of transformers 4, which goes first where both are there.
     *
     * @param base {@code rope_theta} where the parameters do not state it
     * @param rotated as {@link #of}
     * @param nCtx longest input
     * @throws dev.glassbox.runtime.intake.IntakeException if it asks for a kind that is not
     *     computed here, or lacks what its kind needs
     */
    public static RotaryFrequencies read(ConfigReader config, float base, int rotated, int nCtx) {
        ConfigReader rope =
                config.object(config.has("rope_scaling") ? "rope_scaling" : "rope_parameters");
        refuseOnesForEachKindOfLayer(rope);
        String key = rope.has("rope_type") || !rope.has("type") ? "rope_type" : "type";
        String kind = rope.text(key, "default");
        RotaryFrequencies plain = of(rope.positive("rope_theta", base), rotated);
        return switch (kind) {
            case "default" -> plain;
            case "linear" -> plain.slower(rope.positive(FACTOR));
            // slows down only beyond the model's context, and no longer text is read
            case "dynamic" -> plain;
            case "llama3" -> plain.asLlama3(rope, originalContext(config, rope, nCtx));
            default -> throw rope.unsupported(key, kind);
        };
    }

    private static void refuseOnesForEachKindOfLayer(ConfigReader rope) {
        for (String key : rope.keys()) {
            if (rope.isObject(key)) {
                throw rope.unsupported(key, "...");
            }
        }
    }

    private static int originalContext(ConfigReader config, ConfigReader rope, int nCtx) {
        String key = "original_max_position_embeddings";
        return config.has(key) ? config.size(key) : rope.size(key, nCtx);
    }

    /** The number of pairs. */
    public int count() {
        return frequencies.length;
    }

    /** In radians a position. */
    public float at(int pair) {
        return frequencies[pair];
    }

    private RotaryFrequencies slower(float factor) {
        float[] slower = frequencies.clone();
        for (int pair = 0; pair < slower.length; pair++) {
            slower[pair] /= factor;
        }
        return new RotaryFrequencies(slower);
    }

    /**
     * Llama 3.1's: waves longer than the original context are stretched, short ones stay, those
     * between are mixed (Grattafiori et al. 2024, arXiv:2407.21783, section 3.4.3).
     */
    private RotaryFrequencies asLlama3(ConfigReader rope, int context) {
        float factor = rope.positive(FACTOR);
        float low = rope.positive("low_freq_factor");
        float high = rope.positive("high_freq_factor");
        if (!(high > low)) {
            throw rope.unsupported("high_freq_factor", Float.toString(high));
        }
        float[] scaled = frequencies.clone();
        for (int pair = 0; pair < scaled.length; pair++) {
            float wave = (float) (2 * Math.PI) / frequencies[pair]; // positions for a whole turn
            if (wave > context / low) {
                scaled[pair] = frequencies[pair] / factor;
            } else if (wave >= context / high) {
                float share = (context / wave - low) / (high - low);
                scaled[pair] = (1 - share) * frequencies[pair] / factor + share * frequencies[pair];
            }
        }
        return new RotaryFrequencies(scaled);
    }
}
