package dev.glassbox.visualizers.heads;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Orders of numbers, and how far two orders agree. */
final class Ranks {
    private Ranks() {}

    /** Places in the values, the largest first; of equals the earlier first. */
    static List<Integer> order(List<Double> values) {
        return IntStream.range(0, values.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -values.get(i)))
                .toList();
    }

    /** Each value's rank from 1; equal values share the mean of theirs. */
    static double[] of(List<Double> values) {
        List<Integer> order = order(values);
        double[] ranks = new double[values.size()];
        for (int from = 0; from < ranks.length; ) {
            int to = from + 1;
            while (to < ranks.length
                    && values.get(order.get(to)).equals(values.get(order.get(from)))) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order.get(i)] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    /**
     * Spearman's rank correlation: the correlation of the ranks, from -1 to 1; NaN where one order
     * is none, all its values being equal.
     */
    static double correlation(List<Double> a, List<Double> b) {
        double[] x = of(a);
        double[] y = of(b);
        double middle = (x.length + 1) / 2.0;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - middle) * (y[i] - middle);
            xx += (x[i] - middle) * (x[i] - middle);
            yy += (y[i] - middle) * (y[i] - middle);
        }
        return xx == 0 || yy == 0 ? Double.NaN : xy / Math.sqrt(xx * yy);
    }
}
