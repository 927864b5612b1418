package dev.glassbox.visualizers.attention;

import dev.glassbox.visualizers.scale.Numbers;

/** The steps from q and k to a weight, as LaTeX with the numbers of one cell filled in. */
final class Formulas {
    /** Terms of a sum that are written out before dots stand for the rest. */
    private static final int TERMS = 3;

    private final Inspection cell;
    private final int query;
    private final int key;

    Formulas(Inspection cell) {
        this.cell = cell;
        this.query = cell.cell().query();
        this.key = cell.cell().key();
    }

    /** The dot product: definition. */
    String dot() {
        return "%s\\cdot %s=\\sum_{i=0}^{%d}%s\\,%s"
                .formatted(
                        q(String.valueOf(query)),
                        k(String.valueOf(key)),
                        cell.q().length - 1,
                        q(query + ",i"),
                        k(key + ",i"));
    }

    /** The dot product: its first terms, its last, and what they come to. */
    String dotFilled() {
        StringBuilder sum = new StringBuilder();
        int last = cell.q().length - 1;
        for (int i = 0; i <= last; i++) {
            if (i < TERMS - 1 || i == last || last < TERMS) {
                sum.append(i == 0 ? "" : "+").append(term(i));
            } else if (i == TERMS - 1) {
                sum.append("+\\cdots");
            }
        }
        return "=" + sum + "=" + strong(cell.dot());
    }

    /** The score: the dot product over the square root of the head's width. */
    String scale() {
        double raw = cell.dot() / Math.sqrt(cell.q().length);
        return "%s=\\frac{%s\\cdot %s}{\\sqrt{d_{\\mathrm{head}}}}=\\frac{%s}{\\sqrt{%d}}=%s"
                .formatted(
                        cell.masked() ? "\\tilde s_{" + place() + "}" : score(),
                        q(String.valueOf(query)),
                        k(String.valueOf(key)),
                        tex(cell.dot()),
                        cell.q().length,
                        strong(raw));
    }

    /** What the mask makes of the score. */
    String mask() {
        if (cell.masked()) {
            return cell.isLater()
                    ? "%d>%d\\;\\Rightarrow\\;%s=-\\infty".formatted(key, query, score())
                    : "%d<%d\\;\\Rightarrow\\;%s=-\\infty".formatted(key, firstFree(), score());
        }
        String stays = "%s=%s".formatted(score(), tex(cell.score()));
        return cell.isLater()
                ? stays
                : "%d\\le %d\\;\\Rightarrow\\;%s".formatted(key, query, stays);
    }

    /** The softmax over the query's row: definition. */
    String softmax() {
        return "%s=\\frac{e^{%s}}{\\sum_{j=0}^{%d}e^{s_{%d,j}}}"
                .formatted(weight(), score(), lastFree(), query);
    }

    /** The softmax with its numbers. */
    String softmaxFilled() {
        double top = Math.exp(cell.score());
        double sum = 0;
        for (double score : cell.own().scores()) {
            sum += Math.exp(score);
        }
        String numerator = cell.masked() ? "e^{-\\infty}" : "e^{" + tex(cell.score()) + "}";
        return "=\\frac{%s}{%s}=\\frac{%s}{%s}=%s"
                .formatted(numerator, denominator(), tex(top), tex(sum), strong(cell.weight()));
    }

    private String denominator() {
        int last = lastFree();
        StringBuilder sum = new StringBuilder();
        boolean dots = false;
        for (int j = 0; j <= last; j++) {
            if (last <= TERMS || j == 0 || j == last || j == key) {
                sum.append(j == 0 ? "" : "+").append("e^{").append(tex(scoreOf(j))).append("}");
                dots = false;
            } else if (!dots) {
                sum.append("+\\cdots");
                dots = true;
            }
        }
        return sum.toString();
    }

    private double scoreOf(int j) {
        return cell.own().scores()[j];
    }

    /** The first key that the query may see: a window may begin later than the text. */
    private int firstFree() {
        int first = 0;
        while (scoreOf(first) == Double.NEGATIVE_INFINITY) {
            first++;
        }
        return first;
    }

    /** The last key that the query may see. */
    private int lastFree() {
        int last = 0;
        for (int j = 0; j < cell.own().scores().length; j++) {
            if (scoreOf(j) != Double.NEGATIVE_INFINITY) {
                last = j;
            }
        }
        return last;
    }

    private String term(int i) {
        return factor(cell.q()[i]) + "\\cdot " + factor(cell.k()[i]);
    }

    private static String factor(float value) {
        String tex = tex(value);
        return tex.startsWith("-") ? "(" + tex + ")" : tex;
    }

    private String score() {
        return "s_{" + place() + "}";
    }

    private String weight() {
        return "a_{" + place() + "}";
    }

    private String place() {
        return query + "," + key;
    }

    private static String q(String index) {
        return "q_{" + index + "}";
    }

    private static String k(String index) {
        return "k_{" + index + "}";
    }

    private static String strong(double value) {
        return "\\paint{accent}{\\mathbf{" + tex(value) + "}}";
    }

    /** A number with three digits as LaTeX: {@code -1.52\times 10^{-7}}. */
    static String tex(double value) {
        String text = Numbers.picture(value).replace('−', '-').replace("∞", "\\infty ");
        int e = text.indexOf('e');
        return e < 0 ? text : text.substring(0, e) + "\\times 10^{" + text.substring(e + 1) + "}";
    }
}
