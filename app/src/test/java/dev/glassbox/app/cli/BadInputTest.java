package dev.glassbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong: nothing on stdout, one sentence in the chosen language, 2 or 1, no stack. */
class BadInputTest {
    @TempDir static Path folder;
    private static Path model = Path.of("");

    @BeforeAll
    static void train() throws IOException {
        model = SmallModel.in(folder);
    }

    @Test
    void emptyPrompt() {
        refused("The text is empty", "文字是空的", "next", "--model", model.toString(), "");
    }

    @Test
    void promptLongerThanTheContext() {
        refused(
                "has 65 tokens, but fox reads at most 64",
                "64",
                "next",
                "--model",
                model.toString(),
                "a".repeat(SmallModel.CONTEXT + 1));
    }

    @Test
    void charactersTheTokenizerDoesNotKnow() {
        refused(
                "does not know the character \"小\" (U+5C0F), character 1",
                "不认识字符“小”（U+5C0F）",
                "next",
                "--model",
                model.toString(),
                "小明");
    }

    @Test
    void damagedWeights() throws IOException {
        Path damaged = SmallModel.copy(model, folder.resolve("damaged"));
        try (RandomAccessFile file =
                new RandomAccessFile(damaged.resolve("model.safetensors").toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }

        refused(
                "model.safetensors",
                "model.safetensors",
                "next",
                "--model",
                damaged.toString(),
                "a");
    }

    @Test
    void unknownModel() {
        refused("no model \"parrot\"", "parrot", "next", "--model", "parrot", "a");
    }

    @Test
    void idsThatAreNotNumbers() {
        refused("\"1,two\"", "“1,two”", "next", "--model", model.toString(), "--ids", "1,two");
    }

    @Test
    void idsOutsideTheVocabulary() {
        refused("no token 27", "27", "next", "--model", model.toString(), "--ids", "1,27");
    }

    @Test
    void bothTextAndIds() {
        refused("one of the two", "二者", "next", "--model", model.toString(), "--ids", "1", "a");
    }

    @Test
    void noModelAtAll() {
        refused("needs --model M", "还需要--model M", "next", "a");
    }

    @Test
    void temperatureOfZero() {
        refused(
                "--temperature must be",
                "--temperature必须",
                "next",
                "--model",
                model.toString(),
                "--temperature",
                "0",
                "a");
    }

    @Test
    void topOfNothing() {
        refused("from 1, or all", "或all", "next", "--model", model.toString(), "--top", "0", "a");
    }

    @Test
    void stepsThatAreNotANumber() {
        refused("\"many\" for --steps", "--steps不能是“many”", "train", "--steps", "many");
    }

    @Test
    void aHookThatIsNotThere() {
        refused(
                "\"blocks.9.*\"",
                "blocks.9.*",
                "trace",
                "--model",
                model.toString(),
                "--hooks",
                "blocks.9.*",
                "--out",
                folder.resolve("t.safetensors").toString(),
                "a");
        assertThat(folder.resolve("t.safetensors")).doesNotExist();
    }

    @Test
    void aTraceThatCannotBeWrittenIsAFailure() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        Called called =
                Called.with(
                        "",
                        "trace",
                        "--model",
                        model.toString(),
                        "--out",
                        file.resolve("t.safetensors").toString(),
                        "a");

        assertThat(called.code()).isEqualTo(Cli.FAILED);
        assertThat(called.out()).isEmpty();
        assertThat(called.err().lines()).hasSize(1);
    }

    @Test
    void corpusThatIsNotThere() {
        refused(
                "tinyshakespeare.txt",
                "tinyshakespeare.txt",
                "train",
                "--recipe",
                "shakespeare-char",
                "--data",
                folder.resolve("nothing").toString());
    }

    @Test
    void recipeThatIsNotThere() {
        refused("no recipe \"soup\"", "soup", "train", "--recipe", "soup");
    }

    @Test
    void lessonThatIsNotThere() {
        refused("no lesson \"nothing\"", "没有课程“nothing”", "open", "nothing");
    }

    @Test
    void stepThatIsNotThere() {
        refused(
                "has no step \"99\"; there are: hook",
                "没有步骤“99”",
                "shot",
                "attention-first-look#99",
                "--out",
                folder.resolve("a.png").toString());
    }

    @Test
    void themeThatIsNotThere() {
        refused(
                "no theme \"neon\"; there are: ",
                "没有主题“neon”",
                "shot",
                "attention-first-look",
                "--theme",
                "neon",
                "--out",
                folder.resolve("a.png").toString());
    }

    @Test
    void aPictureWithoutASize() {
        refused(
                "\"big\" is not",
                "“big”不是",
                "shot",
                "attention-first-look",
                "--size",
                "big",
                "--out",
                folder.resolve("a.png").toString());
    }

    private static void refused(String english, String chinese, String... words) {
        Called inEnglish = call("en", words);
        Called inChinese = call("zh", words);

        assertThat(inEnglish.code()).isEqualTo(Cli.BAD_INPUT);
        assertThat(inEnglish.out()).isEmpty();
        assertThat(inEnglish.err().lines()).singleElement().asString().contains(english);
        assertThat(inChinese.code()).isEqualTo(Cli.BAD_INPUT);
        assertThat(inChinese.err().lines()).singleElement().asString().contains(chinese);
        assertThat(inChinese.err()).matches("(?s).*\\p{IsHan}.*");
    }

    private static Called call(String language, String... words) {
        String[] all = new String[words.length + 2];
        all[0] = words[0];
        all[1] = "--lang";
        all[2] = language;
        System.arraycopy(words, 1, all, 3, words.length - 1);
        return Called.with("", all);
    }
}
