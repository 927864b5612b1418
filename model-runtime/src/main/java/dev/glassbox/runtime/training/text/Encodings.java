package dev.glassbox.runtime.training.text;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.training.text.TextEncoding.Decoded;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what encoding bytes are in. The rule, in order:
 *
 * <ol>
 *   <li>a byte order mark decides;
 *   <li>valid UTF-8 is UTF-8: other encodings practically never look like it;
 *   <li>bytes that are GB18030 throughout and {@linkplain ChineseLook look like Chinese} are
 *       GB18030;
 *   <li>all else is refused with the place of the first byte that is no UTF-8.
 * </ol>
 */
final class Encodings {
    private Encodings() {}

    /**
     * @param place what to call the bytes in an error
     */
    static Decoded decode(byte[] bytes, String place) {
        Optional<TextEncoding> marked = marked(bytes);
        if (marked.isPresent()) {
            Decoded decoded = marked.get().decode(bytes);
            return decoded.whole() ? decoded : refuse(decoded, place);
        }
        Decoded utf8 = TextEncoding.UTF_8.decode(bytes);
        if (utf8.whole()) {
            return utf8;
        }
        Decoded chinese = TextEncoding.GB18030.decode(bytes);
        boolean looksChinese = ChineseLook.has(chinese.text());
        if (chinese.whole() && looksChinese) {
            return chinese;
        }
        return refuse(chinese.cut() && looksChinese && !utf8.cut() ? chinese : utf8, place);
    }

    private static Optional<TextEncoding> marked(byte[] bytes) {
        return List.of(TextEncoding.values()).stream()
                .filter(encoding -> encoding.isMarkedIn(bytes))
                .findFirst();
    }

    private static Decoded refuse(Decoded decoded, String place) {
        if (decoded.cut()) {
            throw Problem.input("text.cut-character", place, "offset", decoded.offset())
                    .asException();
        }
        if (decoded.encoding() == TextEncoding.UTF_8) {
            throw Problem.input("text.no-encoding", place, "offset", decoded.offset())
                    .asException();
        }
        throw Problem.input(
                        "text.bad-byte",
                        place,
                        "encoding",
                        decoded.encoding().title(),
                        "offset",
                        decoded.offset())
                .asException();
    }
}
