package dev.glassbox.runtime.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.intake.ForeignFiles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every family's kind of tokenizer against Hugging Face tokenizers 0.23.2, put together as
 * transformers 5.18 does: see {@code src/test/python/hf_families.py}.
 */
class PipelineTokenizerTest {
    private static final JsonNode TEXTS = References.json("families/texts.json");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt2",
                "neox",
                "qwen2",
                "llama3",
                "tekken",
                "prefixed",
                "llama",
                "mistral",
                "unknowns",
                "bert",
                "bert_cased",
                "unigram",
                "unigram_bytes"
            })
    void givesTheIdsAndTextsOfHuggingFaceTokenizers(String family) {
        Tokenizer tokenizer = read(family);
        JsonNode reference = References.json("families/" + family + "-ids.json");
        for (int i = 0; i < TEXTS.get("nasty").size(); i++) {
            String text = TEXTS.get("nasty").get(i).asText();
            int[] ids = References.ids(reference.get("ordinary").get(i));
            assertThat(ids(tokenizer.encode(text))).as(text).isEqualTo(ids);
            assertThat(tokenizer.encodeIds(text)).as(text).isEqualTo(ids);
            assertThat(tokenizer.decode(ids))
                    .as(text)
                    .isEqualTo(reference.get("decoded").get(i).asText());
        }
        for (int i = 0; i < TEXTS.get("marked").size(); i++) {
            String text = TEXTS.get("marked").get(i).asText();
            assertThat(ids(tokenizer.encodeMarked(text)))
                    .as(text)
                    .isEqualTo(References.ids(reference.get("marked").get(i)));
            assertThat(ids(tokenizer.encodePrompt(text)))
                    .as(text)
                    .isEqualTo(References.ids(reference.get("prompt").get(i)));
        }
    }

    /**
     * Where nothing is dropped, the tokens stand for all bytes of the text, one after the other.
     */
    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama3", "tekken", "llama", "mistral", "unigram_bytes"})
    void tokensCoverTheBytesOfTheText(String family) {
        Tokenizer tokenizer = read(family);
        for (JsonNode node : TEXTS.get("nasty")) {
            int at = 0;
            for (Token token : tokenizer.encode(node.asText())) {
                assertThat(token.span().start()).isEqualTo(at);
                assertThat(token.text()).doesNotContain("\uFFFD".repeat(2));
                at = token.span().end();
            }
            assertThat(at).isEqualTo(node.asText().getBytes(StandardCharsets.UTF_8).length);
        }
    }

    @Test
    void tokensOfChangedTextKnowTheirSource() {
        String text = "  The CAFÉ, cafe\u0301\u00a0中of";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        TreeMap<Integer, String> sources = new TreeMap<>();
        for (Token token : read("bert").encode(text)) {
            ByteSpan span = token.span();
            String source =
                    new String(
                            Arrays.copyOfRange(bytes, span.start(), span.end()),
                            StandardCharsets.UTF_8);
            sources.put(span.start(), token.text() + "=" + source);
        }
        assertThat(String.join(" ", sources.values()).toLowerCase(Locale.ROOT))
                .startsWith("the=the ")
                .contains("##f=f ##e=é ,=,")
                // The accent that stands alone falls away and belongs to no token.
                .contains("##f=f ##e=e 中=中")
                .endsWith("of=of");
    }

    @Test
    void aPartOfAComposedCharacterStandsForAllOfItsSource() {
        // NFC makes two bytes of the three of e and its accent.
        List<Token> tokens = read("neox").encode("e\u0301");
        assertThat(tokens).extracting(Token::text).containsExactly("é[1/2]", "é[2/2]");
        assertThat(tokens).extracting(Token::span).containsOnly(new ByteSpan(0, 3));
    }

    @Test
    void bytesOfACharacterAreItsParts() {
        List<Token> tokens = read("llama").encode("龘");
        assertThat(tokens)
                .extracting(Token::text)
                .containsExactly(" ", "龘[1/3]", "龘[2/3]", "龘[3/3]");
        assertThat(tokens.get(1).parts()).containsExactly(new CharacterPart("龘", 1, 1, 3));
        assertThat(tokens.get(0).span()).isEqualTo(new ByteSpan(0, 0));
    }

    @Test
    void whatATemplateAddsHasAnEmptySpan() {
        List<Token> tokens = read("bert").encodePrompt("the");
        assertThat(tokens).extracting(Token::text).containsExactly("[CLS]", "the", "[SEP]");
        assertThat(tokens)
                .extracting(Token::span)
                .containsExactly(new ByteSpan(0, 0), new ByteSpan(0, 3), new ByteSpan(3, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "neox", "qwen2", "llama", "mistral", "bert", "unigram"})
    void takesHundredThousandCharacters(String family) {
        Tokenizer tokenizer = read(family);
        for (String text : List.of("a", " ", "中", "\u0301", "e\u0301", "ab ")) {
            String repeated = text.repeat(100_000 / text.length());
            assertThat(tokenizer.encode(repeated))
                    .hasSize(tokenizer.encodeIds(repeated).length)
                    .hasSizeLessThanOrEqualTo(300_001);
        }
    }

    private static int[] ids(List<Token> tokens) {
        return tokens.stream().mapToInt(Token::id).toArray();
    }

    private static Tokenizer read(String family) {
        return new TokenizerFile(ForeignFiles.standard())
                .read(References.path("families/" + family + ".json"));
    }
}
