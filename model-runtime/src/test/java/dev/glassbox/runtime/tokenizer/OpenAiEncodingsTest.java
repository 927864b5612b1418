package dev.glassbox.runtime.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.intake.IntakeException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids as tiktoken 0.14.0 gives them: see {@code src/test/python/openai_reference.py}. */
class OpenAiEncodingsTest {
    private static final Map<String, BytePairTokenizer> OPENED = new TreeMap<>();

    private static BytePairTokenizer opened(String name) {
        return OPENED.computeIfAbsent(name, OpenAiEncodings::open);
    }

    @AfterAll
    static void close() {
        OPENED.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"r50k_base", "cl100k_base", "o200k_base"})
    void givesTheIdsOfTiktoken(String name) {
        JsonNode reference = References.json("openai.json");
        BytePairTokenizer tokenizer = opened(name);
        for (int i = 0; i < reference.get("texts").size(); i++) {
            String text = reference.get("texts").get(i).asText();
            int[] expected = References.ids(reference.get(name).get("ids").get(i));
            assertThat(tokenizer.encodeIds(text)).as(text).isEqualTo(expected);
            assertThat(tokenizer.encode(text).stream().mapToInt(Token::id).toArray())
                    .as(text)
                    .isEqualTo(expected);
            assertThat(tokenizer.decode(expected)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"r50k_base", "cl100k_base", "o200k_base"})
    void givesTheIdsOfTiktokenForLongTexts(String name) {
        BytePairTokenizer tokenizer = opened(name);
        Map<String, List<Object>> expected = new TreeMap<>();
        Map<String, List<Object>> actual = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry :
                References.json("openai.json").get(name).get("long").properties()) {
            String title = entry.getKey();
            JsonNode known = entry.getValue();
            expected.put(title, List.of(known.get(0).asInt(), known.get(1).asText()));
            int[] ids = tokenizer.encodeIds(LongTexts.BY_TITLE.getOrDefault(title, ""));
            actual.put(title, List.of(ids.length, LongTexts.digest(ids)));
        }
        assertThat(actual).hasSize(LongTexts.BY_TITLE.size()).isEqualTo(expected);
    }

    @Test
    void showsACutCharacterAsItsParts() {
        List<Token> tokens = opened("r50k_base").encode("小");
        assertThat(tokens)
                .containsExactly(
                        new Token(
                                22887,
                                "小[1-2/3]",
                                new ByteSpan(0, 2),
                                List.of(new CharacterPart("小", 1, 2, 3))),
                        new Token(
                                237,
                                "小[3/3]",
                                new ByteSpan(2, 3),
                                List.of(new CharacterPart("小", 3, 3, 3))));
    }

    @Test
    void recognisesSpecialTokensOnlyWhereAsked() {
        BytePairTokenizer tokenizer = opened("cl100k_base");
        String text = "小<|endoftext|>b";
        assertThat(tokenizer.encodeIds(text)).doesNotContain(100_257);
        assertThat(tokenizer.encodeMarked(text))
                .containsExactly(
                        new Token(31_809, "小", new ByteSpan(0, 3)),
                        new Token(100_257, "<|endoftext|>", new ByteSpan(3, 16)),
                        new Token(65, "b", new ByteSpan(16, 17)));
    }

    @Test
    void takesAnUnpairedSurrogateAsTheReplacementCharacter() {
        BytePairTokenizer tokenizer = opened("r50k_base");
        assertThat(tokenizer.encodeIds("a\uD83Db\uDE00"))
                .isEqualTo(tokenizer.encodeIds("a\uFFFDb\uFFFD"));
    }

    @Test
    void refusesAnUnknownName() {
        assertThatThrownBy(() -> OpenAiEncodings.open("p51k_base"))
                .isInstanceOf(IntakeException.class)
                .hasMessageContaining("cl100k_base, o200k_base, r50k_base");
    }
}
