package dev.glassbox.runtime.bundled;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The outer form of a poem: its lines and the characters that are to rhyme. */
record PoemForm(List<String> lines) {
    private static final String MARKS = "[，。？！]";

    static PoemForm of(String poem) {
        return new PoemForm(Arrays.asList(poem.strip().split(MARKS)));
    }

    /** So many lines of so many characters, and nothing else. */
    boolean is(int count, int length) {
        return lines.size() == count
                && lines.stream()
                        .allMatch(
                                line ->
                                        line.codePoints().count() == length
                                                && line.codePoints()
                                                        .allMatch(Character::isIdeographic));
    }

    /** The last characters of the second, fourth, sixth and eighth line. */
    List<String> rhymes() {
        return IntStream.range(0, lines.size())
                .filter(line -> line % 2 == 1)
                .mapToObj(line -> lines.get(line).substring(lines.get(line).length() - 1))
                .toList();
    }
}
