package dev.glassbox.lessons.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.glassbox.lessons.CourseFolder;
import dev.glassbox.lessons.LessonProblem;
import dev.glassbox.lessons.Sentences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault is found in its file, its line, its column, and can be said in both languages. */
class FaultTest {
    @TempDir Path root;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            # what to replace          | by                           | line, column | fault
            "minutes": 5,              | "minutes" 5,                 | 5:13  | json.syntax
            "minutes": 5,              | "minutes": 5,}               | 5:16  | json.syntax
            "minutes": 5,              | "minutes": five,             | 5:14  | json.syntax
            "minutes": 5,              | "minutes": 5, "minutes": 6,  | 5:17  | json.duplicate-key
            "minutes": 5,              | "minutes": 0,                | 5:14  | json.not-a-number
            "minutes": 5,              | "minutes": 2.5,              | 5:14  | json.not-a-number
            "minutes": 5,              | "minutes": 123456789012345678901234567890123, | 5:3 | json.too-much
            "minutes": 5,              | "minutes": 5, "colour": "x", | 5:17  | json.unknown-key
            "unit": "U01",             | "unit": "",                  | 3:11  | json.not-a-text
            "unit": "U01",             | "unit": "U09",               | 3:11  | plan.unknown-unit
            "id": "look",              | "id": "book",                | 2:9   | plan.id-not-folder
            ["C-001"]                  | "C-001"                      | 6:15  | json.not-a-list
            ["C-001"]                  | ["C-001", "C-001"]           | 6:25  | json.twice
            ["C-001"]                  | ["C-001", 2]                 | 6:25  | json.not-a-text
            { "value": 2 }             | 2                            | 13:15 | json.not-an-object
            "id": "low"                | "id": "high"                 | 23:19 | json.twice
            "value": "2"               | "value": "1"                 | 23:36 | json.twice
            """)
    void inLessonJson(String what, String by, String at, String fault) {
        CourseFolder folder = new CourseFolder(root).replace("look/lesson.json", what, by);
        assertEquals(
                "look/lesson.json:" + at + " lesson." + fault, first(folder, "look/lesson.json"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            # Look at the dial     | Look at the dial             | 1:1   | markdown.no-title
            ## hook: A dial        | ## hook A dial               | 3:1   | markdown.step-heading
            ## hook: A dial        | ## Hook: A dial              | 3:1   | markdown.step-heading
            ## hook: A dial        | stray                        | 3:1   | markdown.stray
            ## hook: A dial        | ## hok: A dial               | 3:1   | text.unknown-step
            ## guess: Your guess   | ## hook: Your guess          | 7:1   | markdown.step-twice
            Now think.             | ` `                          | 7:1   | markdown.empty
            Two is larger.         | ` `                          | 19:1  | markdown.empty
            ### question           | ### query                    | 11:1  | markdown.section-heading
            ### option low: One    | ### option low               | 15:1  | markdown.section-heading
            ### option low: One    | ### option lo: One           | 15:1  | text.unknown-section
            ### option low: One    | ### option high: One         | 19:1  | markdown.section-twice
            Now think.             | Now <b>think</b>.            | 9:5   | markdown.html
            Now think.             | <div>think</div>             | 9:1   | markdown.html
            Now think.             | Now ![think](http://x.org/a) | 9:5   | markdown.image
            Now think.             | Now [think](http://x.org)    | 9:5   | markdown.link
            Now think.             | Now <http://x.org>           | 9:5   | markdown.link
            Now think.             | Now http://x.org             | 9:1   | markdown.link
            Now think.             | Now [think](term:Think)      | 9:5   | markdown.link
            Now think.             | > Now think.                 | 9:1   | markdown.construct
            Now think.             | #### Now think.              | 9:1   | markdown.construct
            Now think.             | ***                          | 9:1   | markdown.construct
            Now think.             | `    Now think.`             | 9:1   | markdown.construct
            Now think.             | Now&#x202E; think.           | 9:1   | file.invisible-character
            """)
    void inMarkdown(String what, String by, String at, String fault) {
        CourseFolder folder = new CourseFolder(root).replace("look/en.md", what, by);
        assertEquals("look/en.md:" + at + " lesson." + fault, first(folder, "look/en.md"));
    }

    @Test
    void theCharacterThatCannotStandInJsonIsNamed() {
        CourseFolder folder =
                new CourseFolder(root)
                        .replace("look/lesson.json", "\"minutes\": 5,", "\"minutes\": 5,}");
        LessonProblem problem = new CourseReader().read(folder.root()).problems().get(0);
        assertEquals(
                "“}” cannot stand here; look for a missing comma, quotation mark or bracket just"
                        + " before it.",
                Sentences.of(problem, "en"));
    }

    @Test
    void aQuestionThatNobodyAsksFor() {
        CourseFolder folder =
                new CourseFolder(root)
                        .replace("look/en.md", " to two.", " to two.\n\n### question\n\nWhy?");
        assertEquals("look/en.md:7:1 lesson.text.needless-section", first(folder, "look/en.md"));
    }

    @Test
    void aForcedLineBreak() {
        CourseFolder folder =
                new CourseFolder(root).replace("look/en.md", "Now think.", "Now  \nthink.");
        assertEquals("look/en.md:9:6 lesson.markdown.line-break", first(folder, "look/en.md"));
    }

    @Test
    void aLinkDefinition() {
        CourseFolder folder =
                new CourseFolder(root).replace("look/en.md", "Now think.", "Now.\n\n[a]: http://b");
        assertEquals("look/en.md:11:1 lesson.markdown.link", first(folder, "look/en.md"));
    }

    @Test
    void invisibleCharactersInTheFile() {
        for (String invisible :
                List.of("\u200B", "\u202E", "\u00A0", "\u2009", "\u3000", "\u0007")) {
            CourseFolder folder =
                    new CourseFolder(root)
                            .replace("look/en.md", "Now think.", "Now" + invisible + " think.");
            assertEquals(
                    "look/en.md:9:4 lesson.file.invisible-character", first(folder, "look/en.md"));
        }
    }

    @Test
    void anInvisibleCharacterMayBeEscapedInAState() {
        CourseFolder folder =
                new CourseFolder(root).replace("look/lesson.json", "\"m\"", "\"m\\u200B\"");
        assertEquals(List.of(), new CourseReader().read(folder.root()).problems());
    }

    @Test
    void bytesThatAreNotUtf8() throws IOException {
        CourseFolder folder = new CourseFolder(root);
        Files.write(root.resolve("look/en.md"), new byte[] {'#', ' ', 'T', '\n', 'a', (byte) 0xFF});
        assertEquals("look/en.md:2:2 lesson.file.not-utf8", first(folder, "look/en.md"));
    }

    @Test
    void aCharacterCutOffByTheEndOfTheFile() throws IOException {
        CourseFolder folder = new CourseFolder(root);
        Files.write(root.resolve("look/en.md"), new byte[] {'#', ' ', (byte) 0xE4, (byte) 0xB8});
        assertEquals("look/en.md:1:3 lesson.file.not-utf8", first(folder, "look/en.md"));
    }

    @Test
    void aMissingLanguage() {
        CourseFolder folder = new CourseFolder(root).delete("look/zh.md");
        assertEquals("look/zh.md:0:0 lesson.file.missing", first(folder, "look/zh.md"));
    }

    @Test
    void aMissingLessonJson() {
        CourseFolder folder = new CourseFolder(root).delete("look/lesson.json");
        assertEquals("look/lesson.json:0:0 lesson.file.missing", first(folder, "look/lesson.json"));
    }

    @Test
    void aMissingCourseJson() {
        CourseFolder folder = new CourseFolder(root).delete("course.json");
        assertEquals("course.json:0:0 lesson.file.missing", first(folder, "course.json"));
    }

    @Test
    void aFolderThatDoesNotExist() {
        LessonProblem problem = new CourseReader().read(root.resolve("no")).problems().get(0);
        assertEquals("course.json:0:0 lesson.file.missing", Sentences.brief(problem));
    }

    @Test
    void aUnitWithoutItsTitleInALanguage() {
        CourseFolder folder =
                new CourseFolder(root).replace("course.json", ", \"en\": \"Begin\"", "");
        assertEquals("course.json:4:29 lesson.json.missing-key", first(folder, "course.json"));
    }

    @Test
    void twoLessonsWithTheSameOrder() {
        CourseFolder folder = new CourseFolder(root);
        folder.write("next/lesson.json", "{}");
        for (String file : List.of("lesson.json", "en.md", "zh.md")) {
            folder.write("next/" + file, read("look/" + file).replace("\"look\"", "\"next\""));
        }
        assertEquals(
                "next/lesson.json:4:12 lesson.plan.order-twice", first(folder, "next/lesson.json"));
    }

    @Test
    void stepsInAnotherOrderThanInTheJson() {
        CourseFolder folder = new CourseFolder(root);
        String text = read("look/en.md");
        int hook = text.indexOf("## hook");
        int guess = text.indexOf("## guess");
        folder.write(
                "look/en.md",
                text.substring(0, hook)
                        + text.substring(guess)
                        + "\n"
                        + text.substring(hook, guess));
        assertEquals("look/en.md:3:1 lesson.text.step-order", first(folder, "look/en.md"));
    }

    @Test
    void aQuestionWithoutItsExplanation() {
        CourseFolder folder = new CourseFolder(root);
        String text = read("look/en.md");
        folder.write("look/en.md", text.substring(0, text.indexOf("### explanation")));
        assertEquals("look/en.md:7:1 lesson.text.missing-section", first(folder, "look/en.md"));
    }

    @Test
    void jsonThatEndsEarlyOrGoesOn() {
        CourseFolder folder = new CourseFolder(root);
        String json = read("look/lesson.json").strip();
        folder.write("look/lesson.json", json.substring(0, json.length() - 1));
        assertEquals(
                "look/lesson.json:28:1 lesson.json.ends-early", first(folder, "look/lesson.json"));
        folder.write("look/lesson.json", json + " 1");
        assertEquals(
                "look/lesson.json:28:3 lesson.json.trailing", first(folder, "look/lesson.json"));
        folder.write("look/lesson.json", "");
        assertEquals(
                "look/lesson.json:1:1 lesson.json.ends-early", first(folder, "look/lesson.json"));
        folder.write("look/lesson.json", "[1]");
        assertEquals(
                "look/lesson.json:1:1 lesson.json.not-an-object",
                first(folder, "look/lesson.json"));
    }

    @Test
    void jsonDeeperThanTheLimit() {
        String deep = "[".repeat(70) + "]".repeat(70);
        CourseFolder folder = new CourseFolder(root).write("look/lesson.json", deep);
        assertEquals(
                "look/lesson.json:1:65 lesson.json.too-much", first(folder, "look/lesson.json"));
    }

    @Test
    void filesLargerThanTheLimit() {
        CourseFolder folder = new CourseFolder(root);
        Limits small = new Limits(4 << 20, 100, 64, 8, 5_000);
        LessonProblem problem = new CourseReader(small).read(folder.root()).problems().get(0);
        assertEquals("look/zh.md:0:0 lesson.file.too-large", Sentences.brief(problem));
    }

    @Test
    void moreLessonsThanTheLimit() {
        CourseFolder folder = new CourseFolder(root).write("more/lesson.json", "{}");
        Limits small = new Limits(4 << 20, 1 << 20, 64, 8, 1);
        LessonProblem problem = new CourseReader(small).read(folder.root()).problems().get(0);
        assertEquals("course.json:0:0 lesson.course.too-many-lessons", Sentences.brief(problem));
    }

    @Test
    void listsAndStressDeeperThanTheLimitEndInAFault() {
        CourseFolder folder =
                new CourseFolder(root).replace("look/en.md", "Now think.", "- ".repeat(20) + "x");
        assertEquals("look/en.md:9:19 lesson.markdown.too-deep", first(folder, "look/en.md"));
        CourseFolder again = new CourseFolder(root);
        again.replace("look/en.md", "Now think.", "> ".repeat(50_000) + "*_".repeat(50_000));
        assertEquals("look/en.md:9:1 lesson.markdown.construct", first(again, "look/en.md"));
    }

    @Test
    void aLinkInTheFolderIsNotFollowed() throws IOException {
        CourseFolder folder = new CourseFolder(root.resolve("course"));
        Path secret = Files.writeString(root.resolve("secret.md"), "# secret");
        folder.delete("look/en.md");
        Files.createSymbolicLink(folder.root().resolve("look/en.md"), secret);
        assertEquals("look/en.md:0:0 lesson.file.missing", first(folder, "look/en.md"));
    }

    @Test
    void aSuggestionIsMadeOnlyWhereSomethingIsNear() {
        assertEquals("steps", Suggestion.nearest("stpes", List.of("id", "steps")).orElseThrow());
        assertEquals(true, Suggestion.nearest("colour", List.of("id", "steps")).isEmpty());
    }

    private String read(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The first problem of a file, in brief. */
    private static String first(CourseFolder folder, String file) {
        return new CourseReader()
                .read(folder.root()).problems().stream()
                        .filter(problem -> problem.file().equals(file))
                        .map(Sentences::brief)
                        .findFirst()
                        .orElse("no fault");
    }
}
