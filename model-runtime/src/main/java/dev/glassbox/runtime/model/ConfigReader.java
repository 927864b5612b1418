package dev.glassbox.runtime.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;

/**
 * Reads the values of a {@code config.json} and refuses what is missing, of the wrong kind or not
 * computed here, each by its key. Unknown keys are left alone: every version of transformers adds
 * some.
 */
public final class ConfigReader {
    /** More than any model has; keeps products of two sizes within a long. */
    private static final int LARGEST = 1 << 24;

    private final JsonNode json;
    private final String place;

    /**
     * @param place the file, for errors
     */
    public ConfigReader(JsonNode json, String place) {
        this.json = json;
        this.place = place;
    }

    /** A size that must be there, from 1. */
    public int size(String key) {
        if (absent(key)) {
            throw problem("config.missing", key);
        }
        JsonNode value = json.get(key);
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < 1
                || value.intValue() > LARGEST) {
            throw problem("config.size", key, "value", value, "limit", LARGEST);
        }
        return value.intValue();
    }

    /** A size from 1, or {@code otherwise} when it is missing or null. */
    public int size(String key, int otherwise) {
        return absent(key) ? otherwise : size(key);
    }

    /** A positive number, or {@code otherwise} when it is missing or null. */
    public float positive(String key, float otherwise) {
        if (absent(key)) {
            return otherwise;
        }
        JsonNode value = json.get(key);
        float number = value.floatValue();
        if (!value.isNumber() || !(number > 0) || !Float.isFinite(number)) {
            throw problem("config.positive", key, "value", value);
        }
        return number;
    }

    /** True or false, or {@code otherwise} when it is missing or null. */
    public boolean flag(String key, boolean otherwise) {
        if (absent(key)) {
            return otherwise;
        }
        JsonNode value = json.get(key);
        if (!value.isBoolean()) {
            throw problem("config.flag", key, "value", value);
        }
        return value.booleanValue();
    }

    /** A text, or {@code otherwise} when it is missing or null. */
    public String text(String key, String otherwise) {
        if (absent(key)) {
            return otherwise;
        }
        JsonNode value = json.get(key);
        if (!value.isTextual()) {
            throw problem("config.text", key, "value", value);
        }
        return value.textValue();
    }

    /** Refuses an option that is on and not computed here. */
    public void refuseIfTrue(String key) {
        if (flag(key, false)) {
            throw unsupported(key, "true");
        }
    }

    /** Refuses an option that is given at all. */
    public void refuseIfPresent(String key) {
        if (!absent(key)) {
            throw unsupported(key, "...");
        }
    }

    /** What to say of an option that is not computed here. */
    public IntakeException unsupported(String key, String value) {
        return problem("config.unsupported", key, "value", value);
    }

    /** A problem with one key of this file. */
    public IntakeException problem(String id, String key, Object... pairs) {
        Object[] all = new Object[pairs.length + 2];
        all[0] = "key";
        all[1] = key;
        System.arraycopy(pairs, 0, all, 2, pairs.length);
        return Problem.input(id, place, all).asException();
    }

    private boolean absent(String key) {
        return json.path(key).isMissingNode() || json.path(key).isNull();
    }
}
