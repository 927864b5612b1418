package dev.glassbox.runtime.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;

/**
 * The thread that owns a set of native objects: it alone makes, uses and closes them. Closing
 * native memory while another thread computes on it ends the process, so every door of an owner
 * calls {@link #check()}.
 */
public final class EngineThread {
    private final Thread owner;
    private final Engine engine;

    private EngineThread(Thread owner, Engine engine) {
        this.owner = owner;
        this.engine = engine;
    }

    /**
     * Makes the calling thread an owner. Starts the engine if need be and sets what PyTorch keeps
     * per thread: gradients off (on every thread but the starting one they are on), and no
     * re-optimisation of graphs, which costs milliseconds at each new length.
     */
    public static EngineThread enter() {
        Engine engine = EngineRoom.start();
        JniUtils.setGradMode(false);
        JniUtils.setGraphExecutorOptimize(false);
        // a thread keeps the count it had at its first operation; PyTorch's own default, one for
        // each core, makes small networks many times slower
        JniUtils.setNumThreads(Integer.getInteger(EngineRoom.THREADS, 1));
        return new EngineThread(Thread.currentThread(), engine);
    }

    /**
     * @throws IllegalStateException if called on any thread but the owner
     */
    public void check() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException(
                    "owned by thread '"
                            + owner.getName()
                            + "', used by '"
                            + Thread.currentThread().getName()
                            + "'");
        }
    }

    /** A manager of the owner's own; whoever asks for it closes it. */
    public NDManager newManager() {
        check();
        return engine.newBaseManager();
    }

    /** The engine and its version, such as {@code PyTorch 2.7.1}. */
    public String engineName() {
        return engine.getEngineName() + " " + engine.getVersion();
    }

    /** Threads inside one operation. */
    public int threads() {
        check();
        return JniUtils.getNumThreads();
    }
}
