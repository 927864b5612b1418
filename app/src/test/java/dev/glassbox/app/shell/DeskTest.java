package dev.glassbox.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeskTest {
    /** The margins of the column, and prose a little larger than the text around it. */
    private static final double MARGINS_EM = 3.4;

    private static final double PROSE_EM = 1.07;

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    1000, 15, 21, 26
                    1228, 15, 26, 30
                    1548, 15, 33, 40
                    1868, 15, 33, 40
                    1820, 24, 22, 30
                    """)
    void aLineHoldsAReadableNumberOfChineseCharacters(
            double width, double em, int least, int most) {
        double column = Desk.columnWidth(width, em);
        double characters = (column - MARGINS_EM * em) / (PROSE_EM * em);
        assertThat(characters).isBetween((double) least, (double) most);
    }

    @ParameterizedTest
    @CsvSource({"924, 22.5", "1800, 30", "700, 30"})
    void theStageKeepsMoreThanHalfOfASmallWindow(double width, double em) {
        assertThat(Desk.columnWidth(width, em)).isLessThan(width / 2);
    }
}
