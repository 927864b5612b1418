package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import dev.glassbox.runtime.djl.NativeFloats;
import org.jspecify.annotations.Nullable;

/**
 * Turns pairs of numbers of each query and key by angles that grow with the position (Su et al.
 * 2021, arXiv:2104.09864). Number i is paired with number i + R/2 of the first R; what is behind
 * them stays as it is. The angles are kept up to the furthest position asked for.
 */
public final class RotaryPositions implements Rotation {
    private static final int FIRST_LENGTH = 64;

    private final NDManager manager;
    private final RotaryFrequencies frequencies;
    private final int rotated; // R
    private final int dHead; // K
    private @Nullable Angles angles;

    /**
     * @param cos {@code [length, 1, R]}
     * @param sin {@code [length, 1, R]}, the first half negative
     */
    private record Angles(int length, NDArray cos, NDArray sin) {
        void close() {
            cos.close();
            sin.close();
        }
    }

    /**
     * @param manager owns the angles
     * @param dHead K, at least twice the number of frequencies
     */
    public RotaryPositions(NDManager manager, RotaryFrequencies frequencies, int dHead) {
        this.manager = manager;
        this.frequencies = frequencies;
        this.dHead = dHead;
        rotated = 2 * frequencies.count();
    }

    @Override
    public NDArray rotate(NDArray x, int start) {
        NDManager scope = x.getManager();
        int end = Math.addExact(start, Math.toIntExact(x.getShape().get(1)));
        Angles known = upTo(end);
        NDIndex rows = new NDIndex().addSliceDim(start, end);
        NDArray cos = known.cos().get(scope, rows); // [T, 1, R]
        NDArray sin = known.sin().get(scope, rows); // [T, 1, R]
        if (rotated == dHead) {
            return turned(x, cos, sin); // [B, T, heads, K]
        }
        NDArray rest = x.get(numbers(rotated, dHead)); // [B, T, heads, K - R]
        return turned(x.get(numbers(0, rotated)), cos, sin).concat(rest, 3); // [B, T, heads, K]
    }

    private NDArray turned(NDArray x, NDArray cos, NDArray sin) {
        NDArray first = x.get(numbers(0, rotated / 2)); // [B, T, heads, R/2]
        NDArray second = x.get(numbers(rotated / 2, rotated)); // [B, T, heads, R/2]
        return x.mul(cos).add(second.concat(first, 3).mul(sin)); // [B, T, heads, R]
    }

    private static NDIndex numbers(long from, long to) {
        return new NDIndex().addAllDim(3).addSliceDim(from, to);
    }

    private Angles upTo(int end) {
        Angles known = angles;
        if (known != null && known.length() >= end) {
            return known;
        }
        int length = Math.max(end, known == null ? FIRST_LENGTH : 2 * known.length());
        if (known != null) {
            known.close();
        }
        Angles made = made(length);
        angles = made;
        return made;
    }

    private Angles made(int length) {
        int pairs = rotated / 2;
        float[] cos = new float[Math.multiplyExact(length, rotated)];
        float[] sin = new float[cos.length];
        for (int position = 0; position < length; position++) {
            for (int pair = 0; pair < pairs; pair++) {
                float angle = position * frequencies.at(pair);
                int at = position * rotated + pair;
                cos[at] = (float) Math.cos(angle);
                cos[at + pairs] = cos[at];
                sin[at + pairs] = (float) Math.sin(angle);
                sin[at] = -sin[at + pairs];
            }
        }
        return new Angles(
                length,
                NativeFloats.create(manager, cos, length, 1, rotated),
                NativeFloats.create(manager, sin, length, 1, rotated));
    }
}
