package dev.glassbox.runtime.training.text;

import dev.glassbox.runtime.intake.ByteCount;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes in a text of the user's own: {@code .txt}, {@code .md} or any other plain text as it is, of
 * {@code .csv} one column. What is no text is refused with its kind, what was changed on the way is
 * said in {@link PlainText#notices()}. Safe on any thread.
 */
public final class TextReader {
    /** What a text is called that was pasted. */
    public static final String PASTED = "pasted";

    private static final String TABLE = ".csv";

    private final ForeignFiles files;

    public TextReader() {
        this(ForeignFiles.standard());
    }

    /**
     * @param files with the longest text that is taken
     */
    public TextReader(ForeignFiles files) {
        this.files = files;
    }

    /**
     * Reads a file; of a table the column with the most letters.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if it cannot be read or is no text
     */
    public PlainText read(Path file) {
        return read(file, Optional.empty());
    }

    /**
     * Reads a file.
     *
     * @param column which column of a table, by its name in the first line
     * @throws dev.glassbox.runtime.intake.IntakeException also if there is no such column
     */
    public PlainText read(Path file, Optional<String> column) {
        byte[] bytes = files.readBytes(file, files.limits().files().text());
        String name = String.valueOf(file.getFileName());
        boolean table = name.toLowerCase(Locale.ROOT).endsWith(TABLE);
        if (column.isPresent() && !table) {
            throw Problem.input("text.no-table", file.toString()).asException();
        }
        return new Reading(name, file.toString()).text(bytes, table, column);
    }

    /**
     * Takes a text from the clipboard or a text field.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if it is blank, too long or holds half a
     *     character
     */
    public PlainText paste(String text) {
        Reading reading = new Reading(PASTED, PASTED);
        reading.requireWholeCharacters(text);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int limit = files.limits().files().text();
        if (bytes.length > limit) {
            throw Problem.input("file.too-large", PASTED, "limit", ByteCount.text(limit))
                    .asException();
        }
        return reading.text(bytes, false, Optional.empty());
    }
}
