package dev.glassbox.runtime.store;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One JSON document of the user's (settings, progress, window places), kept so that neither a kill
 * nor a power cut nor a full disk can leave less than the last or the last but one acknowledged
 * write. Beside {@code name} lie {@code name.previous}, the generation before it, and after a
 * damage {@code name.damaged}, the broken file for whoever wants to look.
 *
 * <p>One thread at a time, and one process at a time ({@link InstanceLock}).
 */
public final class DurableFile {
    private static final int LIMIT_BYTES = 64 << 20;

    private final Disk disk;
    private final AtomicFile writer;
    private final Path file;
    private final int schema;
    private Recovery.@Nullable Choice choice;
    private long generation;

    /**
     * @param schema the version of the document's format that this app writes; older ones are
     *     handed out with their number, newer ones are left alone
     */
    public DurableFile(Disk disk, Path file, int schema) {
        this(disk, new AtomicFile(disk), file, schema);
    }

    DurableFile(Disk disk, AtomicFile writer, Path file, int schema) {
        this.disk = disk;
        this.writer = writer;
        this.file = file.toAbsolutePath();
        this.schema = schema;
    }

    public Path path() {
        return file;
    }

    /**
     * The newest intact copy.
     *
     * @throws IntakeException if the disk refuses to read what is there
     */
    public Stored read() {
        Recovery.Choice found = Recovery.choose(copy(file), copy(sibling(".previous")), schema);
        choice = found;
        Optional<Envelope> envelope = found.chosen();
        generation = envelope.map(Envelope::generation).orElse(0L);
        return new Stored(
                envelope.map(Envelope::document),
                envelope.map(Envelope::schema).orElse(0),
                generation,
                found.outcome());
    }

    /**
     * Writes a new generation; when this returns it is on the disk.
     *
     * @param document JSON text
     * @throws IntakeException if that fails; reading then gives this or the document before it
     */
    public void write(String document) {
        if (choice == null) {
            read();
        }
        Recovery.Choice before = Objects.requireNonNull(choice);
        if (before.outcome() == Outcome.FROM_LATER_VERSION) {
            throw Problem.failure("store.later-version", file.toString()).asException();
        }
        Envelope next = new Envelope(schema, generation + 1, document);
        // Until the new generation is in place, a failure must make the next write look again.
        choice = null;
        try {
            replace(next, before);
        } catch (IOException e) {
            throw StoreFault.writing(disk, file, e);
        }
        generation = next.generation();
        choice = new Recovery.Choice(Outcome.CURRENT, Optional.of(next), true);
    }

    private void replace(Envelope next, Recovery.Choice before) throws IOException {
        Path folder = StoreFault.parent(file);
        disk.createFolders(folder);
        deleteLeftovers(folder);
        byte[] bytes = next.toText().getBytes(StandardCharsets.UTF_8);
        Path temporary = writer.writeTemporary(file, out -> out.write(bytes));
        try {
            setAside(before);
        } catch (IOException e) {
            disk.delete(temporary);
            throw e;
        }
        writer.moveOrDelete(temporary, file);
        disk.forceFolder(folder);
    }

    /** An intact current copy becomes the previous one; a damaged one must never take its place. */
    private void setAside(Recovery.Choice before) throws IOException {
        if (before.currentChosen()) {
            writer.move(file, sibling(".previous"));
        } else if (disk.list(StoreFault.parent(file)).contains(file)) {
            writer.move(file, sibling(".damaged"));
        }
    }

    private Recovery.Copy copy(Path path) {
        try (InputStream in = disk.read(path)) {
            byte[] bytes = in.readNBytes(LIMIT_BYTES);
            return Envelope.parse(bytes)
                    .<Recovery.Copy>map(Recovery.Intact::new)
                    .orElseGet(Recovery.Damaged::new);
        } catch (NoSuchFileException e) {
            return new Recovery.Missing();
        } catch (IOException e) {
            // Not "damaged": what cannot be read now may be whole, and must not be overwritten.
            throw StoreFault.reading(path, e);
        }
    }

    /** Temporary files of writes that a kill cut short. */
    private void deleteLeftovers(Path folder) throws IOException {
        String prefix = "." + file.getFileName() + ".";
        for (Path path : disk.list(folder)) {
            String name = String.valueOf(path.getFileName());
            if (name.startsWith(prefix) && name.endsWith(AtomicFile.TEMPORARY)) {
                disk.delete(path);
            }
        }
    }

    private Path sibling(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
