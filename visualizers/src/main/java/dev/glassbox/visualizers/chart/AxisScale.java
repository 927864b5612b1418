package dev.glassbox.visualizers.chart;

import dev.glassbox.visualizers.scale.LinearScale;

/**
 * Where the values of an axis lie.
 *
 * @param exponents whether {@code line} holds powers of ten instead of values
 */
record AxisScale(LinearScale line, boolean exponents) {

    static AxisScale of(AxisRange range, boolean log, double start, double end) {
        return new AxisScale(
                log
                        ? new LinearScale(
                                Math.log10(range.low()), Math.log10(range.high()), start, end)
                        : new LinearScale(range.low(), range.high(), start, end),
                log);
    }

    /** Whether a value has a place on this axis, in sight or not. */
    boolean takes(double value) {
        return takes(value, exponents);
    }

    static boolean takes(double value, boolean log) {
        return Math.abs(value) <= Double.MAX_VALUE && !(log && value <= 0);
    }

    double pixel(double value) {
        return line.pixel(exponents ? Math.log10(value) : value);
    }

    double value(double pixel) {
        double at = line.value(pixel);
        return exponents ? Math.pow(10, at) : at;
    }

    double low() {
        return exponents ? Math.pow(10, line.low()) : line.low();
    }

    double high() {
        return exponents ? Math.pow(10, line.high()) : line.high();
    }

    /** Whether a value lies in sight. */
    boolean shows(double value) {
        if (!takes(value)) {
            return false;
        }
        double pixel = pixel(value);
        double slack = 0.01; // pixels, for rounding
        return pixel >= Math.min(line.start(), line.end()) - slack
                && pixel <= Math.max(line.start(), line.end()) + slack;
    }
}
