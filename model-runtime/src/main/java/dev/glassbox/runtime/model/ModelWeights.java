package dev.glassbox.runtime.model;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.tensor.SafetensorsFile;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tensor.TensorEntry;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of one model, opened: a single safetensors file, or several of them, its shards. No
 * tensor is in two shards. One thread at a time.
 */
public final class ModelWeights implements AutoCloseable {
    private final String place;
    private final List<SafetensorsFile> files;
    private final Map<String, SafetensorsFile> owners = new LinkedHashMap<>();
    private final Map<String, TensorEntry> entries = new LinkedHashMap<>();

    /**
     * Takes the files over and closes them with itself; not if this throws.
     *
     * @param place the file that a user would look at first, for errors
     * @param files in the order of their names
     * @throws dev.glassbox.runtime.intake.IntakeException if a tensor is in two of them
     */
    ModelWeights(Path place, List<SafetensorsFile> files) {
        this.place = place.toString();
        this.files = List.copyOf(files);
        for (SafetensorsFile file : files) {
            file.entries().forEach((name, entry) -> add(name, entry, file));
        }
    }

    private void add(String name, TensorEntry entry, SafetensorsFile file) {
        SafetensorsFile other = owners.put(name, file);
        if (other != null) {
            throw Problem.input(
                            "model.tensor-twice",
                            place,
                            "tensor",
                            name,
                            "first",
                            String.valueOf(other.path().getFileName()),
                            "second",
                            String.valueOf(file.path().getFileName()))
                    .asException();
        }
        entries.put(name, entry);
    }

    /** The weights file, or the index of the shards. */
    public String place() {
        return place;
    }

    /** The file that a tensor lies in, or {@link #place} for a name that is in none. */
    public String place(String name) {
        SafetensorsFile file = owners.get(name);
        return file == null ? place : file.path().toString();
    }

    /** Every tensor by name, in the order of the files. */
    public Map<String, TensorEntry> entries() {
        return Collections.unmodifiableMap(entries);
    }

    /**
     * One tensor as float32 into memory of the caller, as {@link SafetensorsFile#readInto}.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if there is no such tensor, it is not
     *     F32, F16 or BF16, or its file has changed since it was opened
     */
    public void readInto(String name, ByteBuffer target) {
        owner(name).readInto(name, target);
    }

    /**
     * One tensor as float32 on the heap, as {@link SafetensorsFile#read}.
     *
     * @param axes a name for each axis
     * @throws dev.glassbox.runtime.intake.IntakeException as {@link #readInto}
     */
    public Tensor read(String name, String... axes) {
        return owner(name).read(name, axes);
    }

    private SafetensorsFile owner(String name) {
        SafetensorsFile file = owners.get(name);
        if (file == null) {
            throw Problem.input("safetensors.no-tensor", place, "tensor", name).asException();
        }
        return file;
    }

    /**
     * The sha256, lower-case hex: of the file, or of the bytes of all shards one after another in
     * the order of their names, as {@code cat model-*.safetensors | sha256sum} gives it.
     */
    public String sha256() {
        if (files.size() == 1) {
            return files.get(0).sha256();
        }
        MessageDigest digest = SafetensorsFile.newSha256();
        files.forEach(file -> file.digest(digest));
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        files.forEach(SafetensorsFile::close);
    }
}
