package dev.glassbox.runtime.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * Adam (Kingma and Ba 2014, arXiv:1412.6980) with PyTorch's arithmetic: epsilon is added after the
 * bias correction. AdamW is the same with the decay beside it (Loshchilov and Hutter,
 * arXiv:1711.05101).
 */
record AdamRule(double beta1, double beta2, double epsilon, boolean decaysApart)
        implements UpdateRule {
    @Override
    public List<String> moments() {
        return List.of("mean", "square");
    }

    @Override
    public NDArray change(NDManager scope, NDArray gradient, List<NDArray> moments, int step) {
        NDArray mean = moments.get(0); // as the weight, running mean of the gradient
        NDArray square = moments.get(1); // as the weight, running mean of its square
        square.muli((float) beta2).addi(gradient.square().muli((float) (1 - beta2)));
        mean.muli((float) beta1).addi(gradient.muli((float) (1 - beta1)));
        NDArray root = square.sqrt(); // as the weight
        root.attach(scope); // results attach to the first operand, here a moment
        double correction = Math.sqrt(1 - Math.pow(beta2, step));
        root.divi((float) correction).addi((float) epsilon);
        NDArray change = mean.div(root); // as the weight
        change.attach(scope);
        return change;
    }

    @Override
    public double stepSize(double lr, int step) {
        return lr / (1 - Math.pow(beta1, step));
    }
}
