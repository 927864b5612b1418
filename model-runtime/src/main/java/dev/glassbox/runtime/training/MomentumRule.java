package dev.glassbox.runtime.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * Gradient descent whose steps keep some of the last one's direction, as PyTorch's SGD has it
 * (Polyak 1964; Sutskever et al. 2013): {@code v = momentum v + g; w -= lr v}.
 */
record MomentumRule(double momentum) implements UpdateRule {
    @Override
    public List<String> moments() {
        return List.of("velocity");
    }

    @Override
    public boolean decaysApart() {
        return false;
    }

    @Override
    public NDArray change(NDManager scope, NDArray gradient, List<NDArray> moments, int step) {
        NDArray velocity = moments.get(0); // as the weight
        velocity.muli((float) momentum).addi(gradient);
        NDArray change = velocity.duplicate(); // as the weight
        change.attach(scope);
        return change;
    }

    @Override
    public double stepSize(double lr, int step) {
        return lr;
    }
}
