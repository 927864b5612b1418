package dev.glassbox.visualizers.scale;

/** Contrast of two colours as the WCAG define it. */
final class Luminance {
    private Luminance() {}

    /** From 1 (none) to 21 (black on white). */
    static double contrast(int oneArgb, int otherArgb) {
        double one = of(oneArgb) + 0.05;
        double other = of(otherArgb) + 0.05;
        return Math.max(one, other) / Math.min(one, other);
    }

    private static double of(int argb) {
        return 0.2126 * OkLab.linear(argb >> 16 & 0xFF)
                + 0.7152 * OkLab.linear(argb >> 8 & 0xFF)
                + 0.0722 * OkLab.linear(argb & 0xFF);
    }
}
