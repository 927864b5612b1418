package dev.glassbox.runtime.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.glassbox.runtime.djl.Autograd;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Turns gradients into new weights, by the rule of a recipe. The running values are ours, so that a
 * checkpoint can hold them and closing the manager frees them. Only matrices decay.
 */
final class Optimizer {
    private final UpdateRule rule;
    private final Map<String, Slot> slots = new LinkedHashMap<>();

    /** One weight with its running values, all of one shape. */
    private record Slot(NDArray weight, List<NDArray> moments) {
        boolean decays() {
            return weight.getShape().dimension() > 1;
        }
    }

    /**
     * What one update did.
     *
     * @param gradientNorm the length of the whole gradient before it was clipped
     * @param layers where it was asked for
     */
    record Update(double gradientNorm, Optional<LayerMetrics> layers) {}

    /**
     * @param manager owns the running values
     * @param weights by name; those with two axes decay
     */
    Optimizer(NDManager manager, Map<String, NDArray> weights, UpdateRule rule) {
        this.rule = rule;
        weights.forEach(
                (name, weight) -> {
                    List<NDArray> moments = new ArrayList<>();
                    rule.moments()
                            .forEach(
                                    moment ->
                                            moments.add(
                                                    manager.zeros(
                                                            weight.getShape(), DataType.FLOAT32)));
                    slots.put(name, new Slot(weight, moments));
                });
    }

    /**
     * One update from the gradients the weights have, which are clipped before and zero after.
     *
     * @param scope owns what the update makes
     * @param step from 1, counts the updates for bias corrections
     * @param settings the decay and the longest gradient as they are now
     * @param watch whether to measure each layer, which costs a copy of every weight
     */
    Update update(NDManager scope, int step, double lr, Recipe.Optimizer settings, boolean watch) {
        Map<String, NDArray> gradients = new LinkedHashMap<>();
        slots.forEach((name, slot) -> gradients.put(name, Autograd.gradient(scope, slot.weight())));
        Map<String, Double> squares = squares(gradients);
        double norm = Math.sqrt(squares.values().stream().mapToDouble(d -> d).sum());
        clip(gradients, norm, settings.clipNorm());
        LayerMetrics.Builder layers = new LayerMetrics.Builder(step);
        slots.forEach(
                (name, slot) -> {
                    NDArray before = watch ? copy(scope, slot.weight()) : slot.weight();
                    move(scope, slot, of(gradients, name), step, lr, settings.weightDecay());
                    Autograd.zero(slot.weight());
                    if (watch) {
                        double weight = before.square().sum().getFloat();
                        double change = before.sub(slot.weight()).square().sum().getFloat();
                        layers.add(name, of(squares, name), weight, change);
                    }
                });
        return new Update(norm, watch ? Optional.of(layers.build()) : Optional.empty());
    }

    private static <T> T of(Map<String, T> byWeight, String name) {
        return Objects.requireNonNull(byWeight.get(name), name);
    }

    private void move(
            NDManager scope, Slot slot, NDArray gradient, int step, double lr, double decay) {
        NDArray pulled = gradient; // as the weight
        if (slot.decays() && decay != 0) {
            if (rule.decaysApart()) {
                slot.weight().muli((float) (1 - lr * decay));
            } else {
                pulled = gradient.add(copy(scope, slot.weight()).muli((float) decay));
            }
        }
        NDArray change = rule.change(scope, pulled, slot.moments(), step); // as the weight
        slot.weight().subi(change.muli((float) rule.stepSize(lr, step)));
    }

    private static NDArray copy(NDManager scope, NDArray weight) {
        NDArray copy = weight.duplicate();
        copy.attach(scope);
        return copy;
    }

    /** Brought to the heap all at once: each number alone would cost a way there and back. */
    private static Map<String, Double> squares(Map<String, NDArray> gradients) {
        NDList sums = new NDList();
        gradients.values().forEach(gradient -> sums.add(gradient.square().sum())); // []
        float[] values = NDArrays.stack(sums).toFloatArray(); // [weights]
        Map<String, Double> squares = new LinkedHashMap<>();
        for (String name : gradients.keySet()) {
            squares.put(name, (double) values[squares.size()]);
        }
        return squares;
    }

    /** Scales all gradients so that together they are at most {@code longest} long. */
    private static void clip(Map<String, NDArray> gradients, double norm, double longest) {
        double factor = longest / (norm + 1e-6); // as torch's clip_grad_norm_
        if (factor < 1) {
            gradients.values().forEach(gradient -> gradient.muli((float) factor));
        }
    }

    /** The running values of every weight, under the names a checkpoint uses. */
    Map<String, NDArray> moments() {
        Map<String, NDArray> moments = new LinkedHashMap<>();
        slots.forEach(
                (name, slot) -> {
                    for (int i = 0; i < slot.moments().size(); i++) {
                        moments.put(rule.moments().get(i) + "." + name, slot.moments().get(i));
                    }
                });
        return moments;
    }
}
