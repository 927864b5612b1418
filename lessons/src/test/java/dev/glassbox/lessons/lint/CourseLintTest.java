package dev.glassbox.lessons.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.glassbox.lessons.CourseFolder;
import dev.glassbox.lessons.Sentences;
import dev.glassbox.lessons.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseLintTest {
    @TempDir Path root;

    @Test
    void aFaultlessCourseIsClean() {
        assertEquals(List.of(), lint(new CourseFolder(root)));
    }

    @Test
    void whatTheReaderRefusesIsReported() {
        CourseFolder folder =
                new CourseFolder(root).replace("look/lesson.json", "\"minutes\"", "\"minuts\"");
        assertEquals(
                List.of(
                        "look/lesson.json:1:1 lesson.json.missing-key",
                        "look/lesson.json:5:3 lesson.json.misspelt-key"),
                lint(folder));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            # a line of zh.md in place of 想一想。
            想,一想。       | 9:2 lesson.style.half-width
            想（一)想。     | 9:4 lesson.style.half-width
            你说`x`?        | 9:6 lesson.style.half-width
            想想 think。    | 9:3 lesson.style.typed-space
            think 想想想。  | 9:6 lesson.style.typed-space
            想**一** 想。   | 9:7 lesson.style.typed-space
            想`a` 想。      | 9:5 lesson.style.typed-space
            想"一"想。      | 9:2 lesson.style.straight-quote 9:4 lesson.style.straight-quote
            """)
    void marksAndSpacesInChinese(String line, String faults) {
        CourseFolder folder = new CourseFolder(root).replace("look/zh.md", "想一想。", line);
        String found = String.join(" ", lint(folder)).replace("look/zh.md:", "");
        assertEquals(faults, found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"想`a, b (c)`想。", "第3.5节，1:2。", "[注意 attention](term:dial)想。", "想think想。"})
    void goodChineseIsLeftAlone(String line) {
        CourseFolder folder =
                new CourseFolder(root)
                        .replace("look/zh.md", "想一想。", line)
                        .replace("look/en.md", "Now think.", english(line));
        assertEquals(List.of(), lint(folder));
    }

    private static String english(String line) {
        return line.contains("term:") ? "Now [think](term:dial)." : "Now think.";
    }

    @Test
    void titlesAndLabelsAreCheckedButNotTheirIds() {
        CourseFolder folder =
                new CourseFolder(root)
                        .replace("look/zh.md", "# 看表盘", "# 看:表盘")
                        .replace("look/zh.md", "### option low: 一", "### option low: 一!");
        assertEquals(
                List.of(
                        "look/zh.md:1:4 lesson.style.half-width",
                        "look/zh.md:15:18 lesson.style.half-width"),
                lint(folder));
    }

    @Test
    void englishNeedsCurvedMarks() {
        CourseFolder folder =
                new CourseFolder(root).replace("look/en.md", "Now think.", "Don't \"think\".");
        assertEquals(
                List.of(
                        "look/en.md:9:4 lesson.style.straight-quote",
                        "look/en.md:9:7 lesson.style.straight-quote",
                        "look/en.md:9:13 lesson.style.straight-quote"),
                lint(folder));
    }

    @Test
    void aStepAndItsQuestionTogetherKeepTheLimit() {
        CourseFolder folder =
                new CourseFolder(root)
                        .replace("look/en.md", "Now think.", "word ".repeat(57).strip() + ".");
        assertEquals(List.of(), lint(folder)); // 57 and the question's three
        folder.replace("look/en.md", "Which is larger?", "Which is larger now?");
        folder.replace("look/zh.md", "哪个大？", "哪".repeat(106) + "？");
        assertEquals(
                List.of(
                        "look/en.md:7:1 lesson.style.too-many-words",
                        "look/zh.md:7:1 lesson.style.too-many-characters"),
                lint(folder));
    }

    @Test
    void everyPartOfAQuestionKeepsTheLimit() {
        CourseFolder folder =
                new CourseFolder(root)
                        .replace("look/en.md", "One is small.", "word ".repeat(61).strip())
                        .replace("look/zh.md", "二比一多一。", "二".repeat(111));
        assertEquals(
                List.of(
                        "look/en.md:15:1 lesson.style.too-many-words",
                        "look/zh.md:23:1 lesson.style.too-many-characters"),
                lint(folder));
    }

    @Test
    void aTermIsBroughtInInEveryLanguage() {
        CourseFolder folder =
                new CourseFolder(root).replace("look/zh.md", "[表盘 dial](term:dial)", "表盘");
        assertEquals(List.of("look/zh.md:3:1 lesson.style.term-missing"), lint(folder));
    }

    @Test
    void aGoalThatIsReachedAtOnceIsNone() {
        CourseFolder folder =
                new CourseFolder(root)
                        .replace(
                                "look/lesson.json",
                                "\"goal\": { \"value\": 2 }",
                                "\"goal\": { \"value\": 1 }");
        assertEquals(List.of("look/lesson.json:13:15 lesson.goal.already-reached"), lint(folder));
    }

    @Test
    void filesNobodyReadsAreNamed() {
        CourseFolder folder =
                new CourseFolder(root)
                        .write("look/fr.md", "# Regarder")
                        .write("readme.txt", "read me")
                        .write(".gitignore", "");
        assertEquals(
                List.of("look/fr.md:0:0 lesson.file.orphan", "readme.txt:0:0 lesson.file.orphan"),
                lint(folder));
    }

    @Test
    void hiddenFoldersAreNoLessons() {
        CourseFolder folder = new CourseFolder(root).write(".git/config", "x");
        assertEquals(List.of(), lint(folder));
    }

    @Test
    void theAppsOwnCheckReportsAtTheValueOrAtTheKey() {
        List<String> asked = new ArrayList<>();
        VisualizerCheck check =
                (Step step, VisualizerCheck.Report report) -> {
                    asked.add(step.id());
                    if (step.id().equals("hook")) {
                        report.value(
                                "/visualizer",
                                "lesson.visualizer.unknown",
                                Map.of("visualizer", "dial", "known", "attention"));
                        report.key(
                                "/state/unit",
                                "lesson.visualizer.unknown-key",
                                Map.of("visualizer", "dial", "key", "unit", "allowed", "value"));
                    }
                };
        List<String> found =
                new CourseLint(check)
                        .check(new CourseFolder(root).root()).stream()
                                .map(Sentences::brief)
                                .toList();

        assertEquals(List.of("hook", "guess"), asked);
        assertEquals(
                List.of(
                        "look/lesson.json:11:21 lesson.visualizer.unknown",
                        "look/lesson.json:12:30 lesson.visualizer.unknown-key"),
                found);
    }

    private static List<String> lint(CourseFolder folder) {
        return new CourseLint(VisualizerCheck.NONE)
                .check(folder.root()).stream().map(Sentences::brief).toList();
    }
}
