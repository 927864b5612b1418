package dev.glassbox.lessons.parse;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads the fields of one JSON object, each fault with its place. After a fault a harmless value is
 * returned and reading goes on, so that one look finds many faults; whoever builds something from
 * the values asks first whether there were faults.
 */
final class JsonFields {
    private static final int QUOTED_CHARACTERS = 40;

    private final JsonSource source;
    private final JsonPointer at;
    private final Faults faults;

    /**
     * @param allowed every key the object may have
     */
    JsonFields(JsonSource source, JsonPointer at, Set<String> allowed, Faults faults) {
        this.source = source;
        this.at = at;
        this.faults = faults;
        JsonNode node = source.at(at);
        if (node.isMissingNode()) {
            return; // whoever asked for it has said so
        }
        if (!node.isObject()) {
            faults.add("lesson.json.not-an-object", source.value(at), "found", quote(node));
            return;
        }
        for (var field : node.properties()) {
            if (!allowed.contains(field.getKey())) {
                reportUnknown(field.getKey(), allowed);
            }
        }
    }

    private void reportUnknown(String key, Set<String> allowed) {
        Position place = source.key(at.appendProperty(key));
        Optional<String> meant = Suggestion.nearest(key, allowed);
        if (meant.isPresent()) {
            faults.add("lesson.json.misspelt-key", place, "key", key, "meant", meant.get());
        } else {
            faults.add(
                    "lesson.json.unknown-key",
                    place,
                    "key",
                    key,
                    "allowed",
                    String.join(", ", allowed.stream().sorted().toList()));
        }
    }

    boolean has(String key) {
        return source.at(at).has(key);
    }

    Position key(String key) {
        return source.key(at.appendProperty(key));
    }

    Position value(String key) {
        return source.value(at.appendProperty(key));
    }

    /** Text that is not blank. */
    String text(String key) {
        return value(key, String::isBlank);
    }

    /** Text that is not empty; it may be a space, for a token can be one. */
    String token(String key) {
        return value(key, String::isEmpty);
    }

    private String value(String key, Predicate<String> refused) {
        JsonNode node = required(key);
        if (node.isTextual() && !refused.test(node.textValue())) {
            return node.textValue();
        }
        wrong("lesson.json.not-a-text", key, node);
        return "";
    }

    /** An id: small Latin letters and digits, joined by hyphens. */
    String id(String key) {
        String id = text(key);
        if (!id.isEmpty() && !Ids.isId(id)) {
            faults.add("lesson.id.form", value(key), "id", id);
        }
        return id;
    }

    /** A whole number within bounds. */
    int number(String key, int least, int most) {
        JsonNode node = required(key);
        if (node.isInt() && node.intValue() >= least && node.intValue() <= most) {
            return node.intValue();
        }
        if (!node.isMissingNode()) {
            faults.add(
                    "lesson.json.not-a-number",
                    value(key),
                    "key",
                    key,
                    "least",
                    least,
                    "most",
                    most,
                    "found",
                    quote(node));
        }
        return least;
    }

    /** An object that is kept as it is: somebody else will read it. */
    JsonNode object(String key) {
        JsonNode node = required(key);
        if (node.isObject()) {
            return node;
        }
        wrong("lesson.json.not-an-object", key, node);
        return JsonNodeFactory.instance.objectNode();
    }

    /** The fields of an object in this one. */
    JsonFields fields(String key, Set<String> allowed) {
        required(key);
        return new JsonFields(source, at.appendProperty(key), allowed, faults);
    }

    /** The fields of each object in a list. */
    List<JsonFields> eachOf(String key, int least, Set<String> allowed) {
        List<JsonFields> each = new ArrayList<>();
        for (JsonPointer element : elements(key, least)) {
            each.add(new JsonFields(source, element, allowed, faults));
        }
        return each;
    }

    /** A list of texts that are not empty and not the same. */
    List<String> texts(String key, int least) {
        List<String> texts = new ArrayList<>();
        for (JsonPointer element : elements(key, least)) {
            JsonNode node = source.at(element);
            if (!node.isTextual() || node.textValue().isBlank()) {
                faults.add(
                        "lesson.json.not-a-text",
                        source.value(element),
                        "key",
                        key,
                        "found",
                        quote(node));
            } else if (texts.contains(node.textValue())) {
                faults.add("lesson.json.twice", source.value(element), "value", node.textValue());
            } else {
                texts.add(node.textValue());
            }
        }
        return texts;
    }

    private List<JsonPointer> elements(String key, int least) {
        JsonNode node = required(key);
        if (!node.isArray()) {
            wrong("lesson.json.not-a-list", key, node);
            return List.of();
        }
        if (node.size() < least) {
            faults.add("lesson.json.too-few", value(key), "key", key, "least", least);
        }
        JsonPointer list = at.appendProperty(key);
        List<JsonPointer> elements = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            elements.add(list.appendIndex(i));
        }
        return elements;
    }

    private JsonNode required(String key) {
        JsonNode object = source.at(at);
        if (object.isObject() && !object.has(key)) {
            faults.add("lesson.json.missing-key", source.value(at), "key", key);
        }
        return object.path(key);
    }

    private void wrong(String id, String key, JsonNode node) {
        if (!node.isMissingNode()) {
            faults.add(id, value(key), "key", key, "found", quote(node));
        }
    }

    private static String quote(JsonNode node) {
        String json = node.toString();
        return json.length() <= QUOTED_CHARACTERS
                ? json
                : json.substring(0, QUOTED_CHARACTERS) + "…";
    }
}
