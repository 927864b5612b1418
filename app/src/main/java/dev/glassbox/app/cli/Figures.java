package dev.glassbox.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A JSON object on one line for people: names and values, what is nested after a dot. */
final class Figures {
    /** Longer lists are for programs. */
    private static final int LONGEST_LIST = 12;

    private static final String CLAIMS = "claims";

    private Figures() {}

    static String line(JsonNode object) {
        List<String> parts = new ArrayList<>();
        add("", object, parts);
        return String.join("  ", parts);
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.4f", value);
    }

    private static void add(String name, JsonNode value, List<String> parts) {
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                String key = entry.getKey();
                if (!key.equals(CLAIMS)) { // said in sentences
                    add(name.isEmpty() ? key : name + "." + key, entry.getValue(), parts);
                }
            }
        } else if (value.isArray()) {
            addList(name, value, parts);
        } else {
            parts.add(name + " " + text(value));
        }
    }

    private static void addList(String name, JsonNode list, List<String> parts) {
        boolean plain = list.size() <= LONGEST_LIST;
        for (JsonNode item : list) {
            plain &= item.isValueNode();
        }
        if (plain) {
            List<String> items = new ArrayList<>();
            list.forEach(item -> items.add(text(item)));
            parts.add(name + " [" + String.join(", ", items) + "]");
            return;
        }
        if (list.size() > LONGEST_LIST) {
            return;
        }
        for (int i = 0; i < list.size() && !list.get(i).isNumber(); i++) {
            add(name + "[" + i + "]", list.get(i), parts);
        }
    }

    private static String text(JsonNode value) {
        if (value.isNumber()) {
            return number(value.doubleValue());
        }
        return value.isNull() ? "-" : value.asText();
    }
}
