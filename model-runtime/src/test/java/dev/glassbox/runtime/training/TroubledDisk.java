package dev.glassbox.runtime.training;

import dev.glassbox.runtime.store.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * The machine's disk, on which a chosen operation fails, or after which the process is as good as
 * killed: nothing reaches the disk any more, not even what would clean up. A write that fails
 * writes half.
 */
final class TroubledDisk implements Disk {
    /** What happens from the chosen operation on. */
    enum Trouble {
        FAILS_ONCE,
        FAILS_FOR_EVER,
        KILLED
    }

    /** The end of the process, as far as the code under test can see it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private final Disk real = Disk.real();
    private final Trouble trouble;
    private final int from;
    private int operations;
    private volatile long room = Long.MAX_VALUE;

    TroubledDisk(Trouble trouble, int from) {
        this.trouble = trouble;
        this.from = from;
    }

    /** Without any. */
    TroubledDisk() {
        this(Trouble.FAILS_ONCE, Integer.MAX_VALUE);
    }

    int operations() {
        return operations;
    }

    /** How much can still be written. */
    void room(long bytes) {
        room = bytes;
    }

    private boolean goesWrong() {
        int operation = operations++;
        return trouble == Trouble.FAILS_ONCE ? operation == from : operation >= from;
    }

    private IOException failure() {
        if (trouble == Trouble.KILLED) {
            throw new Killed();
        }
        return new IOException("operation " + (operations - 1) + " was made to fail");
    }

    private void step() throws IOException {
        if (goesWrong()) {
            throw failure();
        }
    }

    @Override
    public Writing create(Path file) throws IOException {
        step();
        return new Half(real.create(file));
    }

    @Override
    public Writing append(Path file) throws IOException {
        step();
        return new Half(real.append(file));
    }

    @Override
    public InputStream read(Path file) throws IOException {
        step();
        return real.read(file);
    }

    @Override
    public void move(Path old, Path to) throws IOException {
        step();
        real.move(old, to);
    }

    @Override
    public void delete(Path path) throws IOException {
        step();
        real.delete(path);
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        step();
        return real.list(folder);
    }

    @Override
    public long size(Path file) throws IOException {
        step();
        return real.size(file);
    }

    @Override
    public void createFolders(Path folder) throws IOException {
        step();
        real.createFolders(folder);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        step();
    }

    @Override
    public long freeBytes(Path folder) throws IOException {
        step();
        return Math.min(room, real.freeBytes(folder));
    }

    /** Forcing costs time and shows nothing here: the power stays on. */
    private final class Half implements Writing {
        private final Writing whole;

        Half(Writing whole) {
            this.whole = whole;
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            boolean wrong = goesWrong();
            boolean full = bytes.remaining() > room;
            if (wrong || full) {
                int half = full ? (int) room : bytes.remaining() / 2;
                whole.write(bytes.slice(bytes.position(), half));
                throw wrong ? failure() : new IOException("the disk is full");
            }
            whole.write(bytes);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            step();
        }

        @Override
        public void close() throws IOException {
            whole.close();
        }
    }
}
