package dev.glassbox.runtime.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * The few things that durable storage asks of a disk. Everything that keeps user data goes through
 * here, so that tests can fail every single operation and cut the power between any two.
 */
public interface Disk {

    /** The machine's file system. */
    static Disk real() {
        return new RealDisk();
    }

    /** Opens a new file for writing; fails if something of that name exists. */
    Writing create(Path file) throws IOException;

    /** Opens an existing file for writing at its end. */
    Writing append(Path file) throws IOException;

    /**
     * Opens a file for reading.
     *
     * @throws java.nio.file.NoSuchFileException if there is none
     */
    InputStream read(Path file) throws IOException;

    /** Renames a file or folder in one step, replacing a file of the new name. */
    void move(Path from, Path to) throws IOException;

    /** Removes a file or an empty folder, if it is there. */
    void delete(Path path) throws IOException;

    /** What lies directly in a folder, sorted by name; nothing if there is no such folder. */
    List<Path> list(Path folder) throws IOException;

    /**
     * The length of a file in bytes.
     *
     * @throws java.nio.file.NoSuchFileException if there is none
     */
    long size(Path file) throws IOException;

    /** Makes a folder and those above it, so that they survive a power cut. */
    void createFolders(Path folder) throws IOException;

    /** Brings the names in a folder to the disk: creations, moves and deletions. */
    void forceFolder(Path folder) throws IOException;

    /** Bytes that may still be written to the disk that holds a folder. */
    long freeBytes(Path folder) throws IOException;

    /** A file being written. */
    interface Writing extends Closeable {
        /** Writes all remaining bytes. */
        void write(ByteBuffer bytes) throws IOException;

        /**
         * Returns when what was written is on the disk.
         *
         * @param metadata whether times and such must be there too; the length always is
         */
        void force(boolean metadata) throws IOException;
    }
}
