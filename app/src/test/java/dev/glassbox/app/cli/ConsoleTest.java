package dev.glassbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real standard input, which is a pipe, a file or nothing, in a process of its own. */
class ConsoleTest {
    private static final String TEXT = "中文 and more\n";

    @TempDir Path folder;

    /** Says back what it reads. */
    static final class Echo {
        private Echo() {}

        public static void main(String... words) {
            Console console = Console.ofThisProcess();
            console.out().print(TextArgument.read("-", console));
            console.out().flush();
        }
    }

    @Test
    void aPipeIsReadToItsEnd() throws IOException, InterruptedException {
        Process process = echo().start();
        process.getOutputStream().write(TEXT.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();

        assertThat(answer(process)).isEqualTo(TEXT);
    }

    @Test
    void aFileIsReadToItsEnd() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("in.txt"), TEXT);

        assertThat(answer(echo().redirectInput(file.toFile()).start())).isEqualTo(TEXT);
    }

    private static ProcessBuilder echo() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                java.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Echo.class.getName());
    }

    private static String answer(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(err).isZero();
        return out;
    }
}
