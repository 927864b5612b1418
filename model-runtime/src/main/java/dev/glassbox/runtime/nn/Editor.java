package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.glassbox.runtime.djl.NativeFloats;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Change;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Structure;
import java.util.Arrays;
import java.util.List;

/** A tap that makes interventions and hands the changed values on to another tap. */
final class Editor implements Tap {
    private final List<Intervention> interventions;
    private final int start;
    private final Tap next;

    /**
     * @param start the position of the pass's first id in the text
     * @param next sees the changed values
     */
    Editor(List<Intervention> interventions, int start, Tap next) {
        this.interventions = interventions;
        this.start = start;
        this.next = next;
    }

    @Override
    public boolean wants(HookPoint hook) {
        return Intervention.anyAt(interventions, hook) || next.wants(hook);
    }

    @Override
    public boolean isWithout(Structure structure, HookPoint hook) {
        return interventions.stream()
                .anyMatch(
                        one ->
                                one.hook().equals(hook)
                                        && one.change() instanceof Change.Without without
                                        && without.structure() == structure);
    }

    @Override
    public NDArray pass(HookPoint hook, NDArray value) {
        NDArray changed = value;
        for (Intervention one : interventions) {
            if (one.hook().equals(hook)) {
                changed = changed(one, changed);
            }
        }
        return next.pass(hook, changed);
    }

    private NDArray changed(Intervention one, NDArray value) {
        Change change = one.change();
        if (change instanceof Change.Without) {
            return value; // done by the block itself
        }
        NDArray after = whole(one, value); // as value
        if (one.head().isEmpty() && one.positions().isEmpty()) {
            return after;
        }
        return NDArrays.where(chosen(one, value), after, value);
    }

    private static NDArray whole(Intervention one, NDArray value) {
        Change change = one.change();
        NDManager scope = value.getManager();
        Shape shape = value.getShape();
        if (change instanceof Change.Zero) {
            return scope.zeros(shape);
        }
        if (change instanceof Change.Mean) {
            int pos = positionAxis(one.hook());
            return value.mean(new int[] {pos}, true).broadcast(shape);
        }
        if (change instanceof Change.Scale scale) {
            return value.mul(NativeFloats.scalar(scope, scale.factor()));
        }
        if (change instanceof Change.Add add) {
            NDArray added = given(one, add.value(), value); // as value
            return value.add(added.mul(NativeFloats.scalar(scope, add.factor())));
        }
        Change.Replace replace = (Change.Replace) change;
        return given(one, replace.value(), value).broadcast(shape);
    }

    /** A heap tensor in the engine, if it can stand for the value. */
    private static NDArray given(Intervention one, Tensor tensor, NDArray value) {
        long[] wanted = value.getShape().getShape();
        int[] there = tensor.shape();
        boolean fits = there.length <= wanted.length;
        for (int i = 1; fits && i <= there.length; i++) {
            int length = there[there.length - i];
            fits = length == 1 || length == wanted[wanted.length - i];
        }
        if (!fits) {
            throw Problem.input(
                            "intervention.shape",
                            one.hook().name(),
                            "shape",
                            Arrays.toString(there),
                            "expected",
                            Arrays.toString(wanted))
                    .asException();
        }
        long[] shape = Arrays.stream(there).asLongStream().toArray();
        return NativeFloats.create(value.getManager(), tensor.values(), shape);
    }

    /** Where the chosen head and positions lie; true there, of the value's shape. */
    private NDArray chosen(Intervention one, NDArray value) {
        long[] shape = value.getShape().getShape();
        long[] small = new long[shape.length];
        Arrays.fill(small, 1);
        int pos = positionAxis(one.hook());
        int head = pos == 1 ? 2 : 1;
        small[pos] = shape[pos];
        if (one.head().isPresent()) {
            if (one.head().getAsInt() >= shape[head]) {
                throw Problem.input(
                                "intervention.head",
                                one.hook().name(),
                                "given",
                                one.head().getAsInt(),
                                "last",
                                shape[head] - 1)
                        .asException();
            }
            small[head] = shape[head];
        }
        int positions = (int) small[pos];
        int heads = one.head().isPresent() ? (int) small[head] : 1;
        float[] mask = new float[positions * heads];
        for (int p = 0; p < positions; p++) {
            boolean here = one.positions().isEmpty() || one.positions().contains(start + p);
            for (int h = 0; here && h < heads; h++) {
                if (one.head().isEmpty() || one.head().getAsInt() == h) {
                    mask[pos == 1 ? p * heads + h : h * positions + p] = 1;
                }
            }
        }
        return NativeFloats.create(value.getManager(), mask, small)
                .gt(0.5f)
                .broadcast(value.getShape());
    }

    /** Scores and patterns have their heads before the (query) positions. */
    private static int positionAxis(HookPoint hook) {
        return switch (hook.last()) {
            case "hook_attn_scores", "hook_pattern" -> 2;
            default -> 1;
        };
    }
}
