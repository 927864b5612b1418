package dev.glassbox.app.failure;

import dev.glassbox.runtime.store.AtomicFile;
import dev.glassbox.runtime.store.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** A file that lies there from the beginning of a run to its clean end, and says when it began. */
final class RunningMark {
    private static final int LONGEST = 64;

    private final Disk disk;
    private final Path file;

    RunningMark(Disk disk, Path file) {
        this.disk = disk;
        this.file = file;
    }

    /**
     * @throws dev.glassbox.runtime.intake.IntakeException if it cannot be written
     */
    void set(Instant began) {
        byte[] text = (began + "\n").getBytes(StandardCharsets.US_ASCII);
        new AtomicFile(disk).replace(file, out -> out.write(text));
    }

    /** When the run began that never removed its mark, if there is one. */
    Optional<Instant> left() {
        try (InputStream in = disk.read(file)) {
            String text = new String(in.readNBytes(LONGEST), StandardCharsets.US_ASCII);
            return Optional.of(Instant.parse(text.strip()));
        } catch (IOException | DateTimeException e) {
            return Optional.empty(); // none, or nothing that a run of ours wrote
        }
    }

    void remove() {
        try {
            disk.delete(file);
        } catch (IOException e) {
            // The next start will say that this run ended unexpectedly, which is not far from true.
        }
    }
}
