package dev.glassbox.runtime.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What a hub says a file's bytes are: the sha256 of a large file, and of a small one, which lies in
 * git itself, the sha1 of git's blob.
 *
 * @param kind how it is computed
 * @param hex lower-case
 */
public record Checksum(Kind kind, String hex) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]+");
    private static final int CHUNK_BYTES = 1 << 16;

    /** How a checksum is computed. */
    public enum Kind {
        SHA256("SHA-256", 64),
        GIT_BLOB("SHA-1", 40);

        private final String algorithm;
        private final int digits;

        Kind(String algorithm, int digits) {
            this.algorithm = algorithm;
            this.digits = digits;
        }
    }

    /** Whether the text can be a checksum of that kind. */
    static boolean isOf(Kind kind, String hex) {
        return hex.length() == kind.digits && HEX.matcher(hex).matches();
    }

    static Checksum sha256(String hex) {
        return new Checksum(Kind.SHA256, hex);
    }

    static Checksum gitBlob(String hex) {
        return new Checksum(Kind.GIT_BLOB, hex);
    }

    /**
     * The checksum of some bytes.
     *
     * @param length how many there are
     * @param watch asked and told as they are read
     */
    static Checksum of(Kind kind, InputStream in, long length, Watch watch) throws IOException {
        MessageDigest digest = digest(kind);
        if (kind == Kind.GIT_BLOB) {
            digest.update(("blob " + length + "\0").getBytes(StandardCharsets.US_ASCII));
        }
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            digest.update(chunk, 0, n);
            watch.read(n);
        }
        return new Checksum(kind, HexFormat.of().formatHex(digest.digest()));
    }

    /** Told of bytes as they are read; may stop the reading by an exception. */
    @FunctionalInterface
    interface Watch {
        void read(int bytes);
    }

    private static MessageDigest digest(Kind kind) {
        try {
            return MessageDigest.getInstance(kind.algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + kind.algorithm, e);
        }
    }
}
