package dev.glassbox.visualizers.heads;

import dev.glassbox.runtime.analysis.HeadKind;
import java.util.Map;
import java.util.Optional;

/**
 * One head.
 *
 * @param layer from 0
 * @param head from 0
 * @param cells row-major pattern, NaN where the mask leaves nothing
 * @param scores by each kind that the text allows
 * @param kind the kind with the best score, if that reaches the threshold
 * @param faded whether it is not of the kind that heads are sorted by
 */
record HeadTile(
        int layer,
        int head,
        double[] cells,
        Map<HeadKind, Double> scores,
        Optional<HeadKind> kind,
        boolean faded) {

    HeadTile {
        scores = Map.copyOf(scores);
    }

    /** Its best score of any kind; 0 where there is none. */
    double best() {
        return scores.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /** As the field writes it, such as 5.1. */
    String name() {
        return layer + "." + head;
    }
}
