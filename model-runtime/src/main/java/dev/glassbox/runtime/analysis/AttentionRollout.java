package dev.glassbox.runtime.analysis;

import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * How attention passes tokens on through all layers: attention rollout (Abnar and Zuidema 2020,
 * arXiv:2005.00928). A layer's heads are averaged, half of each row is the residual stream ({@code
 * 0.5 A + 0.5 I}), and the layers' matrices are multiplied. It follows attention alone: what MLPs
 * do and what values hold is not in it.
 *
 * @param layers after each layer {@code [query_pos, key_pos]}; every row sums to 1
 * @param origin of the pass
 */
public record AttentionRollout(List<Tensor> layers, Origin origin) {
    private static final double RESIDUAL = 0.5;

    public AttentionRollout {
        layers = List.copyOf(layers);
    }

    /** After the last layer. */
    public Tensor last() {
        return layers.get(layers.size() - 1);
    }

    /**
     * Of a text.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the model cannot read the ids
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static AttentionRollout of(LanguageModel model, int[] ids, Cancellation cancellation) {
        List<Tensor> layers = new ArrayList<>();
        Origin origin =
                Patterns.read(
                        model,
                        ids,
                        cancellation,
                        (pattern, layer) ->
                                layers.add(
                                        next(
                                                layer == 0 ? null : layers.get(layer - 1),
                                                pattern,
                                                cancellation)));
        return new AttentionRollout(layers, origin);
    }

    /**
     * One layer on.
     *
     * @param before {@code [query_pos, key_pos]}; null before the first layer
     * @param pattern {@code [1, head, query_pos, key_pos]}
     */
    static Tensor next(
            @org.jspecify.annotations.Nullable Tensor before,
            Tensor pattern,
            Cancellation cancellation) {
        int length = pattern.size(2);
        float[] rolled = new float[length * length];
        double[] row = new double[length];
        for (int query = 0; query < length; query++) {
            cancellation.check();
            java.util.Arrays.fill(row, 0);
            for (int middle = 0; middle < length; middle++) {
                double weight = mixed(pattern, query, middle);
                if (weight == 0) {
                    continue; // hidden by the mask
                }
                if (before == null) {
                    row[middle] += weight;
                } else {
                    add(row, weight, before.values(), middle * length);
                }
            }
            for (int key = 0; key < length; key++) {
                rolled[query * length + key] = (float) row[key];
            }
        }
        return Tensor.wrap(rolled, new int[] {length, length}, "query_pos", "key_pos");
    }

    private static void add(double[] row, double weight, float[] values, int from) {
        for (int key = 0; key < row.length; key++) {
            row[key] += weight * values[from + key];
        }
    }

    private static double mixed(Tensor pattern, int query, int key) {
        int heads = pattern.size(1);
        int length = pattern.size(2);
        float[] values = pattern.values();
        double sum = 0;
        for (int head = 0; head < heads; head++) {
            sum += values[(head * length + query) * length + key];
        }
        double residual = query == key ? RESIDUAL : 0;
        return residual + (1 - RESIDUAL) * sum / heads;
    }
}
