package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.model.KeyValueCache;
import dev.glassbox.runtime.model.ModelConfig;
import java.util.ArrayList;
import java.util.List;

/** Keys and values, one pair of arrays a layer, taken once and written in place. */
final class NativeCache implements KeyValueCache {
    private final EngineThread thread;
    private final NDManager owner;
    private final NDManager manager;
    private final List<NDArray> keys = new ArrayList<>(); // [1, Hkv, capacity, K] a layer
    private final List<NDArray> values = new ArrayList<>(); // [1, Hkv, capacity, K] a layer
    private final ModelConfig config;
    private final int capacity;
    private int length;
    private boolean closed;

    /**
     * @param owner the model's manager; this cache is closed with it at the latest
     */
    NativeCache(EngineThread thread, NDManager owner, ModelConfig config, int capacity) {
        this.thread = thread;
        this.owner = owner;
        this.manager = owner.newSubManager();
        this.config = config;
        this.capacity = capacity;
        Shape shape = new Shape(1, config.nKvHeads(), capacity, config.dHead());
        for (int layer = 0; layer < config.nLayers(); layer++) {
            keys.add(manager.zeros(shape));
            values.add(manager.zeros(shape));
        }
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public long bytes() {
        return bytes(capacity);
    }

    @Override
    public long bytesUsed() {
        return bytes(length);
    }

    @Override
    public void truncate(int newLength) {
        checkUsable();
        if (newLength < 0 || newLength > length) {
            throw new IllegalArgumentException(newLength + " of " + length + " positions");
        }
        length = newLength;
    }

    /** The pass that wrote behind the end is over: its positions count from now on. */
    void advance(int positions) {
        length += positions;
    }

    NDArray keys(int layer, int start, NDArray added) {
        return written(keys.get(layer), start, added);
    }

    NDArray values(int layer, int start, NDArray added) {
        return written(values.get(layer), start, added);
    }

    private static NDArray written(NDArray all, int start, NDArray added) {
        long end = start + added.getShape().get(2);
        all.set(positions(start, end), added);
        return all.get(added.getManager(), positions(0, end)); // a view in the pass's scope
    }

    private static NDIndex positions(long from, long to) {
        return new NDIndex().addAllDim(2).addSliceDim(from, to);
    }

    /** Whether the model with this manager made it: another one's numbers would mean nothing. */
    boolean isOf(NDManager model) {
        return owner == model;
    }

    void checkUsable() {
        thread.check();
        if (closed) {
            throw new IllegalStateException("this cache is closed");
        }
    }

    @Override
    public void close() {
        thread.check();
        if (!closed) {
            closed = true;
            manager.close();
        }
    }

    private long bytes(long positions) {
        return 2L * config.nLayers() * config.nKvHeads() * config.dHead() * positions * Float.BYTES;
    }
}
