package dev.glassbox.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalTest {
    private final ObjectMapper mapper = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            # goal                 | state                                      | reached
            {}                     | {"a":1}                                    | true
            {"a":1}                | {"a":1,"b":2}                              | true
            {"a":1}                | {"a":2}                                    | false
            {"a":1}                | {"b":1}                                    | false
            {"a":1}                | {"a":1.0}                                  | true
            {"a":0.5}              | {"a":0.50}                                 | true
            {"a":1}                | {"a":"1"}                                  | false
            {"a":null}             | {"a":null}                                 | true
            {"a":null}             | {"a":{"b":1}}                              | false
            {"a":{"b":true}}       | {"a":{"b":true,"c":1}}                     | true
            {"a":{"b":true}}       | {"a":null}                                 | false
            {"a":{"b":true}}       | {"a":[true]}                               | false
            {"a":[1,2]}            | {"a":[1,2]}                                | true
            {"a":[1,2]}            | {"a":[1.0,2.0]}                            | true
            {"a":[1]}              | {"a":[1,2]}                                | false
            {"a":[{"b":1}]}        | {"a":[{"b":1,"c":2}]}                      | false
            """)
    void aStateReachesAGoalThatItContains(String goal, String state, boolean reached)
            throws JsonProcessingException {
        JsonNode pattern = mapper.readTree(goal);
        assertEquals(reached, new Goal(pattern).reached(mapper.readTree(state)));
    }

    @ParameterizedTest
    @CsvSource({"3, 3, true", "3, 4, false"})
    void wholeNumbersAreEqualWhateverTheirJavaType(int goal, long state, boolean reached) {
        JsonNode pattern = mapper.createObjectNode().put("a", goal);
        assertEquals(reached, new Goal(pattern).reached(mapper.createObjectNode().put("a", state)));
    }
}
