package dev.glassbox.lessons;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;

/**
 * What the learner has to reach: a pattern that the visualizer's state must contain. An object
 * matches if each of its fields matches, anything else if it is equal (numbers by value).
 *
 * @param pattern part of a state
 */
public record Goal(JsonNode pattern) {
    /** Jackson holds 1 and 1.0 for different; a learner who has set a slider to 1 does not. */
    private static final Comparator<JsonNode> NUMBERS_BY_VALUE =
            (a, b) ->
                    a.isNumber() && b.isNumber()
                            ? a.decimalValue().compareTo(b.decimalValue())
                            : a.equals(b) ? 0 : 1;

    /** Whether the state contains the pattern. */
    public boolean reached(JsonNode state) {
        return contains(state, pattern);
    }

    private static boolean contains(JsonNode whole, JsonNode part) {
        if (!part.isObject()) {
            return whole.equals(NUMBERS_BY_VALUE, part);
        }
        for (var field : part.properties()) {
            JsonNode value = whole.get(field.getKey());
            if (value == null || !contains(value, field.getValue())) {
                return false;
            }
        }
        return true;
    }
}
