package dev.glassbox.runtime.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One part of a {@code tokenizer.json}, with its path for errors. What it says is taken only if it
 * is of the kind that is asked for; what nobody asks for is refused, since an option that is passed
 * over would give wrong ids.
 *
 * @param path where it stands, such as {@code pre_tokenizer.pretokenizers[0]}
 * @param place the file
 */
record Part(JsonNode node, String path, String place) {

    /** What kind of part it is; empty if it does not say. */
    String type() {
        Part type = child("type");
        if (!type.isAbsent() && !type.node.isTextual()) {
            throw type.wrong();
        }
        return node.path("type").asText();
    }

    /** Whether it is left out or null. */
    boolean isAbsent() {
        return node.isMissingNode() || node.isNull();
    }

    Part child(String key) {
        JsonNode child = node.get(key);
        return new Part(child == null ? MissingNode.getInstance() : child, path + "." + key, place);
    }

    /** The elements of a list. */
    List<Part> children(String key) {
        Part list = child(key);
        if (!list.node.isArray()) {
            throw list.wrong();
        }
        List<Part> parts = new ArrayList<>();
        for (JsonNode element : list.node) {
            parts.add(new Part(element, list.path + "[" + parts.size() + "]", place));
        }
        return parts;
    }

    /** Refuses every key but these and {@code type}. */
    Part only(String... keys) {
        Set<String> known = Set.of(keys);
        if (!node.isObject()) {
            throw wrong();
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!known.contains(entry.getKey()) && !entry.getKey().equals("type")) {
                throw child(entry.getKey()).unknown();
            }
        }
        return this;
    }

    boolean flag(String key, boolean fallback) {
        Part flag = child(key);
        if (flag.isAbsent()) {
            return fallback;
        }
        if (!flag.node.isBoolean()) {
            throw flag.wrong();
        }
        return flag.node.booleanValue();
    }

    /** Refuses options that are neither left out nor true or false. */
    void requireFlags(String... keys) {
        for (String key : keys) {
            flag(key, false);
        }
    }

    /** A true or false that must be there. */
    boolean flag(String key) {
        if (child(key).isAbsent()) {
            throw child(key).wrong();
        }
        return flag(key, false);
    }

    String text(String key) {
        Part text = child(key);
        if (!text.node.isTextual()) {
            throw text.wrong();
        }
        return text.node.textValue();
    }

    /** A text of one char. */
    char mark(String key) {
        String text = text(key);
        if (text.length() != 1 || Character.isSurrogate(text.charAt(0))) {
            throw child(key).wrong();
        }
        return text.charAt(0);
    }

    /** A whole number from 0. */
    int number(String key) {
        Part number = child(key);
        if (!number.node.isInt() || number.node.intValue() < 0) {
            throw number.wrong();
        }
        return number.node.intValue();
    }

    /** Refuses this part unless it says nothing: left out, null, false, 0, no text. */
    void requireNothing() {
        boolean nothing =
                isAbsent()
                        || (node.isBoolean() && !node.booleanValue())
                        || (node.isNumber() && node.doubleValue() == 0)
                        || (node.isTextual() && node.textValue().isEmpty());
        if (!nothing) {
            throw unknown();
        }
    }

    /** That we cannot do this part. */
    IntakeException unknown() {
        String type = node.path("type").asText();
        return Problem.input(
                        "tokenizer.unknown-part",
                        place,
                        "part",
                        type.isEmpty() ? path : path + " " + type)
                .asException();
    }

    /** That this part is damaged. */
    IntakeException wrong() {
        return Problem.input("tokenizer.wrong-part", place, "part", path, "value", shortened())
                .asException();
    }

    private String shortened() {
        String text = isAbsent() ? "null" : node.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
