package dev.glassbox.visualizers.scale;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TokenTextTest {
    @Test
    void whatCannotBeSeenGetsASign() {
        assertThat(TokenText.visible(" the")).isEqualTo("␣the");
        assertThat(TokenText.visible("\n")).isEqualTo("⏎");
        assertThat(TokenText.visible("\t")).isEqualTo("→");
        assertThat(TokenText.visible("")).isEqualTo("∅");
        assertThat(TokenText.visible("\u200B")).isEqualTo("U+200B");
        assertThat(TokenText.visible("\u0301")).isEqualTo("◌\u0301");
        assertThat(TokenText.visible("注意力")).isEqualTo("注意力");
    }

    @Test
    void halfCharactersBecomeABox() {
        assertThat(TokenText.visible("\uFFFD")).isEqualTo("□");
        assertThat(TokenText.visible("\uD83D")).isEqualTo("□");
        assertThat(TokenText.visible("😀")).isEqualTo("😀");
    }

    @Test
    void longTokensAreCutBetweenCharacters() {
        assertThat(TokenText.label("understanding", 6)).isEqualTo("under…");
        assertThat(TokenText.label("😀😀😀", 2)).isEqualTo("😀…");
        assertThat(TokenText.label("abc", 3)).isEqualTo("abc");
    }

    @Property
    void nothingInvisibleIsLeft(@ForAll String token) {
        assertThat(TokenText.visible(token)).isNotBlank();
        assertThat(TokenText.visible(token).codePoints())
                .noneMatch(c -> Character.isISOControl(c) || c == ' ' || c == 0xFFFD);
    }
}
