package dev.glassbox.runtime.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A vocabulary as files write it: a name for each id. Some ids may be without a token. */
final class NamedVocabulary {
    private final Map<String, Integer> ids = new HashMap<>();
    private final Set<Integer> taken = new HashSet<>();
    private final int limit;
    private final String place;
    private int size;

    /**
     * @param limit ids are below it
     * @param place the file, for errors
     */
    NamedVocabulary(int limit, String place) {
        this.limit = limit;
        this.place = place;
    }

    /**
     * Adds the tokens of a JSON object from names to ids.
     *
     * @throws IntakeException if it is none, is empty or too large, or an id is out of range or
     *     there twice
     */
    NamedVocabulary addAll(JsonNode vocab) {
        if (!vocab.isObject() || vocab.isEmpty()) {
            throw Problem.input("tokenizer.no-vocabulary", place).asException();
        }
        if (vocab.size() > limit) {
            throw Problem.input("tokenizer.vocabulary-too-large", place, "limit", limit)
                    .asException();
        }
        for (Map.Entry<String, JsonNode> entry : vocab.properties()) {
            JsonNode id = entry.getValue();
            if (!id.isInt()) {
                throw badId(entry.getKey(), id.toString());
            }
            add(entry.getKey(), id.intValue());
        }
        return this;
    }

    /** Adds a token; the same token with the same id again is nothing new. */
    void add(String name, int id) {
        Integer known = ids.get(name);
        if (known != null && known == id) {
            return;
        }
        if (id < 0 || id >= limit || known != null || !taken.add(id)) {
            throw badId(name, String.valueOf(id));
        }
        ids.put(name, id);
        size = Math.max(size, id + 1);
    }

    @Nullable Integer id(String name) {
        return ids.get(name);
    }

    /** One more than the greatest id. */
    int size() {
        return size;
    }

    /** The name of every id; empty where there is no token. */
    List<String> names() {
        List<String> names = new ArrayList<>(Collections.nCopies(size, ""));
        ids.forEach((name, id) -> names.set(id, name));
        return names;
    }

    private IntakeException badId(String name, String id) {
        return Problem.input("tokenizer.vocabulary-id", place, "token", name, "id", id)
                .asException();
    }
}
