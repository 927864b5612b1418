package dev.glassbox.runtime.training.text;

import dev.glassbox.runtime.intake.Problem;
import java.util.List;

/**
 * A text that can be learnt: never blank, no half characters, lines ended by one line feed.
 *
 * @param name what it is called wherever it is named: the file's name, never its path
 * @param text the characters
 * @param sha256 of the bytes as they came, lower-case hex
 * @param encoding what the bytes were
 * @param columns the columns of a table, to choose another one by; none where it was no table
 * @param notices what was done to it that its owner should know, each a sentence
 */
public record PlainText(
        String name,
        String text,
        String sha256,
        TextEncoding encoding,
        List<String> columns,
        List<Problem> notices) {
    public PlainText {
        columns = List.copyOf(columns);
        notices = List.copyOf(notices);
    }

    /** The number of characters (code points). */
    public int characters() {
        return text.codePointCount(0, text.length());
    }

    /** The number of different characters. */
    public int distinctCharacters() {
        return (int) text.codePoints().distinct().count();
    }
}
