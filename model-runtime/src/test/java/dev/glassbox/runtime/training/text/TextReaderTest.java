package dev.glassbox.runtime.training.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Limits;
import dev.glassbox.runtime.intake.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextReaderTest {
    @TempDir Path folder = Path.of("set by JUnit");

    @Test
    void utf8WinsWithAMarkOrWithout() throws IOException {
        PlainText plain = read("a.txt", "床前明月光 and café\n".getBytes(StandardCharsets.UTF_8));
        assertThat(plain.text()).isEqualTo("床前明月光 and café\n");
        assertThat(plain.encoding()).isEqualTo(TextEncoding.UTF_8);
        assertThat(plain.notices()).isEmpty();
        assertThat(plain.name()).isEqualTo("a.txt");
        assertThat(plain.characters()).isEqualTo(15);
        assertThat(plain.distinctCharacters()).isEqualTo(13);
        assertThat(plain.sha256()).isEqualTo(Sha256.of(Files.readAllBytes(file("a.txt"))));

        assertThat(read("b.md", "\uFEFF# 标题".getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo("# 标题");
    }

    @Test
    void utf16IsReadByItsMark() {
        PlainText little = read("a", "\uFEFF床 and 𝄞\n".getBytes(StandardCharsets.UTF_16LE));
        assertThat(little.text()).isEqualTo("床 and 𝄞\n");
        assertThat(little.notices()).extracting(Problem::id).containsExactly("text.read-as");
        assertThat(little.notices().get(0).arguments()).containsEntry("encoding", "UTF-16LE");
        assertThat(read("a", "\uFEFF床".getBytes(StandardCharsets.UTF_16BE)).text()).isEqualTo("床");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "你好",
                "你好！",
                "好",
                "Hello, 世界!",
                "床前明月光，疑是地上霜。举头望明月，低头思故乡。",
                "學而時習之，不亦說乎？有朋自遠方來，不亦樂乎？",
                "今天天氣很好，我們去公園散步。學習中文的學生越來越多。",
                "The word “模型” means model; “训练” means training…",
                "第1章 2026年12月1日（星期二）",
                "图㙍𠀀：这里有很少见的字"
            })
    void gb18030IsFoundByItsLook(String text) {
        PlainText read = read("a.txt", text.getBytes(Charset.forName("GB18030")));
        assertThat(read.text()).isEqualTo(text);
        assertThat(read.encoding()).isEqualTo(TextEncoding.GB18030);
        assertThat(read.notices()).extracting(Problem::id).containsExactly("text.read-as");
    }

    /** Each of these but the Greek and the Russian one decodes as GB18030, to nonsense. */
    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1,résumés",
        "ISO-8859-1,Fußgängerübergänge",
        "ISO-8859-1,Les élèves étudient le français à l'école.",
        "windows-1251,Сегодня хорошая погода. Мы идём гулять в парк.",
        "ISO-8859-7,Σήμερα ο καιρός είναι καλός.",
        "Big5,今天天氣很好我們去公園散步學習中文的學生越來越多老師也很高興",
        "Shift_JIS,今日は天気がいいです。公園に行きましょう。",
        "EUC-JP,今日は天気がいいです。公園に行きましょう。日本語を勉強している学生が多いです。",
        "EUC-KR,안녕하세요. 오늘은 날씨가 좋습니다. 우리는 공원에 갑니다. 한국어를 배우는 학생이 많습니다. 선생님도 기뻐합니다."
    })
    void otherEncodingsAreNotTakenForChinese(String charset, String text) {
        Problem problem = refused("a.txt", text.getBytes(Charset.forName(charset)));
        assertThat(problem.id()).isEqualTo("text.no-encoding");
        assertThat(problem.arguments()).containsKey("offset");
    }

    @Test
    void aBadByteIsNamedByItsPlace() {
        byte[] bytes = {'a', 'b', (byte) 0xFF, 'c'};
        assertThat(refused("a.txt", bytes))
                .isEqualTo(
                        Problem.input("text.no-encoding", file("a.txt").toString(), "offset", 2));
        byte[] half = "\uFEFFab".getBytes(StandardCharsets.UTF_16LE);
        half[3] = (byte) 0xD8; // a high surrogate without a low one
        assertThat(refused("a.txt", half))
                .isEqualTo(
                        Problem.input(
                                "text.bad-byte",
                                file("a.txt").toString(),
                                "encoding",
                                "UTF-16LE",
                                "offset",
                                2));
    }

    @Test
    void aTextThatWasCutOffIsRefusedAsSuch() {
        byte[] utf8 = "春眠不觉晓".getBytes(StandardCharsets.UTF_8);
        assertThat(refused("a.txt", Arrays.copyOf(utf8, utf8.length - 1)))
                .isEqualTo(
                        Problem.input(
                                "text.cut-character", file("a.txt").toString(), "offset", 12));
        byte[] gb = "春眠不觉晓，处处闻啼鸟".getBytes(Charset.forName("GB18030"));
        assertThat(refused("a.txt", Arrays.copyOf(gb, gb.length - 1)))
                .isEqualTo(
                        Problem.input(
                                "text.cut-character", file("a.txt").toString(), "offset", 20));
    }

    @Test
    void whatIsNoTextIsRefusedByItsKind() {
        assertThat(refused("a.txt", new byte[0]).id()).isEqualTo("text.empty");
        assertThat(
                        refused(
                                        "a.txt",
                                        " \r\n\t\u3000\u00a0\u200b"
                                                .getBytes(StandardCharsets.UTF_8))
                                .id())
                .isEqualTo("text.blank");
        assertThat(refused("a.txt", "\uFEFF".getBytes(StandardCharsets.UTF_8)).id())
                .isEqualTo("text.blank");
        assertThat(refused("a.txt", new byte[] {'a', 'b', 0, 'c'}))
                .isEqualTo(Problem.input("text.binary", file("a.txt").toString(), "character", 3));
        assertKind("PNG", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        assertKind("JPEG", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0});
        assertKind("PDF", "%PDF-1.7 and so on".getBytes(StandardCharsets.US_ASCII));
        assertKind("ZIP (docx, xlsx, epub)", new byte[] {'P', 'K', 3, 4, 20, 0});
        assertKind("RTF", "{\\rtf1\\ansi}".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void lineEndsOfOtherSystemsBecomeLineFeedsAndThatIsSaid() {
        PlainText read = read("a.txt", "one\r\ntwo\rthree\n".getBytes(StandardCharsets.UTF_8));
        assertThat(read.text()).isEqualTo("one\ntwo\nthree\n");
        assertThat(read.notices())
                .containsExactly(Problem.input("text.line-ends", "a.txt", "count", 2));
    }

    @Test
    void aLongTextIsRefusedWithTheLimit() {
        Limits all = Limits.standard();
        Limits.Files tight = new Limits.Files(1, 1, 1, 1, 2048);
        TextReader reader =
                new TextReader(
                        new ForeignFiles(
                                new Limits(all.json(), tight, all.tensors(), all.vocabulary())));
        Path file = write("a.txt", new byte[2049]);
        assertThat(problem(() -> reader.read(file)).arguments()).containsEntry("limit", "2 kB");
        assertThat(problem(() -> reader.paste("字".repeat(700))).id()).isEqualTo("file.too-large");
    }

    @Test
    void aPastedTextIsTakenAsItIsButForHalfCharacters() {
        TextReader reader = new TextReader();
        PlainText pasted = reader.paste("人之初，\r\n性本善。");
        assertThat(pasted.text()).isEqualTo("人之初，\n性本善。");
        assertThat(pasted.name()).isEqualTo(TextReader.PASTED);
        assertThat(problem(() -> reader.paste("ab𝄞" + "𝄞".charAt(0) + "c")))
                .isEqualTo(Problem.input("text.half-character", TextReader.PASTED, "character", 4));
        assertThat(problem(() -> reader.paste("")).id()).isEqualTo("text.empty");
    }

    @Test
    void ofATableTheColumnWithTheMostLettersIsTakenOrTheNamedOne() {
        byte[] table =
                ("id,title,text\r\n"
                                + "1,Snow,\"It snowed, and \"\"we\"\" went\r\nout.\"\r\n"
                                + "2,雨,\r\n"
                                + "\r\n"
                                + "3,Sun,The 5\" nail shone.\r\n")
                        .getBytes(StandardCharsets.UTF_8);
        PlainText read = read("t.csv", table);
        assertThat(read.text())
                .isEqualTo("It snowed, and \"we\" went\nout.\nThe 5\" nail shone.\n");
        assertThat(read.columns()).containsExactly("id", "title", "text");
        assertThat(read.name()).isEqualTo("t.csv#text");
        assertThat(read.notices())
                .extracting(Problem::id)
                .containsExactly("text.line-ends", "text.column");

        PlainText titles = new TextReader().read(file("t.csv"), Optional.of("title"));
        assertThat(titles.text()).isEqualTo("Snow\n雨\nSun\n");
        assertThat(problem(() -> new TextReader().read(file("t.csv"), Optional.of("body"))))
                .isEqualTo(
                        Problem.input(
                                "text.no-column",
                                file("t.csv").toString(),
                                "column",
                                "body",
                                "known",
                                "id, title, text"));
        write("a.txt", table);
        assertThat(problem(() -> new TextReader().read(file("a.txt"), Optional.of("text"))).id())
                .isEqualTo("text.no-table");
    }

    @Test
    void aDamagedTableIsRefusedByItsLine() {
        assertCsv("text.csv-fields", "4", "a,b\n\"1\n2\",x\n1,2,3\n"); // a quoted end counts
        assertCsv("text.csv-fields", "2", "a,b\n1\n");
        assertCsv("text.csv-open-quote", "2", "a,b\n1,\"x\n\n");
        assertCsv("text.csv-after-quote", "3", "a,b\n1,2\n\"x\"y,2\n");
        assertThat(refused("t.csv", "a,b\n".getBytes(StandardCharsets.UTF_8)).id())
                .isEqualTo("text.blank");
    }

    private void assertCsv(String id, String line, String table) {
        Problem problem = refused("t.csv", table.getBytes(StandardCharsets.UTF_8));
        assertThat(problem.id()).isEqualTo(id);
        assertThat(problem.arguments()).containsEntry("line", line);
    }

    private void assertKind(String kind, byte[] beginning) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(beginning);
        bytes.writeBytes(new byte[100]);
        assertThat(refused("a.txt", bytes.toByteArray()))
                .isEqualTo(
                        Problem.input("text.other-kind", file("a.txt").toString(), "kind", kind));
    }

    private PlainText read(String name, byte[] bytes) {
        return new TextReader().read(write(name, bytes));
    }

    private Problem refused(String name, byte[] bytes) {
        Path file = write(name, bytes);
        return problem(() -> new TextReader().read(file));
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(IntakeException.class, call).problem();
    }

    private Path write(String name, byte[] bytes) {
        try {
            return Files.write(file(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name);
    }
}
