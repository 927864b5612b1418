package dev.glassbox.runtime.store;

import dev.glassbox.runtime.intake.IntakeException;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * An append-only file of small records (a learner's answers, a run's log): an appended record is on
 * the disk when {@link #append} returns. A record is its length (4 bytes), a CRC-32 (4 bytes), its
 * number (8 bytes) and its bytes; checksum and number are what a torn end cannot fake.
 *
 * <p>When its records have been taken into a snapshot, {@link #restart} empties it; the snapshot
 * keeps the last number taken in, so that a crash between the two counts nothing twice.
 *
 * <p>One thread at a time, and one process at a time.
 */
public final class Journal implements AutoCloseable {
    private static final int HEAD_BYTES = 16;
    private static final int RECORD_LIMIT_BYTES = 1 << 20;

    private final Disk disk;
    private final AtomicFile writer;
    private final Path file;
    private final List<Entry> entries = new ArrayList<>();
    private Disk.@Nullable Writing writing;
    private long lastNumber;

    /**
     * @param number counts records from 1, also across {@link #restart}
     * @param bytes what was appended
     */
    public record Entry(long number, byte[] bytes) {}

    private Journal(Disk disk, AtomicFile writer, Path file) {
        this.disk = disk;
        this.writer = writer;
        this.file = file.toAbsolutePath();
    }

    /**
     * Opens a journal and reads every whole record; a torn end is left behind.
     *
     * @param after numbers up to this one are in a snapshot already: new records count on from it
     * @throws IntakeException if the disk refuses to read what is there
     */
    public static Journal open(Disk disk, Path file, long after) {
        return open(disk, new AtomicFile(disk), file, after);
    }

    static Journal open(Disk disk, AtomicFile writer, Path file, long after) {
        Journal journal = new Journal(disk, writer, file);
        journal.lastNumber = after;
        journal.load(after);
        return journal;
    }

    /** The records that no snapshot has taken in yet, oldest first. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The number of the newest record ever appended; 0 if there is none. */
    public long lastNumber() {
        return lastNumber;
    }

    /**
     * Appends a record; when this returns it is on the disk.
     *
     * @throws IntakeException if that fails; the record is then not part of the journal
     */
    public void append(byte[] bytes) {
        if (bytes.length > RECORD_LIMIT_BYTES) {
            throw new IllegalArgumentException(bytes.length + " bytes are too many for a record");
        }
        Entry entry = new Entry(lastNumber + 1, bytes.clone());
        try {
            Disk.Writing open = ready();
            open.write(encode(entry));
            open.force(false);
        } catch (IOException e) {
            // Half a record may be there now: the next append starts from a clean file.
            closeWriting();
            throw StoreFault.writing(disk, file, e);
        }
        entries.add(entry);
        lastNumber = entry.number();
    }

    /**
     * Empties the journal once a snapshot that holds its records is on the disk.
     *
     * @throws IntakeException if that fails; the journal then still holds its records
     */
    public void restart() {
        closeWriting();
        writer.replace(file, out -> {});
        entries.clear();
    }

    @Override
    public void close() {
        closeWriting();
    }

    /** A file that ends with the last whole record, open at its end. */
    private Disk.Writing ready() throws IOException {
        if (writing == null) {
            List<Entry> whole = entries();
            writer.replace(
                    file,
                    out -> {
                        for (Entry entry : whole) {
                            out.write(encode(entry).array());
                        }
                    });
            writing = disk.append(file);
        }
        return writing;
    }

    private void load(long after) {
        try (InputStream raw = disk.read(file);
                DataInputStream in = new DataInputStream(raw)) {
            for (Entry entry = next(in); entry != null; entry = next(in)) {
                if (entry.number() > after) {
                    entries.add(entry);
                    lastNumber = entry.number();
                }
            }
        } catch (NoSuchFileException e) {
            // A journal that was never written holds no records.
        } catch (IOException e) {
            throw StoreFault.reading(file, e);
        }
    }

    /** The next whole record, or null at the end or at the first byte that is not as written. */
    private static @Nullable Entry next(DataInputStream in) throws IOException {
        byte[] head = in.readNBytes(HEAD_BYTES);
        if (head.length < HEAD_BYTES) {
            return null;
        }
        ByteBuffer fields = ByteBuffer.wrap(head);
        int length = fields.getInt();
        int crc = fields.getInt();
        long number = fields.getLong();
        if (length < 0 || length > RECORD_LIMIT_BYTES) {
            return null;
        }
        byte[] bytes = in.readNBytes(length);
        return bytes.length == length && checksum(number, bytes) == crc
                ? new Entry(number, bytes)
                : null;
    }

    private static ByteBuffer encode(Entry entry) {
        return ByteBuffer.allocate(HEAD_BYTES + entry.bytes().length)
                .putInt(entry.bytes().length)
                .putInt(checksum(entry.number(), entry.bytes()))
                .putLong(entry.number())
                .put(entry.bytes())
                .flip();
    }

    private static int checksum(long number, byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(ByteBuffer.allocate(Long.BYTES + 4).putLong(number).putInt(bytes.length).flip());
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private void closeWriting() {
        try {
            if (writing != null) {
                writing.close();
            }
        } catch (IOException e) {
            // Every acknowledged record was forced before.
        }
        writing = null;
    }
}
