package dev.glassbox.lessons.lint;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.glassbox.lessons.CourseFolder;
import dev.glassbox.lessons.LessonProblem;
import dev.glassbox.lessons.Sentences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever lies in the folder, checking it ends, throws nothing, and says what is wrong. */
class HostileCourseTest {
    private static final int MUTANTS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path root;

    @Test
    void mutatedFilesEndInSentences() throws IOException {
        for (String file : List.of("course.json", "look/lesson.json", "look/zh.md")) {
            CourseFolder folder = new CourseFolder(root);
            byte[] good = Files.readAllBytes(root.resolve(file));
            for (int seed = 0; seed < MUTANTS; seed++) {
                Files.write(root.resolve(file), mutate(good, new Random(seed)));
                for (LessonProblem problem : lint(folder.root())) {
                    Sentences.brief(problem);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "![",
                "*",
                "**a ",
                "_a*",
                "`a``",
                "<",
                "<a ",
                "> ",
                "- ",
                "1. ",
                "    ",
                "&#",
                "[a](",
                "[a]: <",
                "\\",
                "#",
                "~~~\n",
                "[^",
                "\u0000",
                "a*b_c[d",
                "\uD83D\uDE00"
            })
    void endlessRepetitionEnds(String piece) {
        CourseFolder folder = new CourseFolder(root);
        folder.write(
                "look/en.md", "# T\n\n## hook: H\n\n" + piece.repeat(100_000 / piece.length()));
        assertTimeoutPreemptively(PATIENCE, () -> assertFalse(lint(folder.root()).isEmpty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "1", "\"", "{}", "-", "[[],", "\\u0000"})
    void endlessJsonEnds(String piece) {
        CourseFolder folder = new CourseFolder(root);
        folder.write("look/lesson.json", piece.repeat(400_000 / piece.length()));
        assertTimeoutPreemptively(PATIENCE, () -> assertFalse(lint(folder.root()).isEmpty()));
    }

    private static byte[] mutate(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "{}[]\",:#<>*_`\n \\".charAt(random.nextInt(16));
                case 2 -> bytes = Arrays.copyOf(bytes, at + 1);
                default -> bytes[at] = bytes[random.nextInt(bytes.length)];
            }
        }
        return bytes;
    }

    private static List<LessonProblem> lint(Path root) {
        return new CourseLint(VisualizerCheck.NONE).check(root);
    }
}
