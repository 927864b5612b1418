package dev.glassbox.lessons;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the learner has to reach: a pattern that the visualizer's state must contain. An object
 * matches if each of its fields matches, anything else if it is equal.
 *
 * @param pattern part of a state
 */
public record Goal(JsonNode pattern) {

    /** Whether the state contains the pattern. */
    public boolean reached(JsonNode state) {
        return contains(state, pattern);
    }

    private static boolean contains(JsonNode whole, JsonNode part) {
        if (!part.isObject()) {
            return whole.equals(part);
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
