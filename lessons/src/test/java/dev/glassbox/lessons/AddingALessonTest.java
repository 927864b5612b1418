package dev.glassbox.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.glassbox.lessons.lint.CourseLint;
import dev.glassbox.lessons.lint.VisualizerCheck;
import dev.glassbox.lessons.parse.CourseReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows {@code docs/adding-a-lesson.md} to the letter. */
class AddingALessonTest {
    private static final Path PAGE =
            Path.of(System.getProperty("glassbox.checkout"), "docs", "adding-a-lesson.md");
    private static final Pattern FILE =
            Pattern.compile("\\*\\*`([^`]+)`\\*\\*\n\n```\\w+\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("\\./glassbox lessons check (\\S+)");

    @TempDir Path root;

    @Test
    void theLessonOnThePageIsFaultlessAndFoundWithoutAnyListBeingEdited() throws IOException {
        copyTheBundledCourse();
        List<String> written = writeTheFilesOfThePage();

        assertEquals(
                List.of("first-steps/lesson.json", "first-steps/en.md", "first-steps/zh.md"),
                written);
        assertEquals(
                List.of(),
                new CourseLint(VisualizerCheck.NONE)
                        .check(root).stream().map(Sentences::brief).toList());
        Course course = new CourseReader().read(root).course();
        assertEquals("第一步", course.lesson("first-steps").orElseThrow().title().in("zh"));
    }

    @Test
    void theFolderThatThePageChecksIsTheBundledCourse() throws IOException {
        List<String> folders =
                COMMAND.matcher(Files.readString(PAGE)).results().map(r -> r.group(1)).toList();
        assertEquals(List.of("lessons/src/main/resources/lessons"), folders);
    }

    private List<String> writeTheFilesOfThePage() throws IOException {
        List<String> written = new ArrayList<>();
        for (MatchResult file : FILE.matcher(Files.readString(PAGE)).results().toList()) {
            Path target = root.resolve(file.group(1));
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.group(2));
            written.add(file.group(1));
        }
        return written;
    }

    private void copyTheBundledCourse() throws IOException {
        Path bundled = Path.of("src/main/resources/lessons");
        try (var files = Files.walk(bundled)) {
            for (Path file : files.toList()) {
                Files.createDirectories(root);
                if (!file.equals(bundled)) {
                    Files.copy(file, root.resolve(bundled.relativize(file).toString()));
                }
            }
        }
    }
}
