package dev.glassbox.visualizers.merges;

import dev.glassbox.visualizers.scale.TokenText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** How a token's bytes are shown where they stand in no text. */
final class Bytes {
    private Bytes() {}

    /** Its characters, or its bytes in hexadecimal digits where they are not whole characters. */
    static String shown(byte[] bytes) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return TokenText.visible(text);
        } catch (CharacterCodingException e) {
            StringBuilder hex = new StringBuilder("<");
            for (int i = 0; i < bytes.length; i++) {
                hex.append(i > 0 ? " " : "").append(String.format("%02X", bytes[i]));
            }
            return hex.append(">").toString();
        }
    }
}
