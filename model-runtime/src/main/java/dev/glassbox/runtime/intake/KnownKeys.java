package dev.glassbox.runtime.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks for keys that a record does not have, before the record is made. Jackson itself reports
 * them last, so that a misspelt key would come out as "the right one is missing", without its line.
 */
final class KnownKeys {
    private final ObjectMapper mapper;
    private final String place;

    KnownKeys(ObjectMapper mapper, String place) {
        this.mapper = mapper;
        this.place = place;
    }

    /**
     * Reads one value to its end.
     *
     * @throws IntakeException at the first key that is not known
     */
    void check(JsonParser parser, Class<?> type) throws IOException {
        parser.nextToken();
        check(parser, mapper.constructType(type));
    }

    private void check(JsonParser parser, @Nullable JavaType type) throws IOException {
        if (type == null) {
            parser.skipChildren();
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            checkObject(parser, type);
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (JsonToken t = parser.nextToken(); isInside(t); t = parser.nextToken()) {
                check(parser, type.getContentType());
            }
        }
    }

    private void checkObject(JsonParser parser, JavaType type) throws IOException {
        boolean isRecord = type.getRawClass().isRecord();
        Map<String, JavaType> known = isRecord ? keys(type) : Map.of();
        for (JsonToken t = parser.nextToken(); isInside(t); t = parser.nextToken()) {
            String key = parser.currentName();
            if (isRecord && !known.containsKey(key)) {
                throw Problem.input(
                                "json.unknown-key",
                                JsonFaults.place(place, parser.currentTokenLocation()),
                                "key",
                                key,
                                "known",
                                String.join(", ", known.keySet()))
                        .asException();
            }
            parser.nextToken();
            check(parser, isRecord ? known.get(key) : type.getContentType());
        }
    }

    private static boolean isInside(@Nullable JsonToken token) {
        return token != null && !token.isStructEnd();
    }

    private Map<String, JavaType> keys(JavaType type) {
        Map<String, JavaType> keys = new TreeMap<>();
        for (BeanPropertyDefinition property :
                mapper.getDeserializationConfig().introspect(type).findProperties()) {
            keys.put(property.getName(), property.getPrimaryType());
        }
        return keys;
    }
}
