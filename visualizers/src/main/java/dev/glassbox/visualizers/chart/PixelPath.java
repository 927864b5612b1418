package dev.glassbox.visualizers.chart;

import java.util.Arrays;

/** A line through pixels, in parts where it has gaps. */
final class PixelPath {
    private double[] xs = new double[256];
    private double[] ys = new double[256];
    private int size;

    void add(double x, double y) {
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, size * 2);
            ys = Arrays.copyOf(ys, size * 2);
        }
        xs[size] = x;
        ys[size] = y;
        size++;
    }

    /** Ends a part; the next point begins another. */
    void gap() {
        if (size > 0 && !isGap(size - 1)) {
            add(Double.NaN, Double.NaN);
        }
    }

    /** Points and gaps. */
    int size() {
        return size;
    }

    boolean isGap(int index) {
        return Double.isNaN(xs[index]);
    }

    /** How far it goes to the right. */
    double reach() {
        int last = size - 1;
        while (last > 0 && isGap(last)) {
            last--;
        }
        return last > 0 ? xs[last] - xs[0] : 0;
    }

    double x(int index) {
        return xs[index];
    }

    double y(int index) {
        return ys[index];
    }
}
