package dev.glassbox.visualizers.positions;

/** The published rules by which a position becomes numbers; pure, in doubles. */
final class PositionRules {
    private PositionRules() {}

    /**
     * The sinusoidal vector of a position: {@code sin(pos / 10000^(2i/d))} at 2i, the cosine at 2i
     * + 1 (Vaswani et al. 2017, section 3.5).
     */
    static double[] sinusoid(int position, int width) {
        double[] vector = new double[width];
        for (int i = 0; i < width; i++) {
            double angle = position / Math.pow(10_000, (i - i % 2) / (double) width);
            vector[i] = i % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
        }
        return vector;
    }

    /** Radians that pair i turns from one position to the next: {@code base^(-2i/d)}. */
    static double frequency(double base, int pair, int width) {
        return Math.pow(base, -2.0 * pair / width);
    }

    /**
     * A query or key turned by its position (Su et al. 2021): number i with number i + d/2, as
     * Llama pairs them. An odd number at the end stays.
     */
    static double[] turned(double[] vector, int position, double base) {
        double[] out = vector.clone();
        int half = vector.length / 2;
        for (int i = 0; i < half; i++) {
            double angle = position * frequency(base, i, 2 * half);
            double cos = Math.cos(angle);
            double sin = Math.sin(angle);
            out[i] = vector[i] * cos - vector[i + half] * sin;
            out[i + half] = vector[i + half] * cos + vector[i] * sin;
        }
        return out;
    }

    /**
     * ALiBi's slope of a head (Press et al. 2021, section 3): a geometric row from 2^(-8/n) on;
     * where n is no power of two, that of the next smaller power, then every other one of the next
     * larger.
     */
    static double slope(int head, int heads) {
        int power = Integer.highestOneBit(heads);
        if (head < power) {
            return Math.pow(2, -8.0 * (head + 1) / power);
        }
        return Math.pow(2, -8.0 * (2 * (head - power) + 1) / (2.0 * power));
    }
}
