package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.djl.HeapCopy;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A tap that keeps what was asked for and copies it to the heap when the pass is over. */
final class Recorder implements Tap {
    private final Set<HookPoint> asked;
    private final Cancellation cancellation;
    private final Map<HookPoint, NDArray> kept = new LinkedHashMap<>();

    Recorder(Set<HookPoint> asked, Cancellation cancellation) {
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
        if (asked.contains(hook)) {
            kept.put(hook, value);
        }
        return value;
    }

    /** Heap copies of all kept arrays, with the axes their hooks have. */
    Map<HookPoint, Tensor> copies() {
        Map<HookPoint, Tensor> copies = new LinkedHashMap<>();
        kept.forEach((hook, array) -> copies.put(hook, HeapCopy.of(array, HookAxes.of(hook))));
        return copies;
    }
}
