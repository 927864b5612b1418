package dev.glassbox.app.shell;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.app.files.BundledFiles;
import dev.glassbox.runtime.intake.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what the app says about itself from the files it comes with. */
public final class AboutReader {
    private final BundledFiles files;
    private final StrictJson json = StrictJson.standard();

    public AboutReader(BundledFiles files) {
        this.files = files;
    }

    /**
     * @throws UncheckedIOException if a file that comes with the app cannot be read
     */
    public About read() {
        try {
            return new About(
                    files.version(), models(), list(), resource("/dev/glassbox/app/NOTICE"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<JsonNode> list() throws IOException {
        Path file = files.assets().resolve("assets.json");
        List<JsonNode> entries = new ArrayList<>();
        json.readTree(Files.readString(file), "assets.json").forEach(entries::add);
        return entries;
    }

    private List<About.BundledModel> models() throws IOException {
        List<About.BundledModel> found = new ArrayList<>();
        Path root = files.assets().resolve("models");
        if (!Files.isDirectory(root)) {
            return found;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
            for (Path folder : folders) {
                Path sheet = folder.resolve("MODEL.json");
                if (Files.isRegularFile(sheet)) {
                    JsonNode card = json.readTree(Files.readString(sheet), "MODEL.json");
                    found.add(
                            new About.BundledModel(
                                    String.valueOf(folder.getFileName()).replace("/", ""),
                                    card.path("recipe").path("name").asText(),
                                    textOf(card.path("recipe").path("corpus")),
                                    card.path("licence").asText()));
                }
            }
        }
        return found;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = AboutReader.class.getResourceAsStream(name)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String textOf(JsonNode corpus) {
        return corpus.path("town").isObject() ? "TinyTown" : corpus.path("file").asText();
    }
}
