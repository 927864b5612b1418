package dev.glassbox.runtime.projection;

/**
 * The nearest neighbours of each of n points, nearest first, itself left out; of equally near ones
 * the one with the lower number comes first.
 *
 * @param k how many of each
 * @param ids {@code [n, k]} row by row
 * @param distances {@code [n, k]}, in the metric asked for
 */
@SuppressWarnings("ArrayRecordComponent") // large, and never compared
public record Neighbours(int k, int[] ids, float[] distances) {
    public Neighbours {
        if (k < 0 || ids.length != distances.length || (k > 0 && ids.length % k != 0)) {
            throw new IllegalArgumentException(k + " neighbours of " + ids.length);
        }
    }

    /** How many points have neighbours here. */
    public int size() {
        return k == 0 ? 0 : ids.length / k;
    }
}
