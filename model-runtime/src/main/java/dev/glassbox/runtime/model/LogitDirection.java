package dev.glassbox.runtime.model;

/**
 * The direction in the residual stream that raises one token's logit. For the last residual {@code
 * x} whose final norm has scale {@code s} the logit is {@code (x . vector) / s + constant}; so each
 * part of a sum {@code x} has its own share (direct logit attribution, Elhage et al. 2021, "A
 * Mathematical Framework for Transformer Circuits").
 *
 * @param vector {@code [d_model]}: the unembedding's row times the final norm's gain, its mean
 *     taken out where that norm takes out the mean
 * @param constant what does not depend on the text: the norm's bias and the unembedding's
 */
public record LogitDirection(float[] vector, float constant) {
    public LogitDirection {
        vector = vector.clone();
    }

    /** A copy. */
    @Override
    public float[] vector() {
        return vector.clone();
    }

    /** The share of one part of the residual stream, before the division by the norm's scale. */
    public double dot(float[] part) {
        double sum = 0;
        for (int i = 0; i < vector.length; i++) {
            sum += (double) vector[i] * part[i];
        }
        return sum;
    }
}
