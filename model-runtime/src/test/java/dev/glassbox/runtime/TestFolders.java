package dev.glassbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glassbox.runtime.tensor.SafetensorsFile;
import dev.glassbox.runtime.tensor.SafetensorsWriter;
import dev.glassbox.runtime.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Copies of reference models with something changed in them. */
public final class TestFolders {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TestFolders() {}

    /** Copies a reference model's files, but for what it is compared with, into a folder. */
    public static Path copy(String reference, Path folder) {
        try (Stream<Path> files = Files.list(TestModels.reference(reference))) {
            for (Path file : files.toList()) {
                if (!file.endsWith("reference.safetensors")) {
                    Path target = folder.resolve(file.getFileName().toString());
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes a JSON document in place. */
    public static void edit(Path file, Consumer<ObjectNode> change) {
        try {
            ObjectNode json = (ObjectNode) JSON.readTree(Files.readString(file));
            change.accept(json);
            Files.writeString(file, JSON.writeValueAsString(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes the tensors of a safetensors file that stores F32, F16 or BF16; F32 is written. */
    public static void rewrite(Path path, Consumer<Map<String, Tensor>> change) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            file.entries()
                    .forEach(
                            (name, entry) -> {
                                if (entry.dtype().readable()) { // masks of old files are left out
                                    String[] axes = new String[entry.shape().size()];
                                    Arrays.setAll(axes, String::valueOf);
                                    tensors.put(name, file.read(name, axes));
                                }
                            });
        }
        change.accept(tensors);
        assertThat(tensors).isNotEmpty();
        try (OutputStream out = Files.newOutputStream(path)) {
            SafetensorsWriter.write(tensors, Map.of(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
