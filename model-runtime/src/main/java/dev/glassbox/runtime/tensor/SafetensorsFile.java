package dev.glassbox.runtime.tensor;

import dev.glassbox.runtime.intake.ByteCount;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Limits;
import dev.glassbox.runtime.intake.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A safetensors file that has been found sound: the header is checked whole before anything else is
 * believed, and no tensor sizes an allocation that the file does not fill. Bytes are read through a
 * channel in chunks, never mapped: a mapped file that shrinks ends the process.
 *
 * <p>The path may lie in a zip file system. One thread at a time.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">the format</a>
 */
public final class SafetensorsFile implements AutoCloseable {
    private static final int CHUNK_BYTES = 1 << 20;

    private final Path file;
    private final SeekableByteChannel channel;
    private final long length;
    private final FileTime modified;
    private final long dataStart;
    private final SafetensorsHeader header;

    /** Reused: a model's bytes as garbage of the heap would be as much memory as the model. */
    private @Nullable ByteBuffer chunk;

    private SafetensorsFile(Path file, SeekableByteChannel channel, Limits limits)
            throws IOException {
        this.file = file;
        this.channel = channel;
        this.length = channel.size();
        this.modified = Files.getLastModifiedTime(file);
        if (length < Long.BYTES) {
            throw problem("safetensors.too-short", "bytes", length);
        }
        long headerLength = read(0, Long.BYTES).getLong();
        if (headerLength < 0 || headerLength > length - Long.BYTES) {
            throw problem("safetensors.header-outside", "bytes", length);
        }
        if (headerLength > limits.tensors().headerBytes()) {
            throw problem(
                    "safetensors.header-too-large",
                    "limit",
                    ByteCount.text(limits.tensors().headerBytes()));
        }
        this.dataStart = Long.BYTES + headerLength;
        byte[] bytes = read(Long.BYTES, (int) headerLength).array();
        this.header = SafetensorsHeader.parse(bytes, length - dataStart, file.toString(), limits);
    }

    /** Opens and checks a file under the {@linkplain Limits#standard() limits of the app}. */
    public static SafetensorsFile open(Path file) {
        return open(file, Limits.standard());
    }

    /**
     * Opens and checks a file.
     *
     * @throws IntakeException if it cannot be read or is not a sound safetensors file
     */
    public static SafetensorsFile open(Path file, Limits limits) {
        SeekableByteChannel channel = null;
        try {
            if (Files.isDirectory(file)) {
                throw Problem.input("file.is-folder", file.toString()).asException();
            }
            channel = Files.newByteChannel(file);
            return new SafetensorsFile(file, channel, limits);
        } catch (IOException e) {
            closeQuietly(channel);
            throw ForeignFiles.unreadable(file, e);
        } catch (RuntimeException e) {
            closeQuietly(channel);
            throw e;
        }
    }

    /** Where it lies. */
    public Path path() {
        return file;
    }

    /** Every tensor by name, in the order of the file. */
    public Map<String, TensorEntry> entries() {
        return header.entries();
    }

    /** The header's {@code __metadata__}, by name; empty if there is none. */
    public Map<String, String> metadata() {
        return header.metadata();
    }

    /**
     * What is known of one tensor.
     *
     * @throws IntakeException if the file has no tensor of that name
     */
    public TensorEntry entry(String name) {
        TensorEntry entry = header.entries().get(name);
        if (entry == null) {
            throw problem("safetensors.no-tensor", "tensor", name);
        }
        return entry;
    }

    /**
     * One tensor as float32 on the heap.
     *
     * @param axes a name for each axis
     * @throws IntakeException if there is no such tensor, its type is not F32, F16 or BF16, or the
     *     file has changed since it was opened
     */
    public Tensor read(String name, String... axes) {
        TensorEntry entry = readableEntry(name);
        float[] values = new float[valueCount(entry)];
        stream(entry, FloatBuffer.wrap(values));
        return Tensor.wrap(values, entry.shapeArray(), axes);
    }

