package dev.glassbox.visualizers.api;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Text that is not in any language yet: a key of a strings file and the values of its {@code
 * {named}} places. Frames hold messages, so that a picture is computed once and read in any
 * language.
 *
 * @param key the key, such as {@code "attention.cell"}
 * @param arguments the values by name, already formatted
 */
public record Message(String key, Map<String, String> arguments) {
    public Message {
        arguments = Map.copyOf(arguments);
    }

    /** {@code pairs} alternate names and values. */
    public static Message of(String key, Object... pairs) {
        if (pairs.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "names and values must come in pairs, got " + pairs.length + " items");
        }
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), String.valueOf(pairs[i + 1]));
        }
        return new Message(key, map);
    }
}
