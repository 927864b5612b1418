package dev.glassbox.runtime.intake;

import static dev.glassbox.runtime.Refusals.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictJsonTest {
    private static final StrictJson JSON = StrictJson.standard();

    private enum Theme {
        LIGHT,
        DARK
    }

    private record Settings(
            int layer, String name, Theme theme, List<Double> values, List<Settings> inner) {
        Settings {
            if (layer < 0) {
                throw new IllegalArgumentException("layer " + layer + " is negative");
            }
            if (layer > 99) {
                throw Problem.input("tokenizer.unknown-id", "", "id", layer, "size", 99)
                        .asException();
            }
        }
    }

    @ParameterizedTest(name = "{0} is {1} at {2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"layer": 1,}                          ; json.syntax        ; f:1:13
                    {"layer": 1                            ; json.syntax        ; f:1:12
                    {"layer": NaN}                         ; json.syntax        ; f:1:14
                    {'layer': 1}                           ; json.syntax        ; f:1:2
                    {"layer": 1} // one                    ; json.syntax        ; f:1:14
                    ``                                     ; json.empty         ; f
                    {"layer": 1} {}                        ; json.trailing      ; f:1:14
                    {"layer": 1, "layer": 2}               ; json.duplicate-key ; f:1:21
                    {"layr": 1}                            ; json.unknown-key   ; f:1:2
                    {"layer": "1"}                         ; json.wrong-kind    ; f:1:11
                    {"layer": 1.5}                         ; json.wrong-value   ; f:1:11
                    {"layer": null}                        ; json.missing-key   ; f:1:11
                    {"name": "x"}                          ; json.missing-key   ; f:1:13
                    {"layer": 1, "theme": "BLUE"}          ; json.wrong-value   ; f:1:23
                    {"layer": 1, "theme": 0}               ; json.wrong-value   ; f:1:23
                    {"layer": 1, "values": {}}             ; json.wrong-kind    ; f:1:24
                    {"layer": -1}                          ; json.refused       ; f:1:13
                    """)
    void aFaultIsNamedWithItsPlace(String text, String id, String place) {
        Problem problem =
                problemOf(() -> JSON.read(text, "f", Settings.class, UnknownKeys.REFUSED));
        assertThat(problem.id()).isEqualTo(id);
        assertThat(problem.place()).isEqualTo(place);
        assertThat(problem.blame()).isEqualTo(Problem.Blame.INPUT);
    }

    @Test
    void theArgumentsSayWhatIsThereAndWhatCouldBe() {
        assertThat(refused("{\"layr\": 1}"))
                .containsEntry("key", "layr")
                .containsEntry("known", "inner, layer, name, theme, values");
        assertThat(refused("{\"layer\": 1, \"inner\": [{\"layer\": 1}, {\"layr\": 1}]}"))
                .containsEntry("key", "layr");
        assertThat(refused("{\"layer\": 1, \"theme\": \"BLUE\"}"))
                .containsEntry("key", "theme")
                .containsEntry("value", "BLUE");
        assertThat(refused("{\"layer\": 1, \"values\": [1, \"x\"]}"))
                .containsEntry("key", "values[1]");
        assertThat(refused("{\"layer\": -1}")).containsEntry("reason", "layer -1 is negative");
        assertThat(refused("{\"layer\": 1, \"layer\": 2}")).containsEntry("key", "layer");
    }

    @Test
    void aProblemThatTheRecordRaisesItselfComesThrough() {
        Problem problem =
                problemOf(
                        () ->
                                JSON.read(
                                        "{\"layer\": 100}",
                                        "f",
                                        Settings.class,
                                        UnknownKeys.REFUSED));
        assertThat(problem.id()).isEqualTo("tokenizer.unknown-id");
    }

    @Test
    void linesAreCounted() {
        Problem problem = problemOf(() -> JSON.readTree("{\n  \"a\": 1,\n  b\n}", "C:\\x.json"));
        assertThat(problem.place()).isEqualTo("C:\\x.json:3:3");
    }

    @Test
    void unknownKeysAreIgnoredWhereAskedFor() {
        Settings settings =
                JSON.read(
                        "{\"layer\": 3, \"other\": {\"deep\": []}, \"theme\": \"DARK\"}",
                        "f",
                        Settings.class,
                        UnknownKeys.IGNORED);
        assertThat(settings.layer()).isEqualTo(3);
        assertThat(settings.theme()).isEqualTo(Theme.DARK);
    }

    @Test
    void depthAndNumbersAreLimited() {
        assertThat(JSON.readTree("[".repeat(64) + "]".repeat(64), "f").isArray()).isTrue();
        assertThat(problemOf(() -> JSON.readTree("[".repeat(65) + "]".repeat(65), "f")).id())
                .isEqualTo("json.limit");
        assertThat(problemOf(() -> JSON.readTree("[".repeat(1_000_000), "f")).id())
                .isEqualTo("json.limit");
        assertThat(JSON.readTree("1".repeat(32), "f").isNumber()).isTrue();
        assertThat(problemOf(() -> JSON.readTree("1".repeat(33), "f")).id())
                .isEqualTo("json.limit");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Settings settings =
                new Settings(2, "小明 😀", Theme.LIGHT, List.of(0.1, -0.0, 1e-300), List.of());
        for (String text : List.of(JSON.write(settings), JSON.writeIndented(settings))) {
            assertThat(JSON.read(text, "f", Settings.class, UnknownKeys.REFUSED))
                    .isEqualTo(settings);
        }
        assertThat(JSON.write(settings)).doesNotContain("\n");
        assertThat(JSON.writeIndented(settings)).startsWith("{\n  \"layer\": 2,\n").endsWith("}\n");
        assertThat(JSON.read(JSON.toTree(settings), "f", Settings.class, UnknownKeys.REFUSED))
                .isEqualTo(settings);
    }

    private static Map<String, String> refused(String text) {
        return problemOf(() -> JSON.read(text, "f", Settings.class, UnknownKeys.REFUSED))
                .arguments();
    }
}
