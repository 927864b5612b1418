package dev.glassbox.app.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** Which parts of a state a gesture changed. */
final class StateDifference {
    private StateDifference() {}

    /** The names of the fields whose values differ. */
    static Set<String> fields(JsonNode before, JsonNode after) {
        Set<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> before.path(name).equals(after.path(name)));
        return names;
    }
}
