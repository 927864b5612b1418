package dev.glassbox.runtime.intake;

import java.util.Locale;

/** Byte counts as people read them. */
public final class ByteCount {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private ByteCount() {}

    /** {@code 50 MB}, {@code 1.5 kB}: at most one decimal, steps of 1,024. */
    public static String text(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        String number = String.format(Locale.ROOT, "%.1f", value);
        return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number)
                + " "
                + UNITS[unit];
    }
}
