package dev.glassbox.app.i18n;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.app.files.BundledFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The languages there are: one folder {@code languages/<tag>} each, with a {@code language.json}.
 */
public final class Languages {
    /** The language of whoever's own is not there. */
    private static final String FALLBACK = "en";

    private final List<Language> all;
    private final BundledFiles files;

    public Languages(BundledFiles files) {
        this.files = files;
        List<Language> found = new ArrayList<>();
        for (Path root : files.everywhere("languages")) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
                for (Path folder : folders) {
                    found.add(read(folder));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("languages cannot be read: " + root, e);
            }
        }
        found.sort(Comparator.comparing(Language::tag).reversed());
        this.all = List.copyOf(found);
    }

    private static Language read(Path folder) throws IOException {
        JsonNode sheet =
                new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("language.json")));
        String tag = String.valueOf(folder.getFileName()).replace("/", "");
        return new Language(
                tag, sheet.path("name").asText(tag), sheet.path("cjkSpacing").asBoolean());
    }

    /** All of them, Chinese first. */
    public List<Language> all() {
        return all;
    }

    public Optional<Language> byTag(String tag) {
        return all.stream().filter(language -> language.tag().equals(tag)).findFirst();
    }

    /**
     * The language to speak.
     *
     * @param wanted a tag, or empty to follow the locale
     */
    public Language choose(String wanted, Locale locale) {
        return byTag(wanted)
                .or(() -> byTag(locale.getLanguage()))
                .or(() -> byTag(FALLBACK))
                .orElseGet(() -> all.get(0));
    }

    /** The strings of a language: UI texts and problem sentences of every module. */
    Strings strings(Language language) {
        return Strings.load(files, language.tag());
    }
}
