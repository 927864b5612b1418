package dev.glassbox.lessons.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.glassbox.lessons.CourseFolder;
import dev.glassbox.lessons.Lesson;
import dev.glassbox.lessons.LessonProblem;
import dev.glassbox.lessons.Prediction;
import dev.glassbox.lessons.Sentences;
import dev.glassbox.lessons.Step;
import dev.glassbox.lessons.Unit;
import dev.glassbox.lessons.text.Block;
import dev.glassbox.lessons.text.Prose;
import dev.glassbox.lessons.text.Span;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseReaderTest {
    @TempDir Path root;

    @Test
    void aFaultlessFolderBecomesACourse() {
        CourseReading reading = new CourseReader().read(new CourseFolder(root).root());

        assertEquals(List.of(), reading.problems());
        assertEquals(List.of("zh", "en"), reading.course().languages());
        assertEquals(
                List.of("U01", "U02"), reading.course().units().stream().map(Unit::id).toList());
        assertEquals("继续", reading.course().units().get(1).title().in("zh"));
        Lesson lesson = reading.course().lesson("look").orElseThrow();
        assertEquals("Look at the dial", lesson.title().in("en"));
        assertEquals("看表盘", lesson.title().in("zh"));
        assertEquals(5, lesson.minutes());
        assertEquals(List.of("C-001"), lesson.coverage());
        assertEquals(List.of("hook", "guess"), lesson.steps().stream().map(Step::id).toList());
    }

    @Test
    void aStepHasItsStateItsGoalAndItsProse() {
        Step hook = read(new CourseFolder(root)).step("hook").orElseThrow();

        assertEquals("dial", hook.visualizer());
        assertEquals("m", hook.state().at("/unit/name").asText());
        assertEquals(2, hook.goal().orElseThrow().pattern().get("value").asInt());
        Prose expected =
                new Prose(
                        List.of(
                                new Block.Paragraph(
                                        List.of(
                                                new Span.Text("Turn the "),
                                                new Span.Term(
                                                        "dial", List.of(new Span.Text("dial"))),
                                                new Span.Text(" to two.")))));
        assertEquals(expected, hook.prose().in("en"));
        assertEquals("把表盘 dial转到二。", hook.prose().in("zh").plain());
    }

    @Test
    void aQuestionHasItsOptionsInTheOrderOfTheJson() {
        Step guess = read(new CourseFolder(root)).step("2").orElseThrow();
        Prediction prediction = guess.prediction().orElseThrow();

        assertEquals("largest", prediction.fact());
        assertEquals("Which is larger?", prediction.question().in("en").plain());
        assertEquals(
                List.of("low", "high"),
                prediction.options().stream().map(Prediction.Option::id).toList());
        assertEquals("二", prediction.option("high").orElseThrow().label().in("zh"));
        assertEquals("一比较小。", prediction.option("low").orElseThrow().feedback().in("zh").plain());
        assertEquals("二比一多一。", prediction.explanation().in("zh").plain());
    }

    @Test
    void anOptionMayStandForASpace() {
        CourseFolder folder =
                new CourseFolder(root)
                        .replace("look/lesson.json", "\"value\": \"2\"", "\"value\": \" \"");
        Prediction prediction = read(folder).step("guess").orElseThrow().prediction().orElseThrow();
        assertEquals(" ", prediction.option("high").orElseThrow().value());
    }

    @Test
    void linesMayBeWrappedAnywhere() {
        CourseFolder folder =
                new CourseFolder(root)
                        .replace("look/en.md", "Now think.", "Now\nthink *very\nhard*.")
                        .replace("look/zh.md", "想一想。", "想\n一想，\n看`x`\n和y。");
        Step guess = read(folder).step("guess").orElseThrow();

        assertEquals("Now think very hard.", guess.prose().in("en").plain());
        assertEquals("想一想，看x和y。", guess.prose().in("zh").plain());
    }

    @Test
    void listsCodeAndStressAreKept() {
        CourseFolder folder =
                new CourseFolder(root)
                        .replace(
                                "look/en.md",
                                "Now think.",
                                "- one\n- **two**\n\n1. *three*\n\n```java\nint x = 1;\n```");
        List<Block> blocks = read(folder).step("guess").orElseThrow().prose().in("en").blocks();

        Block.Items bullets = (Block.Items) blocks.get(0);
        Block.Items numbers = (Block.Items) blocks.get(1);
        assertEquals("one\ntwo", bullets.plain());
        assertTrue(numbers.numbered() && !bullets.numbered());
        assertEquals(new Block.CodeLines("java", "int x = 1;"), blocks.get(2));
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsDoNoHarm() {
        CourseFolder folder = new CourseFolder(root);
        folder.write(
                "look/en.md",
                "\uFEFF"
                        + "# T\r\n\r\n## hook: H\r\n\r\nA [dial](term:dial).\r\n\r\n## guess: G\r\n\r\nB\r\nC.\r\n\r\n"
                        + "### question\r\n\r\nQ?\r\n\r\n### option low: L\r\n\r\nl.\r\n\r\n"
                        + "### option high: H\r\n\r\nh.\r\n\r\n### explanation\r\n\r\ne.\r\n");

        assertEquals("B C.", read(folder).step("guess").orElseThrow().prose().in("en").plain());
    }

    @Test
    void lessonsStandInTheOrderTheyGive() {
        CourseFolder folder = new CourseFolder(root);
        copyLesson(folder, "earlier");
        folder.replace("look/lesson.json", "\"order\": 1", "\"order\": 2");

        assertEquals(
                List.of("earlier", "look"),
                new CourseReader()
                        .read(folder.root()).course().lessons().stream().map(Lesson::id).toList());
    }

    @Test
    void aBrokenLessonDoesNotTakeTheOthersWithIt() {
        CourseFolder folder = new CourseFolder(root);
        copyLesson(folder, "other");
        folder.replace("other/lesson.json", "\"order\": 1", "\"order\": 2");
        folder.replace("look/lesson.json", "\"minutes\"", "\"minuts\"");
        CourseReading reading = new CourseReader().read(folder.root());

        assertEquals(
                List.of("other"), reading.course().lessons().stream().map(Lesson::id).toList());
        assertEquals(
                List.of(
                        "look/lesson.json:1:1 lesson.json.missing-key",
                        "look/lesson.json:5:3 lesson.json.misspelt-key"),
                reading.problems().stream().map(Sentences::brief).sorted().toList());
    }

    @Test
    void aCourseInAZipIsReadLikeAFolder() throws IOException {
        CourseFolder folder = new CourseFolder(root.resolve("plain"));
        Path zip = root.resolve("course.zip");
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Files.createDirectories(files.getPath("lessons", "look"));
            for (String name :
                    List.of("course.json", "look/lesson.json", "look/en.md", "look/zh.md")) {
                Files.copy(folder.root().resolve(name), files.getPath("lessons").resolve(name));
            }
        }
        try (FileSystem files = FileSystems.newFileSystem(zip)) {
            CourseReading reading = new CourseReader().read(files.getPath("lessons"));
            assertEquals(List.of(), reading.problems());
            assertEquals(new CourseReader().read(folder.root()).course(), reading.course());
        }
    }

    @Test
    void everyValueAndKeyOfAStepCanBeFound() {
        CourseFolder folder = new CourseFolder(root);
        LessonSource source =
                java.util.Objects.requireNonNull(
                        new CourseReader().read(folder.root()).sources().get("look"));
        int line = folder.line("look/lesson.json", "\"unit\": {");

        assertEquals(
                new Place("look/lesson.json", new Position(line, 48)),
                source.locate("hook", "/state/unit/name"));
        assertEquals(
                new Place("look/lesson.json", new Position(line, 40)),
                source.locateKey("hook", "/state/unit/name"));
        assertEquals(
                source.locate("hook", "/state/unit"), source.locate("hook", "/state/unit/missing"));
        assertEquals(
                new Place(
                        "look/en.md",
                        new Position(folder.line("look/en.md", "### option high"), 1)),
                source.heading("en", "guess", SectionName.option("high")));
    }

    @Test
    void faultsOfAllFilesAreFoundAtOnce() {
        CourseFolder folder =
                new CourseFolder(root)
                        .replace("look/lesson.json", "\"largest\"", "7")
                        .replace("look/en.md", "Two is larger.", "<b>Two</b>")
                        .replace("look/zh.md", "## hook: 表盘", "## hok: 表盘");
        List<LessonProblem> problems = new CourseReader().read(folder.root()).problems();

        assertEquals(
                List.of(
                        "lesson.json.not-a-text",
                        "lesson.text.missing-step",
                        "lesson.text.unknown-step",
                        "lesson.markdown.html",
                        "lesson.markdown.html"),
                problems.stream().map(LessonProblem::id).toList());
    }

    private static Lesson read(CourseFolder folder) {
        CourseReading reading = new CourseReader().read(folder.root());
        assertEquals(List.of(), reading.problems());
        return reading.course().lesson("look").orElseThrow();
    }

    private static void copyLesson(CourseFolder folder, String name) {
        try {
            Files.createDirectories(folder.root().resolve(name));
            for (String file : List.of("lesson.json", "en.md", "zh.md")) {
                Files.copy(
                        folder.root().resolve("look").resolve(file),
                        folder.root().resolve(name).resolve(file));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        folder.replace(name + "/lesson.json", "\"look\"", "\"" + name + "\"");
    }
}
