package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;

/** Positions told to attention by turning queries and keys (Su et al. 2021, arXiv:2104.09864). */
public interface Rotation {
    /**
     * @param x queries or keys, {@code [B, T, heads, K]}
     * @param start the position of the first
     * @return turned, of the same shape
     */
    NDArray rotate(NDArray x, int start);
}
