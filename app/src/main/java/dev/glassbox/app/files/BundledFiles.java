package dev.glassbox.app.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The files that come with the app, as {@link Path}s: plain folders in a checkout, a zip file
 * system inside a jar. Lives as long as the app. Safe on any thread.
 */
public final class BundledFiles {
    private final ClassLoader loader;
    private final Map<URI, FileSystem> openJars = new HashMap<>();

    public BundledFiles(ClassLoader loader) {
        this.loader = loader;
    }

    /** Those on the app's own class path. */
    public static BundledFiles onClassPath() {
        return new BundledFiles(BundledFiles.class.getClassLoader());
    }

    /** The root of module assets: {@code css}, {@code fonts}, {@code models}, {@code traces}. */
    public Path assets() {
        return folderOf("assets.json");
    }

    /** The folder of the lesson folders. */
    public Path lessons() {
        return folderOf("dev/glassbox/lessons/Course.class")
                .resolve("../../../lessons")
                .normalize();
    }

    /** The app's own version. */
    public String version() {
        Properties properties = new Properties();
        try (InputStream in = loader.getResourceAsStream("dev/glassbox/app/app.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a bundled file cannot be read", e);
        }
        return properties.getProperty("version", "");
    }

    /**
     * Every place on the class path where a folder lies.
     *
     * @param name such as {@code "dev/glassbox"}
     */
    public List<Path> everywhere(String name) {
        List<Path> found = new ArrayList<>();
        try {
            for (URL url : Collections.list(loader.getResources(name))) {
                found.add(path(url));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("class path cannot be read: " + name, e);
        }
        return found;
    }

    /**
     * @throws IllegalStateException if the class path does not have it: a broken installation
     */
    private Path folderOf(String marker) {
        URL url = loader.getResource(marker);
        if (url == null) {
            throw new IllegalStateException("not on the class path: " + marker);
        }
        Path parent = path(url).getParent();
        if (parent == null) {
            throw new IllegalStateException("a file without a folder: " + url);
        }
        return parent;
    }

    private Path path(URL url) {
        try {
            URI uri = url.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return Path.of(uri);
            }
            String text = uri.toString();
            int bang = text.lastIndexOf("!/");
            URI jar = URI.create(text.substring("jar:".length(), bang));
            URI inside = URI.create(text.substring(bang + 1));
            return fileSystem(jar).getPath(inside.getPath());
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("cannot be opened: " + url, e);
        }
    }

    private synchronized FileSystem fileSystem(URI jar) throws IOException {
        FileSystem open = openJars.get(jar);
        if (open == null) {
            open = FileSystems.newFileSystem(Path.of(jar));
            openJars.put(jar, open);
        }
        return open;
    }
}
