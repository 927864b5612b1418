package dev.glassbox.runtime.projection;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.vectors.VectorTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A sum of named vectors, such as {@code king - man + woman} (Mikolov, Yih and Zweig, "Linguistic
 * regularities in continuous space word representations", 2013). A name that holds a space or a
 * sign stands in double quotes. Several points of one name count with their mean.
 *
 * @param terms in the order they are written, at least one
 */
public record VectorArithmetic(List<Term> terms) {
    /** No sum that a person writes is longer. */
    public static final int MOST_TERMS = 20;

    /** How many names are offered in place of one that is not there. */
    private static final int OFFERED = 3;

    /**
     * One of the vectors.
     *
     * @param sign 1 or -1
     */
    public record Term(int sign, String name) {}

    public VectorArithmetic {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("no terms");
        }
    }

    /**
     * Reads a sum.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if it is none, in a sentence
     */
    public static VectorArithmetic parse(String text) {
        List<Term> terms = new ArrayList<>();
        int at = 0;
        int sign = 1;
        boolean wanted = true; // a name, not a sign
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (isSign(c)) {
                if (wanted && !terms.isEmpty()) {
                    throw unreadable(text);
                }
                sign = c == '+' || c == '＋' ? 1 : -1;
                wanted = true;
                at++;
            } else {
                if (!wanted || terms.size() == MOST_TERMS) {
                    throw unreadable(text);
                }
                int end = c == '"' ? text.indexOf('"', at + 1) : endOfWord(text, at);
                if (end < 0) {
                    throw unreadable(text);
                }
                String name = c == '"' ? text.substring(at + 1, end) : text.substring(at, end);
                terms.add(new Term(sign, name));
                at = c == '"' ? end + 1 : end;
                wanted = false;
            }
        }
        if (wanted) {
            throw unreadable(text);
        }
        return new VectorArithmetic(terms);
    }

    private static boolean isSign(char c) {
        return c == '+' || c == '-' || c == '−' || c == '＋' || c == '－';
    }

    private static int endOfWord(String text, int from) {
        int at = from;
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && !isSign(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static RuntimeException unreadable(String text) {
        return Problem.input("projection.arithmetic", "", "text", text).asException();
    }

    /**
     * The sum.
     *
     * @param column what the points are called by
     * @return {@code [d]}
     * @throws dev.glassbox.runtime.intake.IntakeException if a name is not there, with those most
     *     like it
     */
    public float[] of(VectorTable table, VectorTable.Column column) {
        Map<String, List<Integer>> named = new HashMap<>();
        for (int i = 0; i < table.size(); i++) {
            named.computeIfAbsent(column.values().get(i).strip(), key -> new ArrayList<>()).add(i);
        }
        double[] sum = new double[table.width()];
        for (Term term : terms) {
            List<Integer> points = named.get(term.name().strip());
            if (points == null) {
                throw missing(term.name(), named);
            }
            for (int i : points) {
                for (int d = 0; d < sum.length; d++) {
                    double value = table.values()[i * table.width() + d];
                    sum[d] += term.sign() * value / points.size();
                }
            }
        }
        float[] result = new float[sum.length];
        for (int d = 0; d < sum.length; d++) {
            result[d] = (float) sum[d];
        }
        return result;
    }

    /** The points that are named in it, which are no answers to it. */
    public boolean names(String label) {
        return terms.stream().anyMatch(term -> term.name().strip().equals(label.strip()));
    }

    private static RuntimeException missing(String name, Map<String, List<Integer>> named) {
        String lower = name.toLowerCase(Locale.ROOT);
        String near =
                named.keySet().stream()
                        .filter(other -> !other.isEmpty())
                        .sorted(
                                (a, b) -> {
                                    int by = Integer.compare(edits(lower, a), edits(lower, b));
                                    return by == 0 ? a.compareTo(b) : by;
                                })
                        .limit(OFFERED)
                        .collect(Collectors.joining(", "));
        return Problem.input("projection.no-such-point", "", "name", name, "near", near)
                .asException();
    }

    /** Levenshtein's distance, letters' case aside; of long names their beginnings. */
    private static int edits(String a, String other) {
        String b = other.toLowerCase(Locale.ROOT);
        int n = Math.min(a.length(), 40);
        int m = Math.min(b.length(), 40);
        int[] row = new int[m + 1];
        for (int j = 0; j <= m; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= n; i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= m; j++) {
                int above = row[j];
                int change = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                corner = above;
            }
        }
        return row[m];
    }
}
