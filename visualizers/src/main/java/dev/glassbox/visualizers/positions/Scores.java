package dev.glassbox.visualizers.positions;

import dev.glassbox.runtime.tensor.Tensor;

/**
 * Attention scores of one head of the first layer, between any two tokens at any two positions,
 * with positions told in any of four ways; in plain doubles from the model's weights.
 */
final class Scores {
    private static final double EPSILON = 1e-5; // of GPT-2's norms

    private final Content.Weights weights;
    private final int head;
    private final int heads;
    private final int dHead;
    private final double base;
    private final int width;
    private final double sinusoidScale;

    Scores(Content.Weights weights, int head, int heads, double base) {
        this.weights = weights;
        this.head = head;
        this.heads = heads;
        this.base = base;
        width = weights.tokens().size(1);
        dHead = width / heads;
        sinusoidScale = rootMeanSquare(weights.positions()) / Math.sqrt(0.5);
    }

    private static double rootMeanSquare(Tensor tensor) {
        double sum = 0;
        for (float value : tensor.values()) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum / tensor.size());
    }

    int dHead() {
        return dHead;
    }

    /** What a position adds to the embedding; zeros where it adds nothing. */
    double[] added(Scheme scheme, int position) {
        double[] vector = new double[width];
        if (scheme == Scheme.LEARNED) {
            float[] row = weights.positions().row(position);
            for (int i = 0; i < width; i++) {
                vector[i] = row[i];
            }
        } else if (scheme == Scheme.SINUSOIDAL) {
            vector = PositionRules.sinusoid(position, width);
            for (int i = 0; i < width; i++) {
                vector[i] *= sinusoidScale;
            }
        }
        return vector;
    }

    /** The score before softmax and mask: q times k over sqrt(d_head), as the scheme has it. */
    double score(Scheme scheme, int queryId, int queryAt, int keyId, int keyAt) {
        double[] q = query(scheme, queryId, queryAt);
        double[] k = key(scheme, keyId, keyAt);
        double dot = 0;
        for (int i = 0; i < dHead; i++) {
            dot += q[i] * k[i];
        }
        double bias =
                scheme == Scheme.ALIBI ? -PositionRules.slope(head, heads) * (queryAt - keyAt) : 0;
        return dot / Math.sqrt(dHead) + bias;
    }

    double[] query(Scheme scheme, int id, int position) {
        return vector(scheme, id, position, 0);
    }

    double[] key(Scheme scheme, int id, int position) {
        return vector(scheme, id, position, 1);
    }

    private double[] vector(Scheme scheme, int id, int position, int which) {
        double[] x = added(scheme, position);
        float[] row = weights.tokens().row(id);
        for (int i = 0; i < width; i++) {
            x[i] += row[i];
        }
        double[] projected = projected(normed(x), which);
        return scheme == Scheme.ROTARY
                ? PositionRules.turned(projected, position, base)
                : projected;
    }

    private double[] normed(double[] x) {
        double mean = 0;
        for (double value : x) {
            mean += value / width;
        }
        double variance = 0;
        for (double value : x) {
            variance += (value - mean) * (value - mean) / width;
        }
        double[] out = new double[width];
        for (int i = 0; i < width; i++) {
            out[i] =
                    (x[i] - mean) / Math.sqrt(variance + EPSILON) * weights.gain().values()[i]
                            + weights.shift().values()[i];
        }
        return out;
    }

    private double[] projected(double[] x, int which) {
        int first = which * width + head * dHead;
        float[] matrix = weights.qkv().values();
        double[] out = new double[dHead];
        for (int j = 0; j < dHead; j++) {
            double sum = weights.bias().values()[first + j];
            for (int i = 0; i < width; i++) {
                sum += x[i] * matrix[i * 3 * width + first + j];
            }
            out[j] = sum;
        }
        return out;
    }
}
