package dev.glassbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.app.files.BundledFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonVerbsTest {
    private static final String LESSON = "attention-first-look";

    @TempDir Path course;

    @Test
    void lessonsAreListedWithTheirSteps() {
        JsonNode list = Called.with("", "lessons", "--json").json();

        JsonNode lesson = list.get(0);
        assertThat(lesson.get("id").asText()).isEqualTo(LESSON);
        assertThat(lesson.get("steps")).hasSize(5);
        assertThat(lesson.get("title").get("zh").asText())
                .isNotEqualTo(lesson.get("title").get("en").asText());
        assertThat(lesson.fieldNames())
                .toIterable()
                .containsExactly("id", "unit", "title", "steps", "experiments", "coverage");
    }

    @Test
    void theBundledCourseHasNoFaults() {
        Called called = Called.with("", "lessons", "check", "--lang", "en");

        assertThat(called.out()).endsWith(": no faults.\n");
        assertThat(called.err()).isEmpty();
        assertThat(called.code()).isEqualTo(Cli.DONE);
    }

    @Test
    void aMisspeltKeyHasItsFileLineAndColumn() throws IOException {
        copyCourse();
        Path file = course.resolve(LESSON).resolve("lesson.json");
        String json = Files.readString(file);
        Files.writeString(file, json.replace("\"minutes\"", "\"minuets\""));
        int line = json.substring(0, json.indexOf("\"minutes\"")).split("\n", -1).length;

        Called english = Called.with("", "lessons", "check", course.toString(), "--lang", "en");
        Called chinese = Called.with("", "lessons", "check", course.toString(), "--lang", "zh");

        assertThat(english.code()).isEqualTo(Cli.BAD_INPUT);
        assertThat(english.out())
                .contains(LESSON + "/lesson.json:" + line + ":3: ")
                .contains("minuets")
                .contains("minutes");
        assertThat(english.err().lines()).hasSize(1);
        assertThat(chinese.out()).contains(LESSON + "/lesson.json:" + line + ":3: ");
        assertThat(chinese.out()).matches("(?s).*\\p{IsHan}.*");
    }

    @Test
    void aStateItsVisualizerDoesNotKnowIsAFaultOfItsKey() throws IOException {
        faultOf("\"layer\": 0", "\"lair\": 0", "lair");
    }

    @Test
    void aVisualizerThatIsNotThereIsAFault() throws IOException {
        faultOf("\"visualizer\": \"attention\"", "\"visualizer\": \"telescope\"", "telescope");
    }

    @Test
    void aGoalNoStateCanReachIsAFault() throws IOException {
        faultOf("\"goal\": { \"layer\": 1", "\"goal\": { \"layer\": -7", "-7");
    }

    @Test
    void aFactTheModelDoesNotStateIsAFault() throws IOException {
        faultOf(
                "\"fact\": \"strongest-key\"",
                "\"fact\": \"favourite-colour\"",
                "favourite-colour");
    }

    private void faultOf(String right, String wrong, String named) throws IOException {
        copyCourse();
        Path file = course.resolve(LESSON).resolve("lesson.json");
        String json = Files.readString(file);
        assertThat(json).contains(right);
        Files.writeString(file, json.replaceFirst(java.util.regex.Pattern.quote(right), wrong));

        Called called = Called.with("", "lessons", "check", course.toString(), "--lang", "en");

        assertThat(called.code()).isEqualTo(Cli.BAD_INPUT);
        assertThat(called.out().lines().toList())
                .singleElement()
                .asString()
                .matches(LESSON + "/lesson.json:[0-9]+:[0-9]+: .*" + named + ".*");
    }

    @Test
    void visualizersAreListed() {
        JsonNode listed = Called.with("", "visualizers", "--json").json();
        assertThat(listed.findValuesAsText("id")).isSorted().contains("attention", "modelmap");
    }

    private void copyCourse() throws IOException {
        Path bundled = BundledFiles.onClassPath().lessons();
        List<Path> files;
        try (Stream<Path> all = Files.walk(bundled)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path to = course.resolve(bundled.relativize(file).toString());
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
    }
}
