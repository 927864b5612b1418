package dev.glassbox.visualizers.comparison;

import dev.glassbox.runtime.analysis.DistributionShift;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two next-token distributions laid over each other: by id where both vocabularies are the same, by
 * the text of the tokens where they are not. All in doubles.
 *
 * @param rows every token of either, those that differ most first
 * @param totalVariation half the sum of all differences, 0 to 1
 * @param divergence KL(A || B) in nats; infinite where B cannot say what A may say
 * @param divergenceBack KL(B || A) in nats
 * @param sameVocabulary whether ids mean the same tokens
 * @param common how many tokens both know
 * @param onlyA how many A alone knows
 * @param onlyB how many B alone knows
 * @param massOnlyA A's probability on tokens that B does not know
 * @param massOnlyB B's probability on tokens that A does not know
 */
record Alignment(
        List<Row> rows,
        double totalVariation,
        double divergence,
        double divergenceBack,
        boolean sameVocabulary,
        int common,
        int onlyA,
        int onlyB,
        double massOnlyA,
        double massOnlyB) {

    /**
     * One token.
     *
     * @param a its probability in A; NaN where A does not know it
     * @param b its probability in B; NaN where B does not know it
     */
    record Row(String text, double a, double b) {
        double difference() {
            return (Double.isNaN(b) ? 0 : b) - (Double.isNaN(a) ? 0 : a);
        }
    }

    static Alignment of(TraceAnswer a, TraceAnswer b) {
        float[] logitsA = a.trace().lastLogits();
        float[] logitsB = b.trace().lastLogits();
        return same(a.tokenizer(), b.tokenizer(), logitsA.length, logitsB.length)
                ? byId(a, logitsA, logitsB)
                : byText(texts(a, logitsA), texts(b, logitsB));
    }

    private static boolean same(Tokenizer a, Tokenizer b, int sizeA, int sizeB) {
        if (sizeA != sizeB) {
            return false;
        }
        for (int id = 0; id < sizeA; id++) {
            if (!a.tokenText(id).equals(b.tokenText(id))) {
                return false;
            }
        }
        return true;
    }

    private static Alignment byId(TraceAnswer a, float[] logitsA, float[] logitsB) {
        DistributionShift shift = new DistributionShift(logitsA, logitsB);
        List<Row> rows = new ArrayList<>();
        for (int id = 0; id < logitsA.length; id++) {
            rows.add(new Row(a.tokenizer().tokenText(id), shift.before(id), shift.after(id)));
        }
        return new Alignment(
                sorted(rows),
                shift.totalVariation(),
                shift.divergence(),
                shift.divergenceBack(),
                true,
                rows.size(),
                0,
                0,
                0,
                0);
    }

    /** Tokens of the same text count as one. */
    private static Map<String, Double> texts(TraceAnswer pass, float[] logits) {
        DistributionShift shares = new DistributionShift(logits, logits);
        Map<String, Double> byText = new LinkedHashMap<>();
        for (int id = 0; id < logits.length; id++) {
            byText.merge(pass.tokenizer().tokenText(id), shares.before(id), Double::sum);
        }
        return byText;
    }

    private static Alignment byText(Map<String, Double> a, Map<String, Double> b) {
        List<Row> rows = new ArrayList<>();
        double moved = 0;
        double massA = 0;
        double massB = 0;
        int common = 0;
        for (Map.Entry<String, Double> one : a.entrySet()) {
            Double other = b.get(one.getKey());
            double pB = other == null ? Double.NaN : other;
            rows.add(new Row(one.getKey(), one.getValue(), pB));
            common += other == null ? 0 : 1;
            massA += other == null ? one.getValue() : 0;
        }
        for (Map.Entry<String, Double> one : b.entrySet()) {
            if (!a.containsKey(one.getKey())) {
                rows.add(new Row(one.getKey(), Double.NaN, one.getValue()));
                massB += one.getValue();
            }
        }
        for (Row row : rows) {
            moved += Math.abs(row.difference());
        }
        return new Alignment(
                sorted(rows),
                moved / 2,
                common < a.size() ? Double.POSITIVE_INFINITY : divergence(a, b),
                common < b.size() ? Double.POSITIVE_INFINITY : divergence(b, a),
                false,
                common,
                a.size() - common,
                b.size() - common,
                massA,
                massB);
    }

    private static double divergence(Map<String, Double> p, Map<String, Double> q) {
        double sum = 0;
        for (Map.Entry<String, Double> one : p.entrySet()) {
            double share = one.getValue();
            double other = q.getOrDefault(one.getKey(), 0.0);
            sum += share == 0 ? 0 : share * (Math.log(share) - Math.log(other));
        }
        return sum;
    }

    private static List<Row> sorted(List<Row> rows) {
        return rows.stream()
                .sorted(Comparator.comparingDouble(row -> -Math.abs(row.difference())))
                .toList();
    }
}
