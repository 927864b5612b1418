package dev.glassbox.visualizers.attention;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormulasTest {
    private static Inspection cell(int query, int key, int keys) {
        float[] q = {1, -2, 0.5f, 4}; // [d_head]
        float[][] all = new float[keys][]; // [key_pos][d_head]
        boolean[] masked = new boolean[keys];
        for (int j = 0; j < keys; j++) {
            all[j] = new float[] {1, 1, 2, j == key ? 0.5f : 0};
            masked[j] = j > query;
        }
        SecondOpinion own = SecondOpinion.of(q, all, masked);
        return new Inspection(
                new AttentionState.Cell(query, key),
                masked[key],
                q,
                all[key],
                (float) own.scores()[key],
                (float) own.weights()[key],
                own);
    }

    @Test
    void theDotProductIsFilledIn() {
        assertThat(new Formulas(cell(1, 0, 2)).dotFilled())
                .isEqualTo(
                        "=1.00\\cdot 1.00+(-2.00)\\cdot 1.00+\\cdots+4.00\\cdot 0.500="
                                + "\\paint{accent}{\\mathbf{2.00}}");
    }

    @Test
    void theScaleDividesByTheRootOfTheWidth() {
        assertThat(new Formulas(cell(1, 0, 2)).scale())
                .endsWith("\\frac{2.00}{\\sqrt{4}}=\\paint{accent}{\\mathbf{1.00}}");
    }

    @Test
    void theSoftmaxNamesEveryTermOfAShortRow() {
        // Scores 1 and 0: e / (e + 1).
        assertThat(new Formulas(cell(1, 0, 2)).softmaxFilled())
                .isEqualTo(
                        "=\\frac{e^{1.00}}{e^{1.00}+e^{0}}=\\frac{2.72}{3.72}="
                                + "\\paint{accent}{\\mathbf{0.731}}");
    }

    @Test
    void aLongRowIsShortenedButKeepsTheChosenTerm() {
        String filled = new Formulas(cell(9, 5, 10)).softmaxFilled();
        assertThat(filled).contains("e^{0}+\\cdots+e^{1.00}+\\cdots+e^{0}");
    }

    @Test
    void theMaskTurnsTheScoreIntoMinusInfinity() {
        Formulas masked = new Formulas(cell(0, 1, 2));
        assertThat(masked.mask()).isEqualTo("1>0\\;\\Rightarrow\\;s_{0,1}=-\\infty");
        assertThat(masked.softmaxFilled()).contains("e^{-\\infty}").endsWith("{\\mathbf{0}}");
    }

    @Test
    void whatLiesBeforeTheWindowIsMaskedForThatReason() {
        boolean[] masked = {true, false, false};
        float[] q = {1, 0};
        float[][] keys = {{1, 1}, {2, 1}, {3, 1}};
        SecondOpinion own = SecondOpinion.of(q, keys, masked);
        Inspection far =
                new Inspection(
                        new AttentionState.Cell(2, 0),
                        true,
                        q,
                        keys[0],
                        Float.NEGATIVE_INFINITY,
                        0,
                        own);
        assertThat(new Formulas(far).mask()).isEqualTo("0<1\\;\\Rightarrow\\;s_{2,0}=-\\infty");
    }

    @Test
    void aLaterKeyThatNothingHidesKeepsItsScore() {
        SecondOpinion own =
                SecondOpinion.of(
                        new float[] {1}, new float[][] {{1}, {2}}, new boolean[] {false, false});
        Inspection ahead =
                new Inspection(
                        new AttentionState.Cell(0, 1),
                        false,
                        new float[] {1},
                        new float[] {2},
                        2,
                        (float) own.weights()[1],
                        own);
        assertThat(new Formulas(ahead).mask()).isEqualTo("s_{0,1}=2.00");
    }

    @Test
    void tinyNumbersAreWrittenWithPowersOfTen() {
        assertThat(Formulas.tex(-1.516e-7)).isEqualTo("-1.52\\times 10^{-7}");
    }
}
