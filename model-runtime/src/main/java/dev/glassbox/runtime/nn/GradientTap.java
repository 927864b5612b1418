package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.djl.Autograd;
import dev.glassbox.runtime.djl.HeapCopy;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A tap that learns how an outcome changes with each value it sees: it adds a zero to it whose
 * gradient is the value's own.
 */
final class GradientTap implements Tap {
    private final Set<HookPoint> asked;
    private final Cancellation cancellation;
    private final Map<HookPoint, NDArray> zeros = new LinkedHashMap<>();

    GradientTap(Set<HookPoint> asked, Cancellation cancellation) {
        this.asked = asked;
        this.cancellation = cancellation;
    }

    @Override
    public boolean wants(HookPoint hook) {
        return asked.contains(hook);
    }

    @Override
    public NDArray pass(HookPoint hook, NDArray value) {
        cancellation.check();
        if (!asked.contains(hook)) {
            return value;
        }
        NDArray zero = value.getManager().zeros(value.getShape());
        zero.setRequiresGradient(true);
        zeros.put(hook, zero);
        return value.add(zero);
    }

    /** After the backward pass: the gradients on the heap. */
    Map<HookPoint, Tensor> gradients() {
        Map<HookPoint, Tensor> copies = new LinkedHashMap<>();
        zeros.forEach(
                (hook, zero) -> {
                    NDArray gradient = Autograd.gradient(zero.getManager(), zero);
                    copies.put(hook, HeapCopy.of(gradient, HookAxes.of(hook)));
                });
        return copies;
    }
}
