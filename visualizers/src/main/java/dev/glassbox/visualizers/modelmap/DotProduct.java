package dev.glassbox.visualizers.modelmap;

import dev.glassbox.runtime.model.LogitDirection;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import java.util.Optional;

/**
 * Two vectors multiplied number by number and added up, computed in plain doubles from the numbers
 * shown, and what becomes of the sum.
 *
 * @param left the first vector
 * @param right the second
 * @param dot their dot product
 * @param factor what the sum is multiplied by afterwards
 * @param constant what is added after that
 * @param masked whether the result is hidden by the mask
 * @param engine the engine's result: the score, or the logit
 * @param share what the softmax makes of it, by the engine's own numbers
 */
record DotProduct(
        float[] left,
        float[] right,
        double dot,
        double factor,
        double constant,
        boolean masked,
        double engine,
        double share) {

    /** The result in doubles. */
    double result() {
        return masked ? Double.NEGATIVE_INFINITY : dot * factor + constant;
    }

    double[] products() {
        double[] products = new double[left.length];
        for (int i = 0; i < products.length; i++) {
            products[i] = (double) left[i] * right[i];
        }
        return products;
    }

    private static double dot(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (double) left[i] * right[i];
        }
        return sum;
    }

    /** One score: q of the query times k of the key; absent where the pass has no such cell. */
    static Optional<DotProduct> score(Anatomy anatomy, MapPath path, PassNumbers numbers) {
        String block = "block." + path.layer() + ".";
        Strip q = numbers.strips().get(block + "q");
        Strip k = numbers.strips().get(block + "k");
        Strip scores = numbers.strips().get(block + "scores");
        Strip pattern = numbers.strips().get(block + "pattern");
        if (q == null || k == null || scores == null || pattern == null) {
            return Optional.empty();
        }
        if (path.query() >= scores.rows() || path.key() >= scores.columns()) {
            return Optional.empty();
        }
        float[] left = q.row(path.query());
        float[] right = k.row(path.key());
        float engine = scores.at(path.query(), path.key());
        return Optional.of(
                new DotProduct(
                        left,
                        right,
                        dot(left, right),
                        anatomy.scoreScale(),
                        0,
                        engine == Float.NEGATIVE_INFINITY,
                        engine,
                        pattern.at(path.query(), path.key())));
    }

    /**
     * One logit: the last residual times the token's direction, over the last norm's scale, plus
     * what does not depend on the text.
     */
    static Optional<DotProduct> logit(
            Anatomy anatomy, Trace trace, LogitDirection direction, int token) {
        Optional<Tensor> stream =
                trace.find(HookPoint.block(anatomy.config().nLayers() - 1, "hook_resid_post"));
        Optional<Tensor> scale = trace.find(Anatomy.LAST_SCALE);
        float[] logits = trace.lastLogits();
        if (stream.isEmpty() || scale.isEmpty() || token >= logits.length) {
            return Optional.empty();
        }
        int last = trace.length() - 1;
        float[] left = stream.get().row(0, last);
        float[] right = direction.vector();
        return Optional.of(
                new DotProduct(
                        left,
                        right,
                        dot(left, right),
                        1 / (double) scale.get().at(0, last, 0),
                        direction.constant(),
                        false,
                        logits[token],
                        Softmax.of(logits)[token]));
    }
}
