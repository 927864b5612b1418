package dev.glassbox.visualizers.scale;

import java.util.ArrayList;
import java.util.List;

/**
 * A straight map from a range of values to a range of pixels.
 *
 * @param low value drawn at {@code start}
 * @param high value drawn at {@code end}
 * @param start in pixels
 * @param end in pixels; may be smaller than {@code start}
 */
public record LinearScale(double low, double high, double start, double end) {
    public LinearScale {
        if (!(high > low)) {
            throw new IllegalArgumentException("a scale from " + low + " to " + high);
        }
    }

    /** The pixel of a value. */
    public double pixel(double value) {
        return start + (value - low) / (high - low) * (end - start);
    }

    /** The value of a pixel. */
    public double value(double pixel) {
        return low + (pixel - start) / (end - start) * (high - low);
    }

    /** Round values inside the range, at steps of 1, 2 or 5 times a power of ten. */
    public List<Double> ticks(int atMost) {
        double raw = (high - low) / Math.max(1, atMost);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = power;
        for (double factor : new double[] {1, 2, 5, 10}) {
            step = factor * power;
            if (Math.floor(high / step + 1e-9) - Math.ceil(low / step - 1e-9) + 1 <= atMost) {
                break;
            }
        }
        List<Double> ticks = new ArrayList<>();
        long first = (long) Math.ceil(low / step - 1e-9);
        for (long i = first; i * step <= high + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }
}
