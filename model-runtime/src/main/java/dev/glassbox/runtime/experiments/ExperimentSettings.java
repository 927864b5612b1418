package dev.glassbox.runtime.experiments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.intake.UnknownKeys;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings of experiments as JSON and as words. */
public final class ExperimentSettings {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ExperimentSettings() {}

    /** Settings as JSON has them: what may be set, by key. */
    public static JsonNode toJson(Object settings) {
        return StrictJson.standard().toTree(settings);
    }

    /**
     * The default settings with some set by words. What a word means follows from the default: a
     * number, true or false, a text, or a list with commas.
     *
     * @param words by key
     * @throws dev.glassbox.runtime.intake.IntakeException if there is no such key, or its value
     *     cannot be
     */
    public static <C> C read(Experiment<C, ?> experiment, Map<String, String> words) {
        ObjectNode tree = (ObjectNode) toJson(experiment.defaultSettings());
        words.forEach((key, word) -> tree.set(key, value(experiment, tree, key, word)));
        return read(experiment, tree);
    }

    /**
     * Settings from JSON; every key must be there and known.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if a key or a value cannot be
     */
    public static <C> C read(Experiment<C, ?> experiment, JsonNode tree) {
        return StrictJson.standard()
                .read(tree, experiment.id(), experiment.settingsType(), UnknownKeys.REFUSED);
    }

    /** Settings as {@link #read(Experiment, Map)} takes them. */
    public static Map<String, String> words(Object settings) {
        Map<String, String> words = new LinkedHashMap<>();
        toJson(settings).properties().forEach(e -> words.put(e.getKey(), word(e.getValue())));
        return words;
    }

    private static String word(JsonNode value) {
        if (!value.isArray()) {
            return value.asText();
        }
        List<String> parts = new ArrayList<>();
        value.forEach(part -> parts.add(part.asText()));
        return String.join(",", parts);
    }

    private static JsonNode value(
            Experiment<?, ?> experiment, ObjectNode tree, String key, String word) {
        JsonNode old = tree.get(key);
        if (old == null) {
            List<String> known = new ArrayList<>();
            tree.fieldNames().forEachRemaining(known::add);
            throw Problem.input(
                            "experiment.unknown-setting",
                            experiment.id(),
                            "key",
                            key,
                            "known",
                            String.join(", ", known))
                    .asException();
        }
        try {
            return like(old, word);
        } catch (IllegalArgumentException e) { // a NumberFormatException is one
            throw Problem.input("experiment.setting-kind", key, "value", word, "like", old)
                    .asException();
        }
    }

    private static JsonNode like(JsonNode old, String word) {
        if (old.isIntegralNumber()) {
            return NODES.numberNode(Integer.parseInt(word.strip()));
        }
        if (old.isNumber()) {
            return NODES.numberNode(new BigDecimal(word.strip()).doubleValue());
        }
        if (old.isBoolean()) {
            if (!word.equals("true") && !word.equals("false")) {
                throw new IllegalArgumentException(word);
            }
            return NODES.booleanNode(word.equals("true"));
        }
        if (old.isArray()) {
            ArrayNode list = NODES.arrayNode();
            for (String part : word.split(",", -1)) {
                list.add(like(old.get(0), part));
            }
            return list;
        }
        return NODES.textNode(word);
    }
}
