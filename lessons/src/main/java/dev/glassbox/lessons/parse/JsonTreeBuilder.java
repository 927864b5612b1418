package dev.glassbox.lessons.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Builds one {@link JsonSource}. */
final class JsonTreeBuilder {
    private static final int NUMBER_CHARACTERS = 32;

    private final String text;
    private final Limits limits;
    private final Faults faults;
    private final Map<JsonPointer, Position> values = new HashMap<>();
    private final Map<JsonPointer, Position> keys = new HashMap<>();

    JsonTreeBuilder(String text, Limits limits, Faults faults) {
        this.text = text;
        this.limits = limits;
        this.faults = faults;
    }

    Optional<JsonSource> build() {
        JsonFactory factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(limits.jsonDepth())
                                        .maxNumberLength(NUMBER_CHARACTERS)
                                        .build())
                        .build();
        try (JsonParser parser = factory.createParser(text)) {
            parser.setCodec(new ObjectMapper());
            return build(parser);
        } catch (IOException e) {
            throw new AssertionError("a string cannot fail to be read", e);
        }
    }

    private Optional<JsonSource> build(JsonParser parser) throws IOException {
        try {
            if (parser.nextToken() == null) {
                faults.add("lesson.json.ends-early", end());
                return Optional.empty();
            }
            JsonNode root = value(parser, JsonPointer.empty());
            if (parser.nextToken() != null) {
                faults.add("lesson.json.trailing", position(parser.currentTokenLocation()));
            }
            return Optional.of(new JsonSource(root, values, keys));
        } catch (JsonEOFException e) {
            faults.add("lesson.json.ends-early", end());
        } catch (StreamConstraintsException e) { // brings no place of its own
            faults.add(
                    "lesson.json.too-much",
                    position(parser.currentTokenLocation()),
                    "depth",
                    limits.jsonDepth(),
                    "digits",
                    NUMBER_CHARACTERS);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            faults.add("lesson.json.syntax", position(at), "found", found(at));
        }
        return Optional.empty();
    }

    private Position end() {
        return Position.of(text, text.length());
    }

    /** The parser stands on the value's first token and leaves on its last. */
    private JsonNode value(JsonParser parser, JsonPointer at) throws IOException {
        values.put(at, position(parser.currentTokenLocation()));
        if (parser.hasToken(JsonToken.START_OBJECT)) {
            return object(parser, at);
        }
        if (parser.hasToken(JsonToken.START_ARRAY)) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(value(parser, at.appendIndex(list.size())));
            }
            return list;
        }
        return parser.readValueAsTree();
    }

    private JsonNode object(JsonParser parser, JsonPointer at) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Position key = position(parser.currentTokenLocation());
            JsonPointer child = at.appendProperty(name);
            Position first = keys.putIfAbsent(child, key);
            if (first != null) {
                faults.add("lesson.json.duplicate-key", key, "key", name, "first", first.line());
            }
            parser.nextToken();
            object.set(name, value(parser, child));
        }
        return object;
    }

    private static Position position(JsonLocation location) {
        return new Position(location.getLineNr(), location.getColumnNr());
    }

    private String found(JsonLocation location) {
        int index = (int) location.getCharOffset();
        return index >= 0 && index < text.length()
                ? Character.toString(text.codePointAt(index))
                : "";
    }
}
