package dev.glassbox.visualizers.chart;

import dev.glassbox.visualizers.scale.LinearScale;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Round values along an axis, at 1, 2 or 5 times a power of ten, and how they are written. */
final class Ticks {
    private static final int[] ONE_TWO_FIVE = {1, 2, 5};

    private Ticks() {}

    /** A round value. */
    record Tick(double value, String label) {}

    static List<Tick> of(AxisScale scale, int atMost) {
        return scale.exponents()
                ? logarithmic(scale, Math.max(2, atMost))
                : linear(scale.line(), atMost);
    }

    /** Those of them that are whole numbers. */
    static List<Tick> whole(List<Tick> ticks) {
        List<Tick> whole = new ArrayList<>();
        for (Tick tick : ticks) {
            if (Math.abs(tick.value - Math.rint(tick.value)) < 1e-9) {
                whole.add(new Tick(Math.rint(tick.value), Numbers.fixed(tick.value, 0)));
            }
        }
        return whole.isEmpty() ? ticks : whole;
    }

    private static List<Tick> linear(LinearScale line, int atMost) {
        List<Double> values = line.ticks(atMost);
        if (values.size() < 2) {
            return values.stream().map(value -> new Tick(value, Numbers.picture(value))).toList();
        }
        double step = values.get(1) - values.get(0);
        double largest = Math.max(Math.abs(values.get(0)), Math.abs(values.get(values.size() - 1)));
        int stepExponent = exponent(step);
        boolean plain = largest < 1e7 && largest >= 1e-3;
        int exponent = plain ? 0 : exponent(largest);
        int decimals = Math.max(0, exponent - stepExponent);
        double unit = Math.pow(10, exponent);
        List<Tick> ticks = new ArrayList<>();
        for (double value : values) {
            boolean zero = Math.abs(value) < step * 1e-9;
            String label = Numbers.fixed(zero ? 0 : value / unit, decimals);
            ticks.add(new Tick(zero ? 0 : value, label + (plain || zero ? "" : power(exponent))));
        }
        return ticks;
    }

    private static List<Tick> logarithmic(AxisScale scale, int atMost) {
        List<Tick> all = new ArrayList<>();
        List<Tick> powers = new ArrayList<>();
        int from = (int) Math.floor(scale.line().low());
        int to = (int) Math.ceil(scale.line().high());
        for (int exponent = from; exponent <= to; exponent++) {
            for (int factor : ONE_TWO_FIVE) {
                // Written as a person would: 10^-4 alone is 0.00009999999999999999.
                double value = Double.parseDouble(factor + "e" + exponent);
                if (scale.shows(value)) {
                    Tick tick = new Tick(value, label(factor, exponent));
                    all.add(tick);
                    if (factor == 1) {
                        powers.add(tick);
                    }
                }
            }
        }
        if (all.size() < 2) { // less than one step of 1-2-5 is in sight
            return linear(new LinearScale(scale.low(), scale.high(), 0, 1), atMost);
        }
        return all.size() <= atMost ? all : thinned(powers.size() < 2 ? all : powers, atMost);
    }

    private static List<Tick> thinned(List<Tick> ticks, int atMost) {
        int every = (ticks.size() + atMost - 1) / atMost;
        List<Tick> thinned = new ArrayList<>();
        for (int i = 0; i < ticks.size(); i += every) {
            thinned.add(ticks.get(i));
        }
        return thinned;
    }

    private static String label(int factor, int exponent) {
        return exponent < -3 || exponent > 5
                ? factor + power(exponent)
                : Numbers.fixed(factor * Math.pow(10, exponent), Math.max(0, -exponent));
    }

    private static String power(int exponent) {
        return "e" + Numbers.fixed(exponent, 0);
    }

    private static int exponent(double value) {
        return (int) Math.floor(Math.log10(value) + 1e-9);
    }

    /** A step as it is read out: whole ones are written whole. */
    static String step(double step) {
        return step == Math.rint(step) && Math.abs(step) < 1e15
                ? Numbers.fixed(step, 0)
                : Numbers.reading(step);
    }
}
