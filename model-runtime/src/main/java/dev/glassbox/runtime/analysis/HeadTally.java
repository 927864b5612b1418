package dev.glassbox.runtime.analysis;

import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.tensor.Tensor;
import java.util.Optional;

/** Adds up, text by text, the attention that heads pay to where one kind of head looks. */
final class HeadTally {
    private final HeadKind kind;
    private final int layers;
    private final int heads;
    private final double[] sums; // [layer, head]
    private int[][] looked = {}; // keys by query
    private int count; // queries that have where to look

    HeadTally(HeadKind kind, ModelConfig config) {
        this.kind = kind;
        layers = config.nLayers();
        heads = config.nHeads();
        sums = new double[layers * heads];
    }

    HeadKind kind() {
        return kind;
    }

    /** The text that the next patterns are of. */
    void begin(int[] ids) {
        looked = new int[ids.length][];
        for (int query = 0; query < ids.length; query++) {
            looked[query] = kind.looksAt(ids, query);
            count += looked[query].length > 0 ? 1 : 0;
        }
    }

    /**
     * One layer's heads.
     *
     * @param pattern {@code [1, head, query_pos, key_pos]}
     */
    void add(Tensor pattern, int layer) {
        for (int head = 0; head < heads; head++) {
            for (int query = 0; query < looked.length; query++) {
                for (int key : looked[query]) {
                    sums[layer * heads + head] += pattern.at(0, head, query, key);
                }
            }
        }
    }

    /** {@code [layer, head]}; empty where no query had where to look. */
    Optional<Tensor> mean() {
        float[] values = new float[sums.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (sums[i] / count);
        }
        int[] shape = {layers, heads};
        return count == 0
                ? Optional.empty()
                : Optional.of(Tensor.wrap(values, shape, "layer", "head"));
    }
}
