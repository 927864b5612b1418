package dev.glassbox.visualizers.positions;

import dev.glassbox.runtime.tensor.CounterRandom;
import dev.glassbox.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Does the order of the other tokens matter to the last one's output? An untrained attention block
 * without a mask, its weights drawn once, reads the real embeddings in their order and with all
 * tokens but the last turned round, without positions and with them.
 *
 * @param without the largest change of the last token's output, positions left out
 * @param with the same with the learned positions added
 */
record OrderCheck(double without, double with) {
    /** Of the block's weights; said on screen. */
    static final long SEED = 1;

    static OrderCheck of(Tensor tokens, Tensor positions, List<Integer> ids) {
        List<Integer> turned = new ArrayList<>(ids.subList(0, ids.size() - 1));
        Collections.reverse(turned);
        turned.add(ids.get(ids.size() - 1));
        return new OrderCheck(
                change(last(tokens, null, ids), last(tokens, null, turned)),
                change(last(tokens, positions, ids), last(tokens, positions, turned)));
    }

    private static double change(double[] a, double[] b) {
        double most = 0;
        for (int i = 0; i < a.length; i++) {
            most = Math.max(most, Math.abs(a[i] - b[i]));
        }
        return most;
    }

    /** The last token's output: attention over all, added to the stream, then a ReLU layer. */
    private static double[] last(
            Tensor tokens, @org.jspecify.annotations.Nullable Tensor positions, List<Integer> ids) {
        int width = tokens.size(1);
        CounterRandom weight = CounterRandom.of(SEED).at("untrained");
        double[][] query = drawn(weight.at("q"), width);
        double[][] key = drawn(weight.at("k"), width);
        double[][] value = drawn(weight.at("v"), width);
        double[][] mlp = drawn(weight.at("mlp"), width);
        double[][] x = new double[ids.size()][];
        for (int at = 0; at < x.length; at++) {
            x[at] = new double[width];
            float[] row = tokens.row(ids.get(at));
            float[] place = positions == null ? new float[width] : positions.row(at);
            for (int i = 0; i < width; i++) {
                x[at][i] = (double) row[i] + place[i];
            }
        }
        double[] q = times(query, x[x.length - 1]);
        double[] weights = new double[x.length];
        double sum = 0;
        for (int at = 0; at < x.length; at++) {
            double[] k = times(key, x[at]);
            double dot = 0;
            for (int i = 0; i < width; i++) {
                dot += q[i] * k[i];
            }
            weights[at] = Math.exp(dot / Math.sqrt(width));
            sum += weights[at];
        }
        double[] out = x[x.length - 1].clone();
        for (int at = 0; at < x.length; at++) {
            double[] v = times(value, x[at]);
            for (int i = 0; i < width; i++) {
                out[i] += weights[at] / sum * v[i];
            }
        }
        double[] hidden = times(mlp, out);
        for (int i = 0; i < width; i++) {
            out[i] += Math.max(0, hidden[i]);
        }
        return out;
    }

    private static double[][] drawn(CounterRandom place, int width) {
        double[][] matrix = new double[width][width];
        for (int row = 0; row < width; row++) {
            for (int i = 0; i < width; i++) {
                matrix[row][i] = place.at(row).at(i).gaussian() / Math.sqrt(width);
            }
        }
        return matrix;
    }

    private static double[] times(double[][] matrix, double[] x) {
        double[] out = new double[matrix.length];
        for (int row = 0; row < out.length; row++) {
            for (int i = 0; i < x.length; i++) {
                out[row] += matrix[row][i] * x[i];
            }
        }
        return out;
    }
}
