package dev.glassbox.runtime.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the values of a {@code config.json} and refuses what is missing, of the wrong kind or not
 * computed here, each by its key. Unknown keys are left alone: every version of transformers adds
 * some.
 */
public final class ConfigReader {
    /** The key under which {@link #list} gives one value of a list. */
    public static final String ITEM = "value";

    /** More than any model has; keeps products of two sizes within a long. */
    public static final int LARGEST = 1 << 24;

    private static final int MOST_LAYERS = 1000;

    private static final List<String> FOREIGN =
            List.of(
                    "quantization_config",
                    "add_cross_attention",
                    "is_encoder_decoder",
                    "num_experts",
                    "num_local_experts",
                    "n_routed_experts",
                    "attn_logit_softcapping",
                    "final_logit_softcapping",
                    "clip_qkv",
                    "alibi",
                    "use_mrope",
                    "query_pre_attn_scalar",
                    "no_rope_layers");

    private static final List<String> FOREIGN_FACTORS =
            List.of(
                    "logit_scale",
                    "logits_scaling",
                    "embedding_multiplier",
                    "attention_multiplier",
                    "residual_multiplier");

    private final JsonNode json;
    private final String place;
    private final String path; // of the keys above, each followed by a dot

    /**
     * @param place the file, for errors
     */
    public ConfigReader(JsonNode json, String place) {
        this(json, place, "");
    }

    private ConfigReader(JsonNode json, String place, String path) {
        this.json = json;
        this.place = place;
        this.path = path;
    }

    /** Whether a key has a value other than null. */
    public boolean has(String key) {
        return !absent(key);
    }

    /** Whether a key is there, if only with the value null. */
    public boolean mentions(String key) {
        return json.has(key);
    }

    /** The keys of an object, empty when it is missing or null. Errors name the whole path. */
    public ConfigReader object(String key) {
        JsonNode value = absent(key) ? MissingNode.getInstance() : json.get(key);
        if (!value.isObject() && !value.isMissingNode()) {
            throw problem("config.object", key, "value", value);
        }
        return new ConfigReader(value, place, path + key + ".");
    }

    /** The values of a list in order, each under its number; empty when it is missing or null. */
    public List<ConfigReader> list(String key) {
        List<ConfigReader> items = new ArrayList<>();
        if (absent(key)) {
            return items;
        }
        if (!json.get(key).isArray()) {
            throw problem("config.list", key, "value", json.get(key));
        }
        for (JsonNode item : json.get(key)) {
            items.add(
                    new ConfigReader(
                            JsonNodeFactory.instance.objectNode().set(ITEM, item),
                            place,
                            path + key + "." + items.size() + "."));
        }
        return items;
    }

    /** The texts of a list; empty when it is missing or null. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (ConfigReader item : list(key)) {
            texts.add(item.text(ITEM));
        }
        return texts;
    }

    /** Whether a key's value is the number 0, where a size may be left out so. */
    public boolean isZero(String key) {
        return json.path(key).isNumber() && json.path(key).doubleValue() == 0;
    }

    /** Whether a key's value is an object. */
    public boolean isObject(String key) {
        return json.path(key).isObject();
    }

    /** The names of all keys, in the order of the file. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        json.fieldNames().forEachRemaining(keys::add);
        return keys;
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

    /** A positive number that must be there. */
    public float positive(String key) {
        if (absent(key)) {
            throw problem("config.missing", key);
        }
        return positive(key, 1);
    }

    /** A share greater than 0, at most 1, or {@code otherwise} when it is missing or null. */
    public double share(String key, double otherwise) {
        if (absent(key)) {
            return otherwise;
        }
        JsonNode value = json.get(key);
        if (!value.isNumber() || !(value.doubleValue() > 0) || value.doubleValue() > 1) {
            throw problem("config.share", key, "value", value);
        }
        return value.doubleValue();
    }

    /**
     * As {@link #size(String, int)}, with a limit of its own.
     *
     * @param limit the largest that is sensible here
     */
    public int size(String key, int otherwise, int limit) {
        int size = size(key, otherwise);
        if (size > limit) {
            throw problem("config.size", key, "value", size, "limit", limit);
        }
        return size;
    }

    /** The number of a model's layers, which must be there: more names are made for each. */
    public int layers(String key) {
        int layers = size(key);
        if (layers > MOST_LAYERS) {
            throw problem("config.size", key, "value", layers, "limit", MOST_LAYERS);
        }
        return layers;
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

    /** A text that must be there. */
    public String text(String key) {
        if (absent(key)) {
            throw problem("config.missing", key);
        }
        return text(key, "");
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
            throw unsupported(key, json.get(key).isValueNode() ? json.get(key).asText() : "...");
        }
    }

    /**
     * Refuses a factor of other architectures unless it is 1, so that nothing is left out of
     * account.
     */
    public void refuseUnlessOne(String key) {
        if (!absent(key) && json.get(key).asDouble(Double.NaN) != 1) {
            throw unsupported(key, json.get(key).asText("..."));
        }
    }

    /** What to say of an option that is not computed here. */
    public IntakeException unsupported(String key, String value) {
        return problem("config.unsupported", key, "value", value);
    }

    /**
     * Refuses what other architectures compute with, wherever it is given as more than off: a
     * number that comes out wrong is worse than none.
     */
    public void refuseForeignOptions() {
        FOREIGN.forEach(this::refuseIfGiven);
        FOREIGN_FACTORS.forEach(this::refuseUnlessOne);
    }

    private void refuseIfGiven(String key) {
        JsonNode value = json.path(key);
        boolean off =
                absent(key)
                        || (value.isBoolean() && !value.booleanValue())
                        || (value.isNumber() && value.doubleValue() == 0)
                        || (value.isContainerNode() && value.isEmpty());
        if (!off) {
            throw unsupported(key, value.isValueNode() ? value.asText() : "...");
        }
    }

    /** A problem with one key of this file. */
    public IntakeException problem(String id, String key, Object... pairs) {
        Object[] all = new Object[pairs.length + 2];
        all[0] = "key";
        all[1] = path + key;
        System.arraycopy(pairs, 0, all, 2, pairs.length);
        return Problem.input(id, place, all).asException();
    }

    private boolean absent(String key) {
        return json.path(key).isMissingNode() || json.path(key).isNull();
    }
}
