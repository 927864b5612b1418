package dev.glassbox.visualizers.stages;

import java.util.List;

/**
 * Attention in plain doubles, stage by stage.
 *
 * @param scores q times k, [query][key]
 * @param scaled over the square root of d, or as they are
 * @param masked minus infinity where the key comes later, or as they are
 * @param weights softmax of each row
 * @param output weights times v, [query][d]
 */
record Arithmetic(
        double[][] scores,
        double[][] scaled,
        double[][] masked,
        double[][] weights,
        double[][] output) {

    static Arithmetic of(StagesState s) {
        int n = StagesState.TOKENS;
        int width = s.width();
        double[][] scores = new double[n][n];
        double[][] scaled = new double[n][n];
        double[][] masked = new double[n][n];
        double[][] weights = new double[n][];
        double[][] output = new double[n][width];
        double divisor = s.scaled() ? Math.sqrt(width) : 1;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scores[i][j] = dot(s.q().get(i), s.k().get(j));
                scaled[i][j] = scores[i][j] / divisor;
                masked[i][j] = s.causal() && j > i ? Double.NEGATIVE_INFINITY : scaled[i][j];
            }
            weights[i] = softmax(masked[i]);
            for (int c = 0; c < width; c++) {
                for (int j = 0; j < n; j++) {
                    output[i][c] += weights[i][j] * s.v().get(j).get(c);
                }
            }
        }
        return new Arithmetic(scores, scaled, masked, weights, output);
    }

    private static double dot(List<Double> a, List<Double> b) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            sum += a.get(i) * b.get(i);
        }
        return sum;
    }

    /** The largest is taken off first, so that nothing overflows. */
    static double[] softmax(double[] scores) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            largest = Math.max(largest, score);
        }
        double[] shares = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            shares[i] = Math.exp(scores[i] - largest);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    /** How evenly weights are spread, in nats: 0 for one alone, ln n for n alike. */
    static double entropy(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum -= weight > 0 ? weight * Math.log(weight) : 0;
        }
        return sum;
    }

    /** The numbers of a computed part. */
    double[][] part(StagesState.Part part) {
        return switch (part) {
            case SCORES -> scores;
            case SCALED -> scaled;
            case MASKED -> masked;
            case WEIGHTS -> weights;
            case OUTPUT -> output;
            default -> throw new IllegalArgumentException(part + " is given");
        };
    }
}
