package dev.glassbox.app.i18n;

import dev.glassbox.app.files.BundledFiles;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * All strings of one language, from every {@code strings_<tag>.properties} (texts) and {@code
 * problems_<tag>.properties} (sentences of problems) under {@code dev/glassbox}, and from the
 * language's own folder, which may hold files of the same names for all rooms.
 *
 * @param texts by key
 * @param problems by the problem's id
 */
record Strings(Map<String, String> texts, Map<String, String> problems) {

    static Strings load(BundledFiles files, String tag) {
        Map<String, String> texts = new TreeMap<>();
        Map<String, String> problems = new TreeMap<>();
        for (String root : new String[] {"dev/glassbox", "languages/" + tag}) {
            for (Path folder : files.everywhere(root)) {
                collect(folder, "strings_" + tag + ".properties", texts);
                collect(folder, "problems_" + tag + ".properties", problems);
            }
        }
        return new Strings(Map.copyOf(texts), Map.copyOf(problems));
    }

    private static void collect(Path folder, String fileName, Map<String, String> into) {
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                                throws IOException {
                            if (file.endsWith(fileName)) {
                                addAll(file, into);
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("strings cannot be read: " + folder, e);
        }
    }

    private static void addAll(Path file, Map<String, String> into) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        for (String key : properties.stringPropertyNames()) {
            String earlier = into.put(key, properties.getProperty(key));
            if (earlier != null) {
                throw new IllegalStateException(
                        "key '" + key + "' is there twice, again in " + file);
            }
        }
    }
}
