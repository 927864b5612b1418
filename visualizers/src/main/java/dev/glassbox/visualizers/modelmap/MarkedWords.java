package dev.glassbox.visualizers.modelmap;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence in which some words are parts of the picture: {@code the [[q|queries]] meet ...}. */
final class MarkedWords {
    private static final Pattern MARK = Pattern.compile("\\[\\[([a-z0-9_]+)\\|([^\\]]+)]]");

    private MarkedWords() {}

    /**
     * @param part the kind of the part that the words are; empty for plain words
     */
    record Run(String part, String words) {}

    static List<Run> runs(String sentence) {
        List<Run> runs = new ArrayList<>();
        Matcher m = MARK.matcher(sentence);
        int end = 0;
        while (m.find()) {
            add(runs, sentence.substring(end, m.start()));
            runs.add(new Run(m.group(1), m.group(2)));
            end = m.end();
        }
        add(runs, sentence.substring(end));
        return runs;
    }

    private static void add(List<Run> runs, String words) {
        if (!words.isEmpty()) {
            runs.add(new Run("", words));
        }
    }

    /** The sentence without marks. */
    static String plain(String sentence) {
        return MARK.matcher(sentence).replaceAll("$2");
    }
}
