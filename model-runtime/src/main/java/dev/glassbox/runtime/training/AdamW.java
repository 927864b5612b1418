package dev.glassbox.runtime.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.glassbox.runtime.djl.Autograd;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * AdamW with PyTorch's arithmetic: epsilon is added after the bias correction, and the decay, which
 * only matrices get, does not pass through the moments (Loshchilov and Hutter, arXiv:1711.05101).
 * The moments are ours, so that a checkpoint can hold them and closing the manager frees them.
 */
final class AdamW {
    private final Recipe.Optimizer settings;
    private final Map<String, Slot> slots = new LinkedHashMap<>();

    /**
     * One weight with its two moments, all of one shape.
     *
     * @param mean running mean of the gradient
     * @param square running mean of the squared gradient
     */
    private record Slot(NDArray weight, NDArray mean, NDArray square) {}

    /**
     * @param manager owns the moments
     * @param weights by name; those with two axes decay
     */
    AdamW(NDManager manager, Map<String, NDArray> weights, Recipe.Optimizer settings) {
        this.settings = settings;
        weights.forEach(
                (name, weight) ->
                        slots.put(
                                name,
                                new Slot(
                                        weight,
                                        manager.zeros(weight.getShape(), DataType.FLOAT32),
                                        manager.zeros(weight.getShape(), DataType.FLOAT32))));
    }

    /**
     * One update from the gradients the weights have, which are clipped before and zero after.
     *
     * @param scope owns what the update makes
     * @param step from 1, counts the updates for the bias correction
     * @return the length of the whole gradient before it was clipped
     */
    float update(NDManager scope, int step, double lr) {
        List<NDArray> gradients = new ArrayList<>();
        for (Slot slot : slots.values()) {
            gradients.add(Autograd.gradient(scope, slot.weight()));
        }
        float norm = clip(gradients);
        double correction1 = 1 - Math.pow(settings.beta1(), step);
        double correction2 = 1 - Math.pow(settings.beta2(), step);
        int index = 0;
        for (Slot slot : slots.values()) {
            NDArray gradient = gradients.get(index++); // as the weight
            move(scope, slot, gradient, lr / correction1, Math.sqrt(correction2), lr);
            Autograd.zero(slot.weight());
        }
        return norm;
    }

    private void move(
            NDManager scope,
            Slot slot,
            NDArray gradient,
            double stepSize,
            double rootCorrection,
            double lr) {
        if (slot.weight().getShape().dimension() > 1) {
            slot.weight().muli((float) (1 - lr * settings.weightDecay()));
        }
        float beta1 = (float) settings.beta1();
        float beta2 = (float) settings.beta2();
        slot.mean().muli(beta1).addi(gradient.mul((float) (1 - settings.beta1())));
        slot.square().muli(beta2).addi(gradient.square().muli((float) (1 - settings.beta2())));
        NDArray root = slot.square().sqrt(); // as the weight
        root.attach(scope); // results attach to the first operand, here a moment
        root.divi((float) rootCorrection).addi((float) settings.epsilon());
        NDArray change = slot.mean().div(root); // as the weight
        change.attach(scope);
        slot.weight().subi(change.muli((float) stepSize));
    }

    /** Scales all gradients so that together they are at most {@code clipNorm} long. */
    private float clip(List<NDArray> gradients) {
        double sum = 0;
        for (NDArray gradient : gradients) {
            float square = gradient.square().sum().getFloat();
            sum += square;
        }
        double norm = Math.sqrt(sum);
        double factor = settings.clipNorm() / (norm + 1e-6); // as torch's clip_grad_norm_
        if (factor < 1) {
            gradients.forEach(gradient -> gradient.muli((float) factor));
        }
        return (float) norm;
    }

    /** Both moments of every weight, under the names a checkpoint uses. */
    Map<String, NDArray> moments() {
        Map<String, NDArray> moments = new LinkedHashMap<>();
        slots.forEach(
                (name, slot) -> {
                    moments.put("mean." + name, slot.mean());
                    moments.put("square." + name, slot.square());
                });
        return moments;
    }
}
