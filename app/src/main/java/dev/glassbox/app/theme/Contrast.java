package dev.glassbox.app.theme;

/** Contrast of two colours, as WCAG 2.2 defines it. */
final class Contrast {
    private Contrast() {}

    /** From 1 (none) to 21 (black on white). */
    static double ratio(int argb, int otherArgb) {
        double one = luminance(argb);
        double other = luminance(otherArgb);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    /** Relative luminance, from 0 (black) to 1 (white). */
    static double luminance(int argb) {
        return 0.2126 * linear(argb >> 16 & 0xFF)
                + 0.7152 * linear(argb >> 8 & 0xFF)
                + 0.0722 * linear(argb & 0xFF);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