    /**
     * One tensor as float32 into memory of the caller, such as an engine's own buffer, without a
     * second copy of the whole.
     *
     * @param target takes {@link TensorEntry#size()} values of 4 bytes in its own byte order from
     *     its position on; the position ends behind them
     * @throws IllegalArgumentException if it has less room
     * @throws IntakeException as {@link #read}
     */
    public void readInto(String name, ByteBuffer target) {
        TensorEntry entry = readableEntry(name);
        int bytes = Math.multiplyExact(valueCount(entry), Float.BYTES);
        if (target.remaining() < bytes) {
            throw new IllegalArgumentException(
                    name + " needs " + bytes + " bytes, the buffer has " + target.remaining());
        }
        if (entry.dtype() == DType.F32 && target.order() == ByteOrder.LITTLE_ENDIAN) {
            int limit = target.limit();
            target.limit(target.position() + bytes);
            guarded(() -> fill(dataStart + entry.start(), target));
            target.limit(limit);
            return;
        }
        stream(entry, target.asFloatBuffer());
        target.position(target.position() + bytes);
    }

    /** The sha256 of the whole file, lower-case hex; read once while it stays as it is. */
    public String sha256() {
        KnownDigests.Content content =
                new KnownDigests.Content(
                        file.toUri().toString(), length, modified, header.entries().hashCode());
        return KnownDigests.of(
                content,
                () -> {
                    MessageDigest digest = newSha256();
                    digest(digest);
                    return HexFormat.of().formatHex(digest.digest());
                });
    }

    /** Adds the bytes of the whole file to a digest, such as that of several files. */
    public void digest(MessageDigest digest) {
        guarded(
                () -> {
                    for (long at = 0; at < length; at += CHUNK_BYTES) {
                        digest.update(readChunk(at, length - at));
                    }
                });
    }

    /** A sha256 that has read nothing yet. */
    public static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private TensorEntry readableEntry(String name) {
        TensorEntry entry = entry(name);
        if (!entry.dtype().readable()) {
            throw problem("safetensors.dtype-unread", "tensor", name, "dtype", entry.dtype());
        }
        return entry;
    }

    /** Java arrays and buffers end at 2^31 - 1 items. */
    private int valueCount(TensorEntry entry) {
        if (entry.size() > Integer.MAX_VALUE / Float.BYTES) {
            throw problem("safetensors.too-large", "tensor", entry.name());
        }
        return (int) entry.size();
    }

    private void stream(TensorEntry entry, FloatBuffer target) {
        guarded(
                () -> {
                    for (long at = entry.start(); at < entry.end(); at += CHUNK_BYTES) {
                        ByteBuffer bytes = readChunk(dataStart + at, entry.end() - at);
                        Floats.widen(entry.dtype(), bytes, target);
                    }
                });
    }

    private ByteBuffer read(long position, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        fill(position, buffer);
        return buffer.flip();
    }

    /** The next bytes, at most a chunk; overwritten by the next call. */
    private ByteBuffer readChunk(long position, long most) throws IOException {
        ByteBuffer known = chunk;
        if (known == null) {
            known = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            chunk = known;
        }
        known.clear().limit((int) Math.min(CHUNK_BYTES, most));
        fill(position, known);
        return known.flip();
    }

    private void fill(long position, ByteBuffer buffer) throws IOException {
        channel.position(position);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw problem("safetensors.changed");
            }
        }
    }

    /** Reads after opening: the header must still be true of the bytes. */
    private void guarded(Reading reading) {
        try {
            if (channel.size() != length || !Files.getLastModifiedTime(file).equals(modified)) {
                throw problem("safetensors.changed");
            }
            reading.run();
        } catch (IOException e) {
            throw ForeignFiles.unreadable(file, e);
        }
    }

    private IntakeException problem(String id, Object... pairs) {
        return Problem.input(id, file.toString(), pairs).asException();
    }

    private static void closeQuietly(@Nullable SeekableByteChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Nothing was written through it, so nothing can be lost.
        }
    }

    @FunctionalInterface
    private interface Reading {
        void run() throws IOException;
    }
}
