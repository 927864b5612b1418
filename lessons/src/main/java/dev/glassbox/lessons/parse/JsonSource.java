package dev.glassbox.lessons.parse;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** A JSON tree that still knows where in its file each key and each value stands. */
final class JsonSource {
    private final JsonNode root;
    private final Map<JsonPointer, Position> values;
    private final Map<JsonPointer, Position> keys;

    JsonSource(JsonNode root, Map<JsonPointer, Position> values, Map<JsonPointer, Position> keys) {
        this.root = root;
        this.values = Map.copyOf(values);
        this.keys = Map.copyOf(keys);
    }

    /**
     * Strict: no comments, no duplicate keys, nothing after the value.
     *
     * @return nothing if it is not JSON; the fault is then in {@code faults}
     */
    static Optional<JsonSource> parse(String text, Limits limits, Faults faults) {
        return new JsonTreeBuilder(text, limits, faults).build();
    }

    JsonNode root() {
        return root;
    }

    JsonNode at(JsonPointer pointer) {
        return root.at(pointer);
    }

    /** Where a value begins; for one that is not there, where the nearest one around it begins. */
    Position value(JsonPointer pointer) {
        JsonPointer at = pointer;
        while (!values.containsKey(at)) {
            at = at.head();
        }
        return values.get(at);
    }

    /** Where a key begins; an element of a list has none, so its value is meant. */
    Position key(JsonPointer pointer) {
        Position key = keys.get(pointer);
        return key == null ? value(pointer) : key;
    }
}
