package dev.glassbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the curves say is told after a training, to people alone. */
class TrainVerbTest {
    private static final int STEPS = 20;

    @TempDir Path folder = Path.of("set by JUnit");
    private Path text = Path.of("set before each test");

    /** So little text that a few steps pass over it more often than is good. */
    @BeforeEach
    void write() throws IOException {
        text = folder.resolve("text.txt");
        Files.writeString(text, "the cat sat on a mat, then it left.\n".repeat(22));
    }

    @Test
    void endsWithAdviceInTheLanguageAskedFor() {
        assertThat(train("en", "en").out())
                .contains("What the curves say", "Too little text for this network");
        assertThat(train("zh", "zh").out()).contains("从曲线看训练状况", "文本对这个网络来说太少");
    }

    @Test
    void asJsonThereAreTheLinesAlone() {
        Called called = train("json", "en", "--json");
        assertThat(called.jsonLines()).hasSize(STEPS / 10);
        assertThat(called.jsonLines()).allMatch(line -> line.has("train_loss"));
        assertThat(called.err()).isEmpty();
    }

    private Called train(String out, String language, String... more) {
        String[] words = {
            "train",
            "--lang",
            language,
            "--text",
            text.toString(),
            "--steps",
            String.valueOf(STEPS),
            "--out",
            folder.resolve(out).toString()
        };
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        Called called = Called.with("", all);
        assertThat(called.code()).as(called.err()).isZero();
        return called;
    }
}
