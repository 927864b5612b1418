package dev.glassbox.runtime.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CharacterTokenizerPropertyTest {

    @Property
    void decodingUndoesEncoding(@ForAll String text) {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(text);
        int[] ids = tokenizer.encode(text).stream().mapToInt(Token::id).toArray();
        assertThat(tokenizer.decode(ids)).isEqualTo(withoutHalfPairs(text));
    }

    @Property
    void spansTileTheUtf8BytesOfTheText(@ForAll String text) {
        byte[] bytes = withoutHalfPairs(text).getBytes(StandardCharsets.UTF_8);
        int end = 0;
        for (Token token : CharacterTokenizer.of(text).encode(text)) {
            assertThat(token.span().start()).isEqualTo(end);
            end = token.span().end();
            byte[] piece = Arrays.copyOfRange(bytes, token.span().start(), end);
            assertThat(new String(piece, StandardCharsets.UTF_8)).isEqualTo(token.text());
        }
        assertThat(end).isEqualTo(bytes.length);
    }

    /** What a UTF-8 encoder makes of it, spelled with the JDK's own encoder. */
    private static String withoutHalfPairs(String text) {
        StringBuilder whole = new StringBuilder();
        text.codePoints()
                .map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }
}
