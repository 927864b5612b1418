package dev.glassbox.runtime.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class BytePairTokenizerPropertyTest {
    private static final BytePairTokenizer TOKENIZER = OpenAiEncodings.open("r50k_base");

    @Property(tries = 500)
    void decodesWhatItEncoded(@ForAll @StringLength(max = 200) String text) {
        assertThat(TOKENIZER.decode(TOKENIZER.encodeIds(text))).isEqualTo(Utf8.wellFormed(text));
    }

    @Property(tries = 500)
    void everyTokenKnowsItsBytes(@ForAll @StringLength(max = 60) String text) {
        byte[] bytes = Utf8.wellFormed(text).getBytes(StandardCharsets.UTF_8);
        int at = 0;
        for (Token token : TOKENIZER.encode(text)) {
            assertThat(token.span().start()).isEqualTo(at);
            at = token.span().end();
            byte[] own = Arrays.copyOfRange(bytes, token.span().start(), at);
            assertThat(TOKENIZER.tokenBytes(token.id())).isEqualTo(own);
        }
        assertThat(at).isEqualTo(bytes.length);
    }

    @Property(tries = 500)
    void thePartsOfACharacterAddUpToIt(@ForAll @StringLength(max = 60) String text) {
        int held = 0;
        for (Token token : TOKENIZER.encode(text)) {
            List<CharacterPart> parts = token.parts();
            if (parts.isEmpty()) {
                assertThat(held).isZero();
                assertThat(TOKENIZER.tokenText(token.id())).isEqualTo(token.text());
            }
            for (CharacterPart part : parts) {
                assertThat(part.first()).isEqualTo(held + 1);
                assertThat(token.text()).contains(part.toString());
                held = part.last() == part.of() ? 0 : part.last();
            }
        }
        assertThat(held).isZero();
    }
}
