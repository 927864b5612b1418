package dev.glassbox.runtime.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/** Plain gradient descent: {@code w -= lr g} (Robbins and Monro 1951). */
record GradientDescentRule() implements UpdateRule {
    @Override
    public List<String> moments() {
        return List.of();
    }

    @Override
    public boolean decaysApart() {
        return false;
    }

    @Override
    public NDArray change(NDManager scope, NDArray gradient, List<NDArray> moments, int step) {
        return gradient;
    }

    @Override
    public double stepSize(double lr, int step) {
        return lr;
    }
}
