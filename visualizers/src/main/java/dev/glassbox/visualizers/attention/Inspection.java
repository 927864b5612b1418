package dev.glassbox.visualizers.attention;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;

/**
 * One cell of the pattern taken apart.
 *
 * @param cell which
 * @param masked whether the query may not see the key
 * @param q the query's vector, [d_head]
 * @param k the key's vector, [d_head]
 * @param engineScore the engine's score, scaled and masked
 * @param engineWeight the engine's weight
 * @param own the query's whole row, computed again
 */
record Inspection(
        AttentionState.Cell cell,
        boolean masked,
        float[] q,
        float[] k,
        float engineScore,
        float engineWeight,
        SecondOpinion own) {

    /**
     * How far the engine's float32 numbers may lie from the plain doubles: both start from the same
     * q and k, so only the roundings of one dot product and one softmax lie between them.
     */
    static final double TOLERANCE = 1e-4;

    static Inspection of(AttentionState state, AttentionState.Cell cell, TraceAnswer data) {
        Trace trace = data.trace();
        int layer = state.layer();
        int head = state.head();
        // what the scores are made of: turned by position in models that do so
        Tensor queries =
                trace.find(HookPoint.rotQ(layer))
                        .orElseGet(
                                () -> trace.get(HookPoint.q(layer))); // [batch, pos, head, d_head]
        Tensor keys =
                trace.find(HookPoint.rotK(layer))
                        .orElseGet(() -> trace.get(HookPoint.k(layer))); // [.., n_kv_heads, d_head]
        float[] scores = trace.get(HookPoint.attnScores(layer)).row(0, head, cell.query());
        float[] weights = trace.get(HookPoint.pattern(layer)).row(0, head, cell.query());
        // Grouped heads: several query heads share one key head.
        int keyHead = head / (data.config().nHeads() / data.config().nKvHeads());
        float[] q = queries.row(0, cell.query(), head); // [d_head]
        float[][] allKeys = new float[scores.length][]; // [key_pos][d_head]
        boolean[] masked = new boolean[scores.length];
        for (int key = 0; key < scores.length; key++) {
            allKeys[key] = keys.row(0, key, keyHead);
            masked[key] = scores[key] == Float.NEGATIVE_INFINITY;
        }
        return new Inspection(
                cell,
                masked[cell.key()],
                q,
                allKeys[cell.key()],
                scores[cell.key()],
                weights[cell.key()],
                SecondOpinion.of(q, allKeys, masked));
    }

    /** Whether the key comes after the query. */
    boolean isLater() {
        return cell.key() > cell.query();
    }

    double dot() {
        return own.dots()[cell.key()];
    }

    double score() {
        return own.scores()[cell.key()];
    }

    double weight() {
        return own.weights()[cell.key()];
    }

    /** Engine minus plain doubles; 0 where both are minus infinity. */
    double scoreDifference() {
        return engineScore == score() ? 0 : engineScore - score();
    }

    /** Engine minus plain doubles. */
    double weightDifference() {
        return engineWeight - weight();
    }

    /** Whether score and weight both lie within {@link #TOLERANCE}. */
    boolean agrees() {
        return Math.abs(scoreDifference()) <= TOLERANCE
                && Math.abs(weightDifference()) <= TOLERANCE;
    }
}
