package dev.glassbox.runtime.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.intake.UnknownKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code checkpoint.json} says: which files belong to its folder, and what each holds.
 *
 * @param schema the version of this format
 * @param number such as the training step
 * @param parts every file but the marker
 */
record FolderMarker(int schema, long number, List<Part> parts) {
    private static final int SCHEMA = 1;
    private static final int LIMIT_BYTES = 1 << 20;
    private static final int CHUNK_BYTES = 1 << 16;
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

    /**
     * @param name a plain file name
     * @param bytes its length
     * @param sha256 lower-case hex
     */
    record Part(String name, long bytes, String sha256) {
        Part {
            requirePlain(name);
        }
    }

    FolderMarker {
        if (schema != SCHEMA) {
            throw new IllegalArgumentException("schema " + schema + " is not " + SCHEMA);
        }
        parts = List.copyOf(parts);
    }

    static FolderMarker of(long number, List<Part> parts) {
        return new FolderMarker(SCHEMA, number, parts);
    }

    /** A name that cannot lead out of its folder. */
    static void requirePlain(String name) {
        if (!PLAIN_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not a plain file name");
        }
    }

    String toText() {
        return StrictJson.standard().writeIndented(this);
    }

    /**
     * The marker of a folder, if it is there and readable as one.
     *
     * @throws IntakeException if a later version wrote it: such a folder is not damaged, and must
     *     not be swept away as if it were
     */
    static Optional<FolderMarker> find(Disk disk, Path folder) throws IOException {
        Path file = folder.resolve(CompleteFolders.MARKER);
        StrictJson json = StrictJson.standard();
        JsonNode tree;
        try (InputStream in = disk.read(file)) {
            String text = ForeignFiles.decode(in.readNBytes(LIMIT_BYTES), file.toString());
            tree = json.readTree(text, file.toString());
        } catch (NoSuchFileException | IntakeException e) {
            return Optional.empty();
        }
        if (tree.path("schema").asInt() > SCHEMA) {
            throw Problem.failure("store.later-version", folder.toString()).asException();
        }
        try {
            return Optional.of(
                    json.read(tree, file.toString(), FolderMarker.class, UnknownKeys.REFUSED));
        } catch (IntakeException e) {
            return Optional.empty();
        }
    }

    /** Whether every part is there, as long as stated and with the stated sha256. */
    boolean isTrueOf(Disk disk, Path folder) throws IOException {
        for (Part part : parts) {
            try (InputStream in = disk.read(folder.resolve(part.name()))) {
                Sealing sealing = new Sealing(part.name(), OutputStream.nullOutputStream());
                byte[] chunk = new byte[CHUNK_BYTES];
                for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                    sealing.write(chunk, 0, n);
                }
                if (!sealing.part().equals(part)) {
                    return false;
                }
            } catch (NoSuchFileException e) {
                return false;
            }
        }
        return true;
    }

    /** Counts and digests what passes through. */
    static final class Sealing extends DigestOutputStream {
        private final String name;
        private long bytes;

        Sealing(String name, OutputStream out) {
            super(out, sha256());
            this.name = name;
        }

        @Override
        public void write(int value) throws IOException {
            super.write(value);
            bytes++;
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            super.write(source, offset, length);
            bytes += length;
        }

        Part part() {
            return new Part(name, bytes, HexFormat.of().formatHex(digest.digest()));
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }
}
