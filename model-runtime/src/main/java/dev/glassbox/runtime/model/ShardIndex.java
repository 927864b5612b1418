package dev.glassbox.runtime.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.tensor.SafetensorsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A {@code model.safetensors.index.json}: which tensor is in which file beside it. It is believed
 * only as far as the files bear it out.
 */
final class ShardIndex {
    static final String NAME = ModelFolder.WEIGHTS + ".index.json";

    private static final String MAP = "weight_map";

    /** A plain name: it cannot lead out of the folder. */
    private static final Pattern SHARD =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*\\.safetensors");

    private final Path file;
    private final Map<String, String> shardOf; // by tensor

    private ShardIndex(Path file, Map<String, String> shardOf) {
        this.file = file;
        this.shardOf = shardOf;
    }

    /**
     * @throws IntakeException if the file is damaged or names anything but files beside it
     */
    static ShardIndex read(Path file, ForeignFiles files) {
        JsonNode map = files.readTree(file, files.limits().files().card()).path(MAP);
        if (!map.isObject() || map.isEmpty()) {
            throw Problem.input("json.missing-key", file.toString(), "key", MAP).asException();
        }
        Map<String, String> shardOf = new LinkedHashMap<>();
        map.fields().forEachRemaining(one -> shardOf.put(one.getKey(), name(file, one.getValue())));
        return new ShardIndex(file, shardOf);
    }

    private static String name(Path file, JsonNode value) {
        if (!value.isTextual() || !SHARD.matcher(value.textValue()).matches()) {
            throw Problem.input("model.shard-name", file.toString(), "name", value).asException();
        }
        return value.textValue();
    }

    /**
     * Opens every shard and holds the index against them; whoever asks closes the answer.
     *
     * @throws IntakeException if a shard is missing or damaged, or does not hold exactly the
     *     tensors that the index says
     */
    ModelWeights open() {
        List<SafetensorsFile> opened = new ArrayList<>();
        try {
            for (Map.Entry<String, List<String>> shard : byShard().entrySet()) {
                Path path = file.resolveSibling(shard.getKey());
                if (!Files.isRegularFile(path)) {
                    throw problem("model.shard-missing", "shard", shard.getKey());
                }
                SafetensorsFile weights = SafetensorsFile.open(path);
                opened.add(weights);
                check(shard.getKey(), shard.getValue(), weights);
            }
            return new ModelWeights(file, opened);
        } catch (RuntimeException e) {
            opened.forEach(SafetensorsFile::close);
            throw e;
        }
    }

    /** The tensors of each shard, shards in the order of their names. */
    private Map<String, List<String>> byShard() {
        Map<String, List<String>> shards = new TreeMap<>();
        shardOf.forEach(
                (tensor, shard) ->
                        shards.computeIfAbsent(shard, s -> new ArrayList<>()).add(tensor));
        return shards;
    }

    private void check(String shard, List<String> stated, SafetensorsFile weights) {
        for (String tensor : stated) {
            if (!weights.entries().containsKey(tensor)) {
                throw problem("model.shard-lacks", "shard", shard, "tensor", tensor);
            }
        }
        for (String tensor : weights.entries().keySet()) {
            String other = shardOf.get(tensor);
            if (other == null) {
                throw problem("model.shard-unlisted", "shard", shard, "tensor", tensor);
            }
            if (!other.equals(shard)) {
                throw problem(
                        "model.tensor-twice", "tensor", tensor, "first", other, "second", shard);
            }
        }
    }

    private IntakeException problem(String id, Object... pairs) {
        return Problem.input(id, file.toString(), pairs).asException();
    }
}
