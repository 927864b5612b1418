package dev.glassbox.runtime.experiments;

import dev.glassbox.runtime.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A fingerprint of weights: another one where a single bit of a single weight is another. */
public final class WeightDigest {
    private WeightDigest() {}

    /** The sha256 over all names and values in the order of the names, lower-case hex. */
    public static String of(Map<String, Tensor> weights) {
        MessageDigest digest = sha256();
        new TreeMap<>(weights)
                .forEach(
                        (name, tensor) -> {
                            digest.update(name.getBytes(StandardCharsets.UTF_8));
                            ByteBuffer bytes =
                                    ByteBuffer.allocate(tensor.size() * Float.BYTES)
                                            .order(ByteOrder.LITTLE_ENDIAN);
                            bytes.asFloatBuffer().put(tensor.values());
                            digest.update(bytes);
                        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
