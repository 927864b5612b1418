package dev.glassbox.runtime.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads whole small files that somebody else may have written: no more bytes than the limit, valid
 * UTF-8, strict JSON. The file may lie in a zip file system.
 */
public final class ForeignFiles {
    private final Limits limits;
    private final StrictJson json;

    public ForeignFiles(Limits limits) {
        this.limits = limits;
        this.json = StrictJson.within(limits);
    }

    /** With the {@linkplain Limits#standard() limits of the app}. */
    public static ForeignFiles standard() {
        return new ForeignFiles(Limits.standard());
    }

    public Limits limits() {
        return limits;
    }

    public StrictJson json() {
        return json;
    }

    /**
     * The bytes of a file.
     *
     * @param limit the most bytes to take
     * @throws IntakeException if it is missing, not a file, unreadable or longer than the limit
     */
    public byte[] readBytes(Path file, int limit) {
        try {
            if (Files.isDirectory(file)) {
                throw Problem.input("file.is-folder", file.toString()).asException();
            }
            try (InputStream in = Files.newInputStream(file)) {
                // Counted while reading: the size a file states may be untrue, or change.
                byte[] bytes = in.readNBytes(limit);
                if (bytes.length == limit && in.read() >= 0) {
                    throw Problem.input(
                                    "file.too-large",
                                    file.toString(),
                                    "limit",
                                    ByteCount.text(limit))
                            .asException();
                }
                return bytes;
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * The text of a UTF-8 file, without a byte order mark.
     *
     * @param limit the most bytes to take
     * @throws IntakeException also if the bytes are not UTF-8
     */
    public String readText(Path file, int limit) {
        return decode(readBytes(file, limit), file.toString());
    }

    /**
     * A JSON document as a tree.
     *
     * @param limit the most bytes to take
     */
    public JsonNode readTree(Path file, int limit) {
        return json.readTree(readText(file, limit), file.toString());
    }

    /**
     * A JSON document as a record.
     *
     * @param limit the most bytes to take
     */
    public <T> T readJson(Path file, int limit, Class<T> type, UnknownKeys unknown) {
        return json.read(readText(file, limit), file.toString(), type, unknown);
    }

    /**
     * Decodes UTF-8, refusing what is not.
     *
     * @param place what to call the bytes in an error
     * @throws IntakeException {@code text.not-utf8} with the offset of the first bad byte
     */
    public static String decode(byte[] bytes, String place) {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw Problem.input("text.not-utf8", place, "offset", in.position()).asException();
        }
        out.flip();
        boolean marked = out.length() > 0 && out.charAt(0) == '\uFEFF';
        return (marked ? out.subSequence(1, out.length()) : out).toString();
    }

    /** What to say when the operating system refuses to open or read a foreign file. */
    public static IntakeException unreadable(Path file, IOException e) {
        String place = file.toString();
        if (e instanceof NoSuchFileException) {
            return new IntakeException(Problem.input("file.missing", place), e);
        }
        if (e instanceof AccessDeniedException) {
            return new IntakeException(Problem.input("file.denied", place), e);
        }
        return new IntakeException(Problem.failure("file.unreadable", place), e);
    }
}
