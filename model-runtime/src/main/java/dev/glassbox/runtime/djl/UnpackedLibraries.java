package dev.glassbox.runtime.djl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The engine's native libraries, unpacked in a folder. A library that a kill or a full disk left
 * half written ends the process when it is loaded, so what lies there is trusted only while it is,
 * file by file and byte by byte of length, what once loaded.
 */
final class UnpackedLibraries {
    private final Path libraries;
    private final Path mark;

    /**
     * @param cache the folder that DJL unpacks into
     */
    UnpackedLibraries(Path cache) {
        libraries = cache.resolve("pytorch");
        mark = cache.resolve("pytorch.whole");
    }

    /** Whether this is what was marked. */
    boolean areWhole() throws IOException {
        return Files.exists(mark) && Files.readString(mark).equals(listing());
    }

    /** Says that what lies here has just been loaded. */
    void markWhole() throws IOException {
        Files.writeString(mark, listing());
    }

    /** Removes everything, so that it is unpacked again. */
    void wipe() throws IOException {
        Files.deleteIfExists(mark);
        for (Path path : all(Comparator.reverseOrder())) {
            Files.delete(path);
        }
    }

    private String listing() throws IOException {
        try {
            return all(Comparator.naturalOrder()).stream()
                    .filter(Files::isRegularFile)
                    .map(path -> libraries.relativize(path) + " " + length(path))
                    .collect(Collectors.joining("\n"));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private List<Path> all(Comparator<Path> order) throws IOException {
        if (!Files.exists(libraries)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(libraries)) {
            return paths.sorted(order).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
