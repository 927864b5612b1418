package dev.glassbox.visualizers.scale;

import java.util.List;
import java.util.Locale;

/**
 * How numbers are written: the same digits in every language, a true minus sign, 2 to 3 significant
 * digits in pictures and all digits where a number is taken apart.
 */
public final class Numbers {
    private static final char MINUS = '−';

    /** As wide as {@link #share} gets. */
    public static final String WIDEST_SHARE = "<0.0001";

    private Numbers() {}

    /** Three significant digits: {@code 0.413}, {@code −12.3}, {@code 1.52e−7}, {@code −∞}. */
    public static String picture(double value) {
        return significant(value, 3);
    }

    /** {@link #picture} as LaTeX takes it: {@code 1.52 \\cdot 10^{-7}}. */
    public static String formula(double value) {
        String text = picture(value).replace(MINUS, '-').replace("∞", "\\infty");
        int e = text.indexOf('e');
        return e < 0 ? text : text.substring(0, e) + " \\cdot 10^{" + text.substring(e + 1) + "}";
    }

    /** Four significant digits, for a number that is read out of a picture. */
    public static String reading(double value) {
        return significant(value, 4);
    }

    /** Two significant digits, for crowded places. */
    public static String brief(double value) {
        return significant(value, 2);
    }

    /**
     * For columns: a fixed number of decimals, so that points stand below each other; a value that
     * would read as zero without being it is written {@code <0.001} by its decimals.
     */
    public static String fixed(double value, int decimals) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return special(value);
        }
        double least = Math.pow(10, -decimals);
        if (value != 0 && Math.abs(value) < least / 2) {
            return (value < 0 ? ">" + MINUS : "<") + plain(least, decimals);
        }
        return plain(value, decimals);
    }

    /** A share as per cent with one decimal: {@code 41.3%}, {@code <0.1%}. */
    public static String percent(double share) {
        return fixed(share * 100, 1) + "%";
    }

    /**
     * A difference of two shares in percentage points, with its sign: {@code +12.3}; one that would
     * read as zero without being it is {@code ≈0}.
     */
    public static String points(double difference) {
        return signed(difference * 100, 1);
    }

    /** With its sign and so many decimals: {@code +0.25}, {@code −0.10}, {@code ≈0}, {@code 0}. */
    public static String signed(double value, int decimals) {
        if (value == 0) {
            return "0";
        }
        if (Math.abs(value) < Math.pow(10, -decimals) / 2) {
            return "≈0";
        }
        return value > 0 ? "+" + fixed(value, decimals) : fixed(value, decimals);
    }

    /**
     * A share in a table, from 0 to 1, to stand below others at its point: three decimals, four
     * below 0.01 so that two digits are left; nothing is wider than {@link #WIDEST_SHARE}.
     */
    public static String share(double share) {
        return fixed(share, share != 0 && share < 0.00995 ? 4 : 3);
    }

    /** Every digit that tells this float from its neighbours. */
    public static String exact(float value) {
        return Float.isNaN(value) || Float.isInfinite(value)
                ? special(value)
                : sign(Float.toString(value));
    }

    /** Every digit that tells this double from its neighbours. */
    public static String exact(double value) {
        return Double.isNaN(value) || Double.isInfinite(value)
                ? special(value)
                : sign(Double.toString(value));
    }

    /** The values with as many decimals each as the largest needs for three digits. */
    public static List<String> aligned(double... values) {
        double largest = 0;
        for (double value : values) {
            if (!Double.isInfinite(value)) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        int decimals = largest == 0 ? 0 : Math.max(0, 2 - exponent(largest));
        return java.util.Arrays.stream(values).mapToObj(v -> fixed(v, decimals)).toList();
    }

    private static String significant(double value, int digits) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return special(value);
        }
        if (value == 0) {
            return "0";
        }
        int exponent = exponent(value);
        // Rounding may carry into the next power of ten: 0.9996 is 1.00.
        double unit = Math.pow(10, exponent - digits + 1);
        exponent = exponent(Math.round(Math.abs(value) / unit) * unit);
        if (exponent < -3 || exponent > 5) {
            String text = String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
            int e = text.indexOf('e');
            return sign(text.substring(0, e) + "e" + Integer.parseInt(text.substring(e + 1)));
        }
        return plain(value, Math.max(0, digits - 1 - exponent));
    }

    private static int exponent(double value) {
        // The tiny factor keeps 0.01 * 10^2 style rounding from falling just below a power.
        return (int) Math.floor(Math.log10(Math.abs(value)) + 1e-12);
    }

    private static String plain(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        // "-0.00" says nothing that "0.00" does not.
        return sign(Double.parseDouble(text) == 0 ? text.replace("-", "") : text);
    }

    private static String special(double value) {
        return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : MINUS + "∞";
    }

    private static String sign(String text) {
        return text.replace('-', MINUS).replace('E', 'e');
    }
}
