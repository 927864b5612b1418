package dev.glassbox.runtime.tokenizer;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import java.util.BitSet;

/** The merges of a file in their order, each checked against the vocabulary. */
final class MergeList {
    private final NamedVocabulary vocabulary;
    private final String place;
    private final MergeTable table;
    private final BitSet made = new BitSet();
    private int count;

    MergeList(NamedVocabulary vocabulary, String place) {
        this.vocabulary = vocabulary;
        this.place = place;
        this.table = new MergeTable(vocabulary.size());
    }

    /**
     * Adds the next merge.
     *
     * @throws IntakeException if one of the three tokens is not in the vocabulary
     */
    void add(String left, String right) {
        count++;
        int result = id(left + right);
        table.add(id(left), id(right), count - 1, result);
        made.set(result);
    }

    /**
     * Adds the next merge from its line: two tokens with one space between them.
     *
     * @throws IntakeException also if the line is not of this form
     */
    void addLine(String line) {
        int space = line.indexOf(' ');
        if (space <= 0 || space == line.length() - 1 || line.indexOf(' ', space + 1) >= 0) {
            throw Problem.input("tokenizer.merge-form", place, "number", count + 1, "line", line)
                    .asException();
        }
        add(line.substring(0, space), line.substring(space + 1));
    }

    MergeTable table() {
        return table;
    }

    /** Whether some merge makes this token. */
    boolean makes(int id) {
        return made.get(id);
    }

    private int id(String token) {
        Integer id = vocabulary.id(token);
        if (id == null) {
            throw Problem.input("tokenizer.merge-token", place, "number", count, "token", token)
                    .asException();
        }
        return id;
    }
}
