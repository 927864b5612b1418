package dev.glassbox.runtime.training.text;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Kinds of files that are no text, by the bytes they begin with. */
enum FileKind {
    PNG("PNG", "\u0089PNG"),
    JPEG("JPEG", "\u00ff\u00d8\u00ff"),
    GIF("GIF", "GIF8"),
    TIFF("TIFF", "II*\0"),
    PDF("PDF", "%PDF-"),
    /** Also what Word, Excel, PowerPoint and EPUB write today. */
    ZIP("ZIP (docx, xlsx, epub)", "PK\u0003\u0004"),
    /** Word, Excel and PowerPoint until 2003. */
    OLD_OFFICE("doc / xls / ppt", "\u00d0\u00cf\u0011\u00e0"),
    RTF("RTF", "{\\rtf"),
    GZIP("gzip", "\u001f\u008b"),
    BZIP2("bzip2", "BZh9"),
    XZ("xz", "\u00fd7zXZ\0"),
    SEVEN_ZIP("7z", "7z\u00bc\u00af'\u001c"),
    RAR("RAR", "Rar!\u001a\u0007"),
    SQLITE("SQLite", "SQLite format 3\0"),
    ELF("ELF", "\u007fELF"),
    OGG("Ogg", "OggS\0"),
    MP3("MP3", "ID3\u0003"),
    MP3_4("MP3", "ID3\u0004");

    private final String title;
    private final byte[] beginning;

    FileKind(String title, String beginning) {
        this.title = title;
        this.beginning = beginning.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** As people call it. */
    String title() {
        return title;
    }

    /** The kind of a file that is no text, if it is a known one. */
    static Optional<FileKind> of(byte[] bytes) {
        for (FileKind kind : values()) {
            if (kind.begins(bytes)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private boolean begins(byte[] bytes) {
        if (bytes.length < beginning.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if (bytes[i] != beginning[i]) {
                return false;
            }
        }
        return true;
    }
}
