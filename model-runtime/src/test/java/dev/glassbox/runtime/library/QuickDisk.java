package dev.glassbox.runtime.library;

import dev.glassbox.runtime.store.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The machine's disk without waiting for its platters, and with as much room as a test gives. */
final class QuickDisk implements Disk {
    private final Disk real = Disk.real();
    private long room;

    QuickDisk() {
        this(1L << 40);
    }

    /**
     * @param room how many bytes may be written
     */
    QuickDisk(long room) {
        this.room = room;
    }

    /** Makes room, as a user does. */
    void room(long bytes) {
        room = bytes;
    }

    @Override
    public Writing create(Path file) throws IOException {
        return new Unforced(real.create(file));
    }

    @Override
    public Writing append(Path file) throws IOException {
        return new Unforced(real.append(file));
    }

    @Override
    public InputStream read(Path file) throws IOException {
        return real.read(file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        real.move(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
        real.delete(path);
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        return real.list(folder);
    }

    @Override
    public long size(Path file) throws IOException {
        return real.size(file);
    }

    @Override
    public void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    @Override
    public void forceFolder(Path folder) {
        // not waited for
    }

    @Override
    public long freeBytes(Path folder) {
        return room;
    }

    private final class Unforced implements Writing {
        private final Writing writing;

        Unforced(Writing writing) {
            this.writing = writing;
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            if (bytes.remaining() > room) {
                room = 0;
                throw new IOException("no space left");
            }
            room -= bytes.remaining();
            writing.write(bytes);
        }

        @Override
        public void force(boolean metadata) {
            // not waited for
        }

        @Override
        public void close() throws IOException {
            writing.close();
        }
    }
}
