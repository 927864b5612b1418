package dev.glassbox.visualizers.scale;

/**
 * Numbers to colours, over a stated range. There are two: magnitudes from zero up on one map, and
 * signed values on a map centred on zero. Immutable.
 */
public final class ColorScale {
    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;

    private final Ramp ramp;
    private final double low;
    private final double high;

    private ColorScale(Ramp ramp, double low, double high) {
        if (!(high > low) || Double.isInfinite(high) || Double.isInfinite(low)) {
            throw new IllegalArgumentException("a colour scale from " + low + " to " + high);
        }
        this.ramp = ramp;
        this.low = low;
        this.high = high;
    }

    /** From 0 to {@code high}, on the theme's {@code heat} stops. */
    public static ColorScale magnitude(Palette palette, double high) {
        return new ColorScale(Ramp.of(palette, "heat"), 0, high);
    }

    /**
     * From {@code -extent} to {@code extent}, on the theme's {@code div} stops; zero is neutral.
     */
    public static ColorScale signed(Palette palette, double extent) {
        return new ColorScale(Ramp.of(palette, "div"), -extent, extent);
    }

    public double low() {
        return low;
    }

    public double high() {
        return high;
    }

    /** Opaque 0xAARRGGBB; a value outside the range has its end's colour, NaN is refused. */
    public int argb(double value) {
        return ramp.argb((value - low) / (high - low));
    }

    /**
     * Black or white, whichever reads better on the colour of {@code value}: between the two there
     * is a contrast of 4.5 on any ground.
     */
    public int ink(double value) {
        int ground = argb(value);
        return Luminance.contrast(BLACK, ground) >= Luminance.contrast(WHITE, ground)
                ? BLACK
                : WHITE;
    }
}
