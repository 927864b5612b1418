package dev.glassbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tokenize --encoding}: the ids of tiktoken 0.14.0, through every way in. */
class EncodingTest {
    private static final Path REFERENCE =
            Path.of(
                    System.getProperty("glassbox.checkout", ".."),
                    "model-runtime/src/test/resources/reference/tokenizer/openai.json");

    @ParameterizedTest
    @ValueSource(strings = {"r50k_base", "cl100k_base", "o200k_base"})
    void aBatchGivesTheIdsOfTiktoken(String encoding) throws IOException {
        JsonNode reference = new ObjectMapper().readTree(REFERENCE.toFile());
        StringBuilder lines = new StringBuilder();
        reference.get("texts").forEach(text -> lines.append(text).append('\n'));

        List<JsonNode> answers =
                Called.with(lines.toString(), "tokenize", "--encoding", encoding, "--batch")
                        .jsonLines();

        assertThat(answers).hasSizeGreaterThan(20);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).get("ids"))
                    .as(reference.get("texts").get(i).toString())
                    .isEqualTo(reference.get(encoding).get("ids").get(i));
        }
        assertThat(reference.get("texts")).hasSameSizeAs(answers);
    }

    @Test
    void ordinaryTextHoldsNoSpecialTokens() {
        JsonNode answer = json("<|endoftext|>", "-");

        assertThat(answer.get("ids")).hasSizeGreaterThan(1);
        assertThat(answer).isEqualTo(json("", "<|endoftext|>"));
    }

    @Test
    void nothingHasNoTokens() {
        assertThat(json("", "").toString()).isEqualTo("{\"ids\":[],\"tokens\":[]}");
        assertThat(json("", "-").toString()).isEqualTo("{\"ids\":[],\"tokens\":[]}");
    }

    @Test
    void anUnpairedSurrogateIsTheReplacementCharacter() {
        List<JsonNode> answers = batch("\"a\\ud83db\"\n\"a\\ufffdb\"\n").jsonLines();

        assertThat(answers).hasSize(2);
        assertThat(answers.get(0)).isEqualTo(answers.get(1));
    }

    @Test
    void aLineThatIsNoStringIsNamed() {
        for (String line : List.of("42", "\"a", "", "\"a\" 1", "{\"a\":1}")) {
            Called called = batch("\"fox\"\n" + line + "\n");
            assertThat(called.code()).isEqualTo(Cli.BAD_INPUT);
            assertThat(called.jsonLines()).hasSize(1);
            assertThat(called.err()).startsWith("Line 2: This is not a JSON string");
        }
    }

    @Test
    void oneOfModelAndEncodingIsWanted() {
        for (List<String> words :
                List.of(
                        List.of("tokenize", "a"),
                        List.of("tokenize", "--model", "m", "--encoding", "r50k_base", "a"))) {
            Called called = Called.with("", words.toArray(String[]::new));
            assertThat(called.code()).isEqualTo(Cli.BAD_INPUT);
            assertThat(called.err()).contains("--encoding");
        }
    }

    @Test
    void anUnknownEncodingIsNamedWithThoseThereAre() {
        Called called = Called.with("", "tokenize", "--encoding", "p50k", "--lang", "en", "a");

        assertThat(called.code()).isEqualTo(Cli.BAD_INPUT);
        assertThat(called.err()).contains("\"p50k\"").contains("r50k_base");
    }

    private static Called batch(String stdin) {
        return Called.with(stdin, "tokenize", "--encoding", "r50k_base", "--batch", "--lang", "en");
    }

    private static JsonNode json(String stdin, String text) {
        return Called.with(stdin, "tokenize", "--encoding", "r50k_base", "--json", text).json();
    }
}
