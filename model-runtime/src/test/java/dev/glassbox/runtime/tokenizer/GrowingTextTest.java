package dev.glassbox.runtime.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.intake.ForeignFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrowingTextTest {
    private static final String MIXED = "你好, world! 👩‍👧 é\u0301 龘 end 中";

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama3", "llama", "mistral", "qwen2"})
    void onlyWholeCharactersAreHandedOutAndNothingIsLost(String family) {
        Tokenizer tokenizer = read(family);
        int[] ids = tokenizer.encodeIds(MIXED);
        List<String> parts = new ArrayList<>();
        GrowingText text = new GrowingText(tokenizer);
        for (int id : ids) {
            parts.add(text.add(id));
        }

        assertThat(text.rest()).isEmpty();
        assertThat(String.join("", parts)).isEqualTo(tokenizer.decode(ids));
        assertThat(parts).noneMatch(part -> part.contains("\uFFFD") || part.contains("<0x"));
        assertThat(parts).hasSizeGreaterThan(10).contains("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama3", "llama", "mistral", "qwen2"})
    void anUnfinishedCharacterAtTheEndIsShownAsItsBytes(String family) {
        Tokenizer tokenizer = read(family);
        int[] ids = tokenizer.encodeIds("a龘");
        GrowingText text = new GrowingText(tokenizer);
        String sure = text.add(Arrays.copyOf(ids, ids.length - 1));

        assertThat(sure).isEmpty(); // the last of them is no whole character
        assertThat(text.rest()).startsWith("a<0xE9>").doesNotContain("\uFFFD");
    }

    @Test
    void specialTokensAreNotRead() {
        Tokenizer tokenizer = read("llama3");
        int[] ids = tokenizer.encodePrompt("Hello").stream().mapToInt(Token::id).toArray();

        assertThat(tokenizer.decode(ids)).isNotEqualTo("Hello");
        assertThat(tokenizer.readable(ids)).isEqualTo("Hello");
        assertThat(tokenizer.readable(new int[] {ids[1], Integer.MAX_VALUE, -1}))
                .isEqualTo(tokenizer.tokenText(ids[1]));
    }

    private static Tokenizer read(String family) {
        return new TokenizerFile(ForeignFiles.standard())
                .read(References.path("families/" + family + ".json"));
    }
}
