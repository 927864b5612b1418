package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Structure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a network: what looks at it or changes it, where in the text it begins, and the
 * keys and values of what was read before.
 */
public final class Pass {
    private static final Pass PLAIN = new Pass(Tap.NONE, 0, null);

    private final Tap tap;
    private final int start;
    private final @Nullable NativeCache cache;

    private Pass(Tap tap, int start, @Nullable NativeCache cache) {
        this.tap = tap;
        this.start = start;
        this.cache = cache;
    }

    /** A pass over a whole text that nobody looks at. */
    public static Pass plain() {
        return PLAIN;
    }

    /** A pass over a whole text. */
    public static Pass through(Tap tap) {
        return new Pass(tap, 0, null);
    }

    /** A pass over what follows the text in a cache, which it adds to. */
    static Pass after(NativeCache cache, Tap tap) {
        return new Pass(tap, cache.length(), cache);
    }

    /** This pass with changes made before anybody looks. */
    Pass with(List<Intervention> changes) {
        return new Pass(new Editor(changes, start, cache != null, tap), start, cache);
    }

    /** The position of the first id in the whole text. */
    public int start() {
        return start;
    }

    /**
     * Whether a hook is looked at or changed; what the pass itself does not need is made only then.
     */
    public boolean wants(HookPoint hook) {
        return tap.wants(hook);
    }

    /** The value that the rest of the pass uses; the same array where nothing was changed. */
    public NDArray at(HookPoint hook, NDArray value) {
        return tap.pass(hook, value);
    }

    /** Whether a step of the computation is left out. */
    public boolean isWithout(Structure structure, HookPoint hook) {
        return tap.isWithout(structure, hook);
    }

    /**
     * All keys of the text so far.
     *
     * @param keys of this pass, {@code [B, Hkv, T, K]}
     * @return {@code [B, Hkv, start + T, K]}
     */
    NDArray keys(int layer, NDArray keys) {
        return cache == null ? keys : cache.keys(layer, start, keys);
    }

    /** All values of the text so far, as {@link #keys}. */
    NDArray values(int layer, NDArray values) {
        return cache == null ? values : cache.values(layer, start, values);
    }
}
