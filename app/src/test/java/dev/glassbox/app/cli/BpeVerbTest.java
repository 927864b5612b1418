package dev.glassbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.runtime.model.TokenizerFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BpeVerbTest {
    @TempDir Path folder = Path.of("set by JUnit");
    private Path text = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void writeTheTextbookExample() throws IOException {
        text = Files.writeString(folder.resolve("text.txt"), "aaabdaaabac");
        out = folder.resolve("tokenizer");
    }

    @Test
    void writesAFolderThatTokenizes() throws IOException {
        Called called = bpe("en", "--vocab-size", "259", "--json");

        assertThat(called.err()).isEmpty();
        assertThat(called.code()).isEqualTo(Cli.DONE);
        assertThat(called.json().get("vocab_size").asInt()).isEqualTo(259);
        assertThat(called.json().get("merges").asInt()).isEqualTo(3);
        assertThat(out.resolve("merges.txt")).hasContent("#version: 0.2\na a\naa a\naaa b\n");
        JsonNode vocabulary = new ObjectMapper().readTree(out.resolve("vocab.json").toFile());
        assertThat(vocabulary).hasSize(259);
        assertThat(vocabulary.get("Ġ").asInt()).isEqualTo(' ');
        assertThat(vocabulary.get("aaab").asInt()).isEqualTo(258);
        JsonNode cut =
                Called.with("", "tokenize", "--model", out.toString(), "--json", "aaabdaaabac")
                        .json();
        assertThat(cut.get("ids").toString()).isEqualTo("[258,100,258,97,99]");
        assertThat(cut.get("tokens").get(0).asText()).isEqualTo("aaab");
        assertThat(new TokenizerFolder(out).training().merges().get(0).count()).isEqualTo(4);
    }

    @Test
    void specialTokensComeAfterTheBytesAndCutTheText() throws IOException {
        Files.writeString(text, "ab<x>ab<x><y>ab");
        bpe("en", "--vocab-size", "259", "--special", "<x>", "--special=<y>");

        JsonNode vocabulary = new ObjectMapper().readTree(out.resolve("vocab.json").toFile());
        assertThat(vocabulary.get("<x>").asInt()).isEqualTo(256);
        assertThat(vocabulary.get("<y>").asInt()).isEqualTo(257);
        assertThat(vocabulary.get("ab").asInt()).isEqualTo(258);
    }

    @Test
    void showsItsMergesAndSaysWhereTheTextRanOut() {
        Called called = bpe("en", "--vocab-size", "300");

        assertThat(called.out())
                .contains("Merge 2 of 44: \"aaa\", side by side 2 times")
                .contains("no two tokens were left")
                .contains(out.toString());
    }

    @Test
    void whatCannotBeIsOneSentenceAndLeavesNothing() throws IOException {
        refused("at least 257", "至少要 257 个", "--vocab-size", "256", "--special", "<x>");
        refused("\"many\" for --vocab-size", "不能是“many”", "--vocab-size", "many");
        refused("needs --vocab-size", "还需要--vocab-size", "--special", "<x>");
        refused("twice", "两次", "--vocab-size", "300", "--special", "<x>", "--special", "<x>");
        Files.writeString(text, "");
        refused("is empty; give a text", "是空的", "--vocab-size", "300");
        Files.write(text, new byte[] {'a', (byte) 0xFF});
        refused("byte 1 does not belong", "UTF-8", "--vocab-size", "300");
        Files.delete(text);
        refused("does not exist", "不存在", "--vocab-size", "300");
    }

    @Test
    void aPlaceThatIsTakenIsLeftAlone() throws IOException {
        Path file = Files.writeString(out, "in the way");
        refusedAt(out, "a file is in the way", "有一个文件");
        refusedAt(out.resolve("below"), "a file is in the way", "有一个文件");
        assertThat(file).hasContent("in the way");
        refusedAt(folder, "is not empty", "已有内容");
        assertThat(text).exists();
    }

    private void refused(String english, String chinese, String... words) throws IOException {
        assertRefused(bpe("en", words), english);
        assertRefused(bpe("zh", words), chinese);
        assertThat(out).doesNotExist();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(path -> !path.equals(text))).isEmpty();
        }
    }

    private void refusedAt(Path place, String english, String chinese) {
        out = place;
        assertRefused(bpe("en", "--vocab-size", "259"), english);
        assertRefused(bpe("zh", "--vocab-size", "259"), chinese);
    }

    private static void assertRefused(Called called, String sentence) {
        assertThat(called.code()).isEqualTo(Cli.BAD_INPUT);
        assertThat(called.out()).isEmpty();
        assertThat(called.err().lines()).singleElement().asString().contains(sentence);
    }

    private Called bpe(String language, String... words) {
        String[] fixed = {
            "bpe", "--lang", language, "--text", text.toString(), "--out", out.toString()
        };
        return Called.with("", Stream.of(fixed, words).flatMap(Stream::of).toArray(String[]::new));
    }
}
