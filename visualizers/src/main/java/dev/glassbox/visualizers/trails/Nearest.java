package dev.glassbox.visualizers.trails;

import dev.glassbox.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which rows of an embedding point most nearly the way of a vector; in doubles. */
final class Nearest {
    private final Tensor matrix; // [V, D]
    private final double[] lengths; // [V]

    /**
     * @param matrix {@code [V, D]}
     */
    Nearest(Tensor matrix) {
        this.matrix = matrix;
        lengths = new double[matrix.size(0)];
        float[] values = matrix.values();
        int width = matrix.size(1);
        for (int row = 0; row < lengths.length; row++) {
            double sum = 0;
            for (int i = row * width; i < (row + 1) * width; i++) {
                sum += (double) values[i] * values[i];
            }
            lengths[row] = Math.sqrt(sum);
        }
    }

    /**
     * A row.
     *
     * @param cosine from -1 to 1
     */
    record Near(int id, double cosine) {}

    /**
     * The nearest first; of equally near ones the one with the lower number. None to a vector of
     * zeros.
     *
     * @param leftOut a row that is not asked about; -1 for none
     */
    List<Near> to(float[] vector, int most, int leftOut) {
        double own = 0;
        for (float value : vector) {
            own += (double) value * value;
        }
        own = Math.sqrt(own);
        List<Near> best = new ArrayList<>();
        for (int row = 0; row < lengths.length && own > 0; row++) {
            if (row == leftOut || lengths[row] == 0) {
                continue;
            }
            double cosine = dot(row, vector) / (own * lengths[row]);
            if (best.size() < most || cosine > best.get(best.size() - 1).cosine()) {
                int at = best.size();
                while (at > 0 && best.get(at - 1).cosine() < cosine) {
                    at--;
                }
                best.add(at, new Near(row, cosine));
                if (best.size() > most) {
                    best.remove(most);
                }
            }
        }
        return Collections.unmodifiableList(best);
    }

    private double dot(int row, float[] vector) {
        float[] values = matrix.values();
        int from = row * vector.length;
        double sum = 0;
        for (int d = 0; d < vector.length; d++) {
            sum += (double) values[from + d] * vector[d];
        }
        return sum;
    }
}
