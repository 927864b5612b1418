package dev.glassbox.runtime.tinytown;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glassbox.runtime.intake.IntakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrammarReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    ["cat", "cats"]                 | ["cat"]                     | tinytown.form-count
                    ["ox", "oxen"]                  | ["cat", "oxen"]             | tinytown.word-twice
                    "ox": "hill"                    | "owl": "hill"               | tinytown.unknown-word
                    [["cat"], ["ox", "elk"]]        | [["cow"]]                   | tinytown.unknown-word
                    "of": "animal", "levels"        | "of": "beast", "levels"     | tinytown.unknown-name
                    "where": "home"                 | "where": "house"            | tinytown.unknown-name
                    "rule": "lives"                 | "rule": "dwells"            | tinytown.unknown-name
                    "rule": "size"                  | "rule": "lives"             | tinytown.unknown-name
                    {what.many} at                  | {what.much} at              | tinytown.unknown-name
                    {what[number.form]}             | {what[number.word]}         | tinytown.unknown-name
                    {what[number.form]}             | {what[count.form]}          | tinytown.unknown-name
                    "from": "what", "to": "where"   | "from": "where", "to": "what" | tinytown.rule-order
                    {small} under {large}           | {small} is little           | tinytown.slot-unused
                    {small} under {large}           | {small} under{large}        | tinytown.part
                    {small} under {large}           | {small}  under {large}      | tinytown.part
                    [["cat"], ["ox", "elk"]]        | [["cat", "ox", "elk"]]      | tinytown.no-sentence
                    "orders"                        | "order"                     | json.unknown-key
                    "facts": {                      | "facts": 3, "patterns": {   | json
                    """)
    void whatCannotBeIsRefusedByName(String good, String bad, String problem) {
        String grammar = SmallGrammars.REDUCED;
        if (!grammar.contains(good)) {
            throw new AssertionError("nothing to spoil: " + good);
        }
        assertThatThrownBy(() -> TinyTown.read(grammar.replace(good, bad), "spoilt.json"))
                .isInstanceOf(IntakeException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining("spoilt.json");
    }

    @Test
    void aMissingPartIsNamed() {
        assertThatThrownBy(() -> TinyTown.read("{\"classes\": {}}", "spoilt.json"))
                .isInstanceOf(IntakeException.class)
                .hasMessageContaining("languages");
    }
}
