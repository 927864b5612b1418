package dev.glassbox.app.theme;

import dev.glassbox.visualizers.scale.Palette;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The themes there are: one token file each in the bundled folder {@code css}. */
public final class Themes {
    private static final Pattern TOKEN =
            Pattern.compile("-gb-([a-z0-9-]+)\\s*:\\s*#([0-9a-fA-F]{6})\\s*;");

    private static final Pattern BODY_TEXT =
            Pattern.compile("-gb-body-text-at-1080\\s*:\\s*([0-9.]+)px\\s*;");

    private final List<Theme> all;

    /**
     * @param folder the token files
     */
    public Themes(Path folder) {
        List<Theme> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.css")) {
            for (Path file : files) {
                found.add(read(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("themes cannot be read: " + folder, e);
        }
        found.sort(Comparator.comparing(Theme::dark).thenComparing(Theme::id));
        this.all = List.copyOf(found);
    }

    private static Theme read(Path file) throws IOException {
        Map<String, Integer> tokens = new HashMap<>();
        String sheet = Files.readString(file);
        Matcher matcher = TOKEN.matcher(sheet);
        while (matcher.find()) {
            tokens.put(matcher.group(1), 0xFF000000 | Integer.parseInt(matcher.group(2), 16));
        }
        String name = String.valueOf(file.getFileName());
        String id = name.substring(0, name.length() - ".css".length());
        return new Theme(id, file.toUri().toString(), new Palette(tokens), bodyText(sheet));
    }

    private static double bodyText(String sheet) {
        Matcher matcher = BODY_TEXT.matcher(sheet);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
    }

    /** All of them, light ones first. */
    public List<Theme> all() {
        return all;
    }

    public Optional<Theme> byId(String id) {
        return all.stream().filter(theme -> theme.id().equals(id)).findFirst();
    }
}
