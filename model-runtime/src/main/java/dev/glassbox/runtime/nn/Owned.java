package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDManager;
import dev.glassbox.runtime.djl.EngineThread;

/**
 * What an opened model belongs to.
 *
 * @param thread the thread that opened it
 * @param manager owns the weights; closed with the model
 */
public record Owned(EngineThread thread, NDManager manager) {}
