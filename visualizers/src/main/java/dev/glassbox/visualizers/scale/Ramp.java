package dev.glassbox.visualizers.scale;

/**
 * A run of colours through given stops, mixed in OKLab so that equal steps of the parameter look
 * like equal steps of colour. Immutable.
 */
public final class Ramp {
    /** Finer than the 8 bits of a channel can show for the ramps of a theme. */
    private static final int ENTRIES = 1024;

    private final int[] argb = new int[ENTRIES + 1];

    /**
     * @param stops opaque colours as 0xAARRGGBB, evenly spaced, at least two
     */
    public Ramp(int... stops) {
        if (stops.length < 2) {
            throw new IllegalArgumentException(
                    "a ramp needs at least two colours, got " + stops.length);
        }
        for (int i = 0; i <= ENTRIES; i++) {
            double place = (double) i / ENTRIES * (stops.length - 1);
            int left = Math.min((int) place, stops.length - 2);
            argb[i] = OkLab.mix(stops[left], stops[left + 1], place - left);
        }
    }

    /** The stops {@code name-0}, {@code name-1} ... of a theme, as many as it has. */
    public static Ramp of(Palette palette, String name) {
        int count = 0;
        while (palette.tokens().containsKey(name + "-" + count)) {
            count++;
        }
        int[] stops = new int[count];
        for (int i = 0; i < count; i++) {
            stops[i] = palette.argb(name + "-" + i);
        }
        return new Ramp(stops);
    }

    /**
     * @param t from 0 to 1; outside is clamped, NaN is refused
     * @return opaque 0xAARRGGBB
     */
    public int argb(double t) {
        if (Double.isNaN(t)) {
            throw new IllegalArgumentException("NaN has no colour");
        }
        return argb[(int) Math.round(Math.max(0, Math.min(1, t)) * ENTRIES)];
    }
}
