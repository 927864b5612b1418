package dev.glassbox.runtime.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The one way JSON is read and written here. Stricter than Jackson by default: a key may occur
 * once, nothing may follow the value, nesting and numbers are limited, a string is not a number, a
 * fraction is not an integer, and no document can name a Java class. Every fault becomes an {@link
 * IntakeException} whose place is {@code file:line:column}.
 *
 * <p>Immutable; safe on any thread.
 */
public final class StrictJson {
    private static final PrettyPrinter PRINTER =
            new DefaultPrettyPrinter(
                            Separators.createDefaultInstance()
                                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    private static final StrictJson STANDARD = new StrictJson(Limits.standard());

    private final ObjectMapper mapper;

    private StrictJson(Limits limits) {
        JsonFactory factory =
                JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(limits.json().depth())
                                        .maxNumberLength(limits.json().numberLength())
                                        .build())
                        .build();
        mapper =
                JsonMapper.builder(factory)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .build();
    }

    /** With the {@linkplain Limits#standard() limits of the app}. */
    public static StrictJson standard() {
        return STANDARD;
    }

    /** With limits of the caller's. */
    public static StrictJson within(Limits limits) {
        return limits.equals(Limits.standard()) ? STANDARD : new StrictJson(limits);
    }

    /**
     * Reads one JSON value.
     *
     * @param place what to call the document in an error, usually its path
     * @throws IntakeException if the text is not exactly one well-formed value
     */
    public JsonNode readTree(String text, String place) {
        try (JsonParser parser = mapper.getFactory().createParser(text)) {
            JsonNode tree = mapper.reader().forType(JsonNode.class).readValue(parser);
            if (tree == null || tree.isMissingNode()) {
                throw Problem.input("json.empty", place).asException();
            }
            return tree;
        } catch (IOException e) {
            throw fault(e, place);
        }
    }

    /**
     * Reads one JSON value into a record.
     *
     * @param place what to call the document in an error, usually its path
     * @throws IntakeException if the text is not well-formed, has a value of a wrong kind or one
     *     the record refuses
     */
    public <T> T read(String text, String place, Class<T> type, UnknownKeys unknown) {
        if (unknown == UnknownKeys.REFUSED) {
            refuseUnknown(parser(text), place, type);
        }
        try (JsonParser parser = mapper.getFactory().createParser(text)) {
            T value = reader(type, unknown).readValue(parser);
            if (value == null) {
                throw Problem.input("json.empty", place).asException();
            }
            return value;
        } catch (IOException e) {
            throw fault(e, place);
        }
    }

    /**
     * Reads a part of a document that is already a tree into a record. Places of faults are key
     * paths, since a tree no longer knows its lines.
     *
     * @throws IntakeException if the tree has a value of a wrong kind or one the record refuses
     */
    public <T> T read(JsonNode tree, String place, Class<T> type, UnknownKeys unknown) {
        if (unknown == UnknownKeys.REFUSED) {
            refuseUnknown(mapper.treeAsTokens(tree), place, type);
        }
        try {
            T value = reader(type, unknown).readValue(tree);
            if (value == null) {
                throw Problem.input("json.empty", place).asException();
            }
            return value;
        } catch (IOException e) {
            throw fault(e, place);
        }
    }

    /**
     * A streaming parser under the same rules, for documents too long to hold as a tree. Its
     * exceptions are translated by {@link #fault}.
     */
    public JsonParser parser(String text) {
        try {
            return mapper.getFactory().createParser(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The problem behind an exception of the parser or mapper. */
    public IntakeException fault(IOException e, String place) {
        if (e instanceof JsonProcessingException json) {
            return JsonFaults.translate(json, place);
        }
        return new IntakeException(Problem.failure("file.unreadable", place), e);
    }

    /** Turns a value into a tree. */
    public JsonNode toTree(Object value) {
        return mapper.valueToTree(value);
    }

    /** One line, no spaces. */
    public String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(value.getClass() + " cannot be written as JSON", e);
        }
    }

    /** Indented by two spaces, ending in a line feed, for files that people open. */
    public String writeIndented(Object value) {
        try {
            return mapper.writer(PRINTER).writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(value.getClass() + " cannot be written as JSON", e);
        }
    }

    private void refuseUnknown(JsonParser source, String place, Class<?> type) {
        try (JsonParser parser = source) {
            new KnownKeys(mapper, place).check(parser, type);
        } catch (IOException e) {
            throw fault(e, place);
        }
    }

    private ObjectReader reader(Class<?> type, UnknownKeys unknown) {
        ObjectReader reader = mapper.readerFor(type);
        return unknown == UnknownKeys.REFUSED
                ? reader.with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                : reader.without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
