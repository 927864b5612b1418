package dev.glassbox.runtime.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The reference families' tokenizer files with a handful of tokens, so that a hundred thousand can
 * be read: single characters, special tokens, bytes, and one merge.
 */
final class TinyTokenizers {
    private static final Set<String> CHARACTERS =
            Set.of("a", "b", "e", "H", "i", "1", "Ġ", "▁", "##a", "ä", "å");
    private static final int BYTE_NAME_LENGTH = "<0x00>".length();

    private TinyTokenizers() {}

    /** The text of a small {@code tokenizer.json} with the parts of a family. */
    static String of(String family) {
        ObjectNode file = (ObjectNode) References.json("families/" + family + ".json");
        ObjectNode model = (ObjectNode) file.get("model");
        Set<String> special = new LinkedHashSet<>();
        file.path("added_tokens").forEach(token -> special.add(token.get("content").asText()));
        Map<String, Integer> ids = new LinkedHashMap<>();
        if (model.get("vocab").isArray()) {
            shorten((ArrayNode) model.get("vocab"), special, ids, model);
        } else {
            for (Map.Entry<String, JsonNode> token : model.get("vocab").properties()) {
                if (isKept(token.getKey(), special)) {
                    ids.put(token.getKey(), ids.size());
                }
            }
            if (model.has("merges")) {
                mergeOnce(model, ids);
            }
            ObjectNode vocabulary = JsonNodeFactory.instance.objectNode();
            ids.forEach(vocabulary::put);
            model.set("vocab", vocabulary);
        }
        for (String content : special) {
            ids.putIfAbsent(content, ids.size());
        }
        renumber(file, ids);
        return file.toString();
    }

    private static boolean isKept(String name, Set<String> special) {
        return special.contains(name)
                || CHARACTERS.contains(name)
                || (name.startsWith("<0x") && name.length() == BYTE_NAME_LENGTH);
    }

    private static void mergeOnce(ObjectNode model, Map<String, Integer> ids) {
        ids.putIfAbsent("a", ids.size());
        ids.putIfAbsent("b", ids.size());
        ids.put("ab", ids.size());
        model.putArray("merges").addArray().add("a").add("b");
    }

    private static void shorten(
            ArrayNode vocabulary, Set<String> special, Map<String, Integer> ids, ObjectNode model) {
        String unknown = vocabulary.get(model.path("unk_id").asInt()).get(0).asText();
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (JsonNode piece : vocabulary) {
            String name = piece.get(0).asText();
            if (isKept(name, special) || name.equals(unknown)) {
                ids.put(name, kept.size());
                kept.add(piece);
            }
        }
        model.set("vocab", kept);
        model.put("unk_id", ids.get(unknown));
    }

    /** Gives every mention of a token its new id. */
    private static void renumber(JsonNode node, Map<String, Integer> ids) {
        if (node instanceof ObjectNode object && object.path("id").isInt()) {
            object.put("id", ids.get(object.get("content").asText()));
        }
        if (node instanceof ObjectNode object && object.path("tokens").isArray()) {
            ArrayNode numbers = object.putArray("ids");
            object.get("tokens").forEach(token -> numbers.add(ids.get(token.asText())));
        }
        if (node instanceof ArrayNode pair
                && pair.size() == 2
                && pair.get(0).isTextual()
                && pair.get(1).isInt()) {
            pair.set(1, JsonNodeFactory.instance.numberNode(ids.get(pair.get(0).asText())));
        }
        for (JsonNode child : node) {
            if (node.path("vocab") != child) {
                renumber(child, ids);
            }
        }
    }
}
