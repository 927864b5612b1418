package dev.glassbox.runtime.store;

import dev.glassbox.runtime.intake.IntakeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder that grows over hours, perhaps over several runs of the app, and comes under its final
 * name by one rename when it is complete. Until then each file is called {@code name.part}; beside
 * it {@code name.mark} says which version of its source the part was begun with, so that nobody
 * goes on with another one.
 *
 * <p>One thread at a time, and one process at a time.
 */
public final class StagedFolder {
    private static final String PART = ".part";
    private static final String MARK = ".mark";
    private static final int MARK_LIMIT_BYTES = 1 << 10;

    private final Disk disk;
    private final AtomicFile writer;
    private final Path staging;

    /**
     * @param staging where it grows; made when the first file is begun
     */
    public StagedFolder(Disk disk, Path staging) {
        this.disk = disk;
        this.writer = new AtomicFile(disk);
        this.staging = staging.toAbsolutePath();
    }

    /** Where a file's bytes lie until {@link #publish}. */
    public Path part(String name) {
        FolderMarker.requirePlain(name);
        return staging.resolve(name + PART);
    }

    /** How many bytes of a file are there; 0 where it was not begun. */
    public long length(String name) {
        try {
            return disk.size(part(name));
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw StoreFault.reading(part(name), e);
        }
    }

    /** What the part was begun with; empty where that was not said. */
    public Optional<String> mark(String name) {
        try (InputStream in = disk.read(staging.resolve(name + MARK))) {
            return Optional.of(new String(in.readNBytes(MARK_LIMIT_BYTES), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw StoreFault.reading(part(name), e);
        }
    }

    /** Takes back the names that a {@link #publish} gave before it was cut short. */
    public void reopen(Iterable<String> names) {
        try {
            List<Path> there = disk.list(staging);
            for (String name : names) {
                if (there.contains(staging.resolve(name)) && !there.contains(part(name))) {
                    writer.move(staging.resolve(name), part(name));
                }
            }
        } catch (IOException e) {
            throw StoreFault.writing(disk, staging, e);
        }
    }

    /**
     * Begins a file anew, empty.
     *
     * @param mark which version of the source it comes from; empty where that is not known, and
     *     nobody can go on with it
     * @throws IntakeException if the disk refuses
     */
    public void begin(String name, Optional<String> mark) {
        discard(name);
        try {
            disk.createFolders(staging);
            // Before the first byte: a part never has the mark of another version.
            if (mark.isPresent()) {
                byte[] text = mark.get().getBytes(StandardCharsets.UTF_8);
                writer.writeNew(staging.resolve(name + MARK), out -> out.write(text));
            }
            disk.create(part(name)).close();
        } catch (IOException e) {
            throw StoreFault.writing(disk, part(name), e);
        }
    }

    /** Removes what there is of a file. */
    public void discard(String name) {
        try {
            disk.delete(part(name));
            disk.delete(staging.resolve(name + MARK));
        } catch (IOException e) {
            throw StoreFault.writing(disk, part(name), e);
        }
    }

    /**
     * Writes on at the end of a file that was begun; when this returns it is on the disk. Nothing
     * is held back: {@code more} had better write large pieces.
     *
     * @throws IntakeException if the disk refuses
     * @throws IOException if {@code more} fails by itself; what it wrote before stays
     */
    public void append(String name, Content more) throws IOException {
        Guard guard = new Guard(name);
        try (Disk.Writing writing = guard.open()) {
            try {
                more.writeTo(guard.around(writing));
            } finally {
                guard.force(writing);
            }
        }
    }

    /** Reads a file as far as it is there. */
    public InputStream read(String name) throws IOException {
        return disk.read(part(name));
    }

    /**
     * @param bytes still to be written
     * @throws IntakeException if the disk has not so much room, with both figures
     */
    public void requireRoom(long bytes) {
        try {
            disk.createFolders(staging);
            long free = disk.freeBytes(staging);
            if (free < bytes) {
                throw StoreFault.noRoom(staging, bytes, free);
            }
        } catch (IOException e) {
            throw StoreFault.writing(disk, staging, e);
        }
    }

    /**
     * Gives the files their names and the folder its own, in one step. After a kill in between the
     * staging folder is still not one that others find.
     *
     * @param names of the files; the last one is what makes such a folder one of its kind, and gets
     *     its name last
     * @param note the name of a file to be written beside them
     * @param target must not exist
     * @throws IntakeException if the disk refuses
     */
    public void publish(Iterable<String> names, String note, Content content, Path target) {
        try {
            writer.replace(staging.resolve(note), content);
            Set<Path> wanted = new HashSet<>(Set.of(staging.resolve(note)));
            for (String name : names) {
                writer.move(part(name), staging.resolve(name));
                wanted.add(staging.resolve(name));
            }
            for (Path other : disk.list(staging)) {
                if (!wanted.contains(other)) {
                    disk.delete(other); // marks, and what a kill cut short
                }
            }
            disk.forceFolder(staging);
            Path folder = StoreFault.parent(target);
            disk.createFolders(folder);
            writer.move(staging, target);
            disk.forceFolder(folder);
            disk.forceFolder(StoreFault.parent(staging));
        } catch (IOException e) {
            throw StoreFault.writing(disk, target, e);
        }
    }

    /**
     * Removes the folder with all that is in it, if it is there.
     *
     * @throws IntakeException if the disk refuses
     */
    public void remove() {
        new FolderRemoval(disk).remove(staging);
    }

    /** Tells a fault of the disk from one of the source while bytes go from one to the other. */
    private final class Guard {
        private final Path file;

        Guard(String name) {
            file = part(name);
        }

        Disk.Writing open() {
            try {
                return disk.append(file);
            } catch (IOException e) {
                throw StoreFault.writing(disk, file, e);
            }
        }

        OutputStream around(Disk.Writing writing) {
            return new OutputStream() {
                private final DiskStream stream = new DiskStream(writing);

                @Override
                public void write(int value) {
                    write(new byte[] {(byte) value}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) {
                    try {
                        stream.write(bytes, offset, length);
                    } catch (IOException e) {
                        throw StoreFault.writing(disk, file, e);
                    }
                }
            };
        }

        void force(Disk.Writing writing) {
            try {
                writing.force(true);
            } catch (IOException e) {
                throw StoreFault.writing(disk, file, e);
            }
        }
    }
}
