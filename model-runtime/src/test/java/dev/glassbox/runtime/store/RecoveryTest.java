package dev.glassbox.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of what to believe; copies are written {@code generation/schema}. */
class RecoveryTest {
    private static final int SCHEMA = 2;

    @ParameterizedTest(name = "current {0}, previous {1}: {2} {3}")
    @CsvSource(
            textBlock =
                    """
                    # current, previous, outcome,           chosen generation
                    missing,  missing,  NONE,               0
                    missing,  damaged,  LOST,               0
                    missing,  7/2,      FELL_BACK,          7
                    missing,  7/1,      FELL_BACK,          7
                    missing,  7/3,      FROM_LATER_VERSION, 0
                    damaged,  missing,  LOST,               0
                    damaged,  damaged,  LOST,               0
                    damaged,  7/2,      FELL_BACK,          7
                    damaged,  7/1,      FELL_BACK,          7
                    damaged,  7/3,      FROM_LATER_VERSION, 0
                    8/2,      missing,  CURRENT,            8
                    8/2,      damaged,  CURRENT,            8
                    8/2,      7/2,      CURRENT,            8
                    8/2,      7/1,      CURRENT,            8
                    8/1,      7/1,      CURRENT,            8
                    8/2,      8/2,      CURRENT,            8
                    6/2,      7/2,      FELL_BACK,          7
                    6/2,      7/3,      FROM_LATER_VERSION, 0
                    8/3,      missing,  FROM_LATER_VERSION, 0
                    8/3,      damaged,  FROM_LATER_VERSION, 0
                    8/3,      7/2,      FROM_LATER_VERSION, 0
                    """)
    void theNewestIntactCopyIsChosen(
            String current, String previous, Outcome outcome, long generation) {
        Recovery.Choice choice = Recovery.choose(copy(current), copy(previous), SCHEMA);
        assertThat(choice.outcome()).isEqualTo(outcome);
        assertThat(choice.chosen().map(Envelope::generation).orElse(0L)).isEqualTo(generation);
        assertThat(choice.currentChosen()).isEqualTo(outcome == Outcome.CURRENT);
    }

    private static Recovery.Copy copy(String text) {
        if (text.equals("missing")) {
            return new Recovery.Missing();
        }
        if (text.equals("damaged")) {
            return new Recovery.Damaged();
        }
        String[] parts = text.split("/", -1);
        return new Recovery.Intact(
                new Envelope(Integer.parseInt(parts[1]), Long.parseLong(parts[0]), "{}"));
    }
}
