package dev.glassbox.visualizers.embeddings;

import dev.glassbox.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which rows of a matrix point nearly the same way; in plain doubles. */
final class Neighbours {
    private Neighbours() {}

    /**
     * One row and how nearly it points the same way.
     *
     * @param id the row
     * @param cosine from -1 to 1
     */
    record Near(int id, double cosine) {}

    /** The rows nearest to a row by cosine, that row left out, the nearest first. */
    static List<Near> of(Tensor matrix, int id, int most) {
        double own = norm(matrix, id);
        List<Near> all = new ArrayList<>(matrix.size(0));
        for (int row = 0; row < matrix.size(0); row++) {
            double norms = own * norm(matrix, row);
            if (row != id && norms > 0) {
                all.add(new Near(row, dot(matrix, id, row) / norms));
            }
        }
        all.sort(Comparator.comparingDouble(Near::cosine).reversed());
        return List.copyOf(all.subList(0, Math.min(most, all.size())));
    }

    /** The Euclidean length of a row. */
    static double norm(Tensor matrix, int row) {
        return Math.sqrt(dot(matrix, row, row));
    }

    private static double dot(Tensor matrix, int a, int b) {
        float[] values = matrix.values();
        int width = matrix.size(1);
        double sum = 0;
        for (int i = 0; i < width; i++) {
            sum += (double) values[a * width + i] * values[b * width + i];
        }
        return sum;
    }
}
