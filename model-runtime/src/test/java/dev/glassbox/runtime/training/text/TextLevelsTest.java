package dev.glassbox.runtime.training.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TextLevelsTest {
    private static PlainText beginning(int characters) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        TextLevelsTest.class.getResourceAsStream("/corpora/tinyshakespeare.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new TextReader().paste(text.substring(0, characters));
        }
    }

    /** The numbers are those of a few lines of Python with dictionaries of strings. */
    @Test
    void tablesOfShakespeareLoseWhatAnotherProgramSays() throws IOException {
        TextLevels levels = TextLevels.of(beginning(20_000));
        assertThat(levels.guessing()).isCloseTo(Math.log(58), within(1e-12));
        assertThat(levels.frequencies()).isCloseTo(3.405, within(5e-4));
        assertThat(levels.pairs()).isCloseTo(2.471, within(5e-4));
        assertThat(levels.triples()).isCloseTo(2.006, within(5e-4));
    }

    @Test
    void aTextThatRepeatsItselfIsNearlyKnownByHeart() {
        TextLevels levels = TextLevels.of(new TextReader().paste("床前明月光，疑是地上霜。".repeat(100)));
        assertThat(levels.guessing()).isCloseTo(Math.log(12), within(1e-12));
        assertThat(levels.frequencies()).isCloseTo(Math.log(12), within(0.01));
        assertThat(levels.pairs()).isLessThan(0.05).isPositive();
    }

    @Test
    void theShortestTextHasLevelsToo() {
        TextLevels levels = TextLevels.of(new TextReader().paste("a"));
        assertThat(levels.guessing()).isZero();
        assertThat(levels.triples()).isFinite();
    }
}
