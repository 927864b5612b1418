package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
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
import org.jspecify.annotations.Nullable;

/** A tap that makes interventions and hands the changed values on to another tap. */
final class Editor implements Tap {
    private final List<Intervention> interventions;
    private final int start;
    private final boolean readsOn;
    private final Tap next;

    /**
     * @param start the position of the pass's first id in the text
     * @param readsOn whether the pass is one part of a text: values of other runs then speak of
     *     their own positions only
     * @param next sees the changed values
     */
    Editor(List<Intervention> interventions, int start, boolean readsOn, Tap next) {
        this.interventions = interventions;
        this.start = start;
        this.readsOn = readsOn;
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
        int last = lastKnown(one, value); // the end of what another run says
        if (last <= start) {
            return value;
        }
        NDArray after = visible(one.hook(), value, whole(one, value)); // as value
        boolean all = last >= start + value.getShape().get(one.hook().positionAxis());
        if (all && one.head().isEmpty() && one.positions().isEmpty()) {
            return after;
        }
        return NDArrays.where(chosen(one, value, last), after, value);
    }

    /** What the mask hides stays hidden, whatever is done to scores: unmasking shows it. */
    private static NDArray visible(HookPoint hook, NDArray before, NDArray after) {
        return isScores(hook) ? NDArrays.where(hidden(before), before, after) : after;
    }

    private static boolean isScores(HookPoint hook) {
        return hook.last().equals("hook_attn_scores");
    }

    private static NDArray hidden(NDArray scores) {
        return scores.eq(Float.NEGATIVE_INFINITY); // as scores
    }

    private NDArray whole(Intervention one, NDArray value) {
        Change change = one.change();
        NDManager scope = value.getManager();
        Shape shape = value.getShape();
        if (change instanceof Change.Zero) {
            return scope.zeros(shape);
        }
        if (change instanceof Change.Mean) {
            return mean(one.hook(), value).broadcast(shape);
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

    /** Over the positions of this pass; of a score over those that see the key. */
    private static NDArray mean(HookPoint hook, NDArray value) {
        int[] pos = {hook.positionAxis()};
        if (!isScores(hook)) {
            return value.mean(pos, true);
        }
        NDArray hidden = hidden(value); // as value
        NDArray zeros = value.getManager().zeros(value.getShape()); // as value
        NDArray seen = hidden.logicalNot().toType(DataType.FLOAT32, false).sum(pos, true);
        return NDArrays.where(hidden, zeros, value).sum(pos, true).div(seen.maximum(1f));
    }

    /**
     * The position behind the last one that another run's value speaks of, where a text is read on;
     * what speaks of all positions alike has no end.
     */
    private int lastKnown(Intervention one, NDArray value) {
        @Nullable Tensor given = null;
        if (one.change() instanceof Change.Replace replace) {
            given = replace.value();
        } else if (one.change() instanceof Change.Add add) {
            given = add.value();
        }
        if (!readsOn || given == null || given.rank() != value.getShape().dimension()) {
            return Integer.MAX_VALUE;
        }
        return given.size(one.hook().positionAxis());
    }

    /** A heap tensor in the engine, if it can stand for the value. */
    private NDArray given(Intervention one, Tensor whole, NDArray value) {
        long[] wanted = value.getShape().getShape();
        Tensor tensor = whole;
        if (readsOn && whole.rank() == wanted.length) {
            tensor = Window.of(one.hook(), whole, start, wanted);
        }
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
                            Arrays.toString(whole.shape()),
                            "expected",
                            Arrays.toString(wanted))
                    .asException();
        }
        long[] shape = Arrays.stream(there).asLongStream().toArray();
        return NativeFloats.create(value.getManager(), tensor.values(), shape);
    }

    /**
     * Where the chosen head and positions lie; true there, of the value's shape.
     *
     * @param end the position behind the last one that may be chosen
     */
    private NDArray chosen(Intervention one, NDArray value, int end) {
        long[] shape = value.getShape().getShape();
        long[] small = new long[shape.length];
        Arrays.fill(small, 1);
        int pos = one.hook().positionAxis();
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
            boolean named = one.positions().isEmpty() || one.positions().contains(start + p);
            boolean here = named && start + p < end;
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
}
