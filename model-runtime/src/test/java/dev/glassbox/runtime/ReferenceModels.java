package dev.glassbox.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The tiny random models of every family that there is a provider for. */
public final class ReferenceModels {
    private static final int LIMIT = 1 << 20;

    private ReferenceModels() {}

    /** The names of their folders. */
    public static Stream<String> names() {
        Path root = TestModels.reference("gpt2-gelu-new").resolveSibling("");
        try (Stream<Path> folders = Files.list(root)) {
            return folders
                    .filter(folder -> provider(folder).isPresent())
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that write text. */
    public static Stream<String> decoders() {
        return names().filter(name -> !name.startsWith("bert"));
    }

    /** Opens one of them. */
    public static LanguageModel open(String name) {
        Path folder = TestModels.reference(name);
        return provider(folder).orElseThrow().open(folder, "test");
    }

    private static Optional<ModelProvider> provider(Path folder) {
        Path config = folder.resolve("config.json");
        if (!Files.isRegularFile(config)) {
            return Optional.empty();
        }
        JsonNode json = ForeignFiles.standard().readTree(config, LIMIT);
        String type = json.path("model_type").asText();
        return ServiceLoader.load(ModelProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.modelTypes().contains(type))
                .findFirst();
    }
}
