package dev.glassbox.visualizers.control;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Many points to be drawn.
 *
 * @param dims 2 or 3
 * @param positions {@code [n, dims]}, finite, in any unit; never written to again
 * @param colours opaque 0xAARRGGBB, one a point
 * @param labels what a point is called
 * @param named points whose names are drawn where there is room, the most important first
 * @param strong points that stand out; where there are any, all others are dimmed
 * @param chosen the point that is looked at, or -1
 * @param links pairs of points joined by a line
 */
@SuppressWarnings("ArrayRecordComponent") // large, and compared by identity on purpose
public record PointCloudData(
        int dims,
        float[] positions,
        int[] colours,
        IntFunction<String> labels,
        List<Integer> named,
        boolean @Nullable [] strong,
        int chosen,
        List<int[]> links) {
    public PointCloudData {
        if (dims < 2 || dims > 3 || positions.length != dims * colours.length) {
            throw new IllegalArgumentException(
                    positions.length + " numbers and " + colours.length + " colours");
        }
        named = List.copyOf(named);
        links = List.copyOf(links);
    }

    /** No points. */
    public static final PointCloudData NONE =
            new PointCloudData(
                    2, new float[0], new int[0], i -> "", List.of(), null, -1, List.of());

    public int size() {
        return colours.length;
    }
}
