package dev.glassbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train --text}: what a learner brings, sound and unsound. */
class OwnTextTest {
    private static final String FOX = "the quick brown fox jumps over the lazy dog ";

    @TempDir Path folder = Path.of("set by JUnit");

    @Test
    void aTableInGb18030IsTrainedAsAdvisedWithPairs() throws IOException {
        String table = "编号,诗\r\n" + "1,\"床前明月光，疑是地上霜。\"\r\n".repeat(100);
        Path file = write("诗.csv", table.getBytes(Charset.forName("GB18030")));
        Path out = folder.resolve("out");

        Called called =
                train(
                        "zh",
                        file,
                        "--advised",
                        "--tokenizer",
                        "bpe",
                        "--vocab-size",
                        "280",
                        "--steps",
                        "2",
                        "--out",
                        out.toString());

        assertThat(called.err()).isEmpty();
        assertThat(called.out())
                .contains("按 GB18030 读取", "取“诗”列，共 100 行", "280 个词元", "只是经验法则", "step     2");
        assertThat(out.resolve("README.md")).content().contains("`诗.csv#诗`");
        assertThat(out.resolve("merges.txt")).exists();
        Called cut = Called.with("", "tokenize", "--model", out.toString(), "--json", "床前明月光");
        assertThat(cut.json().get("ids").size()).isLessThan(15);
    }

    @Test
    void withJsonNothingElseIsSaid() throws IOException {
        Path file = write("fox.txt", (FOX + "\r\n").repeat(40).getBytes());
        List<JsonNode> lines =
                train(
                                "en",
                                file,
                                "--steps",
                                "1",
                                "--json",
                                "--out",
                                folder.resolve("out").toString())
                        .jsonLines();
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).get("step").asInt()).isEqualTo(1);
    }

    @Test
    void textsThatCannotBeLearnt() throws IOException {
        refused("is empty; give a text", "是空的", write("a.txt", new byte[0]));
        refused("nothing but white space", "只有空白", write("a.txt", " \n\t ".getBytes()));
        refused("no plain text but PDF", "而是 PDF 文件", write("a.txt", "%PDF-1.4".getBytes()));
        refused("a zero byte", "零字节", write("a.txt", new byte[] {'a', 0, 'b'}));
        refused(
                "byte 2 belongs to no character",
                "第 2 字节",
                write("a.txt", new byte[] {'a', 'b', (byte) 0xFF}));
        refused("has 44 tokens; at least 650", "有 44 个词元", write("a.txt", FOX.getBytes()));
        refused("does not exist", "不存在", folder.resolve("none.txt"));
        refused("is a folder", "是文件夹", folder);
        refused("is never closed", "没有闭合", write("a.csv", "a,b\n1,\"x".getBytes()));
    }

    @Test
    void fiftyThousandCharactersAreTooManyOneByOne() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int point = 0x20000; text.length() < 2 * 50_000; point++) {
            text.appendCodePoint(point);
        }
        refused(
                "has 50000 different characters",
                "有 50000 种不同的字符",
                write("a.txt", text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Test
    void optionsThatDoNotGoTogether() throws IOException {
        Path fox = write("fox.txt", FOX.repeat(40).getBytes());
        refused("goes with --tokenizer bpe only", "只能与", fox, "--vocab-size", "300");
        refused("\"words\" for --tokenizer", "不能是“words”", fox, "--tokenizer", "words");
        refused("is no table", "不是表格", fox, "--column", "text");
        refused("at least 256", "至少要 256", fox, "--tokenizer", "bpe", "--vocab-size", "9");
        refused("cannot be a model's name", "不能作为模型的名称", fox, "--name", "my model");
        for (String language : List.of("en", "zh")) {
            Called called =
                    Called.with(
                            "",
                            "train",
                            "--lang",
                            language,
                            "--recipe",
                            "tinytown-small",
                            "--advised");
            assertThat(called.code()).isEqualTo(Cli.BAD_INPUT);
            assertThat(called.err()).contains("--advised").contains("--text");
        }
    }

    private void refused(String english, String chinese, Path file, String... words) {
        for (String language : List.of("en", "zh")) {
            Path out = folder.resolve("never");
            String[] more =
                    Stream.concat(Stream.of(words), Stream.of("--out", out.toString()))
                            .toArray(String[]::new);
            Called called = train(language, file, more);
            assertThat(called.code()).isEqualTo(Cli.BAD_INPUT);
            assertThat(called.out()).isEmpty();
            assertThat(called.err().lines())
                    .singleElement()
                    .asString()
                    .contains(language.equals("en") ? english : chinese)
                    .doesNotContain("{", "}");
            assertThat(out).doesNotExist();
        }
    }

    private static Called train(String language, Path file, String... words) {
        String[] fixed = {"train", "--lang", language, "--text", file.toString()};
        return Called.with("", Stream.of(fixed, words).flatMap(Stream::of).toArray(String[]::new));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
