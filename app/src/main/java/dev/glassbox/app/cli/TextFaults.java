package dev.glassbox.app.cli;

import dev.glassbox.runtime.tinytown.CheckedSentence;
import dev.glassbox.runtime.tinytown.TextCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong in a text, by line and column; the first faults only, the counts of all. */
record TextFaults(String whole, TextCheck check) {
    private static final int LISTED = 50;

    /**
     * One wrong sentence.
     *
     * @param line from 1
     * @param column from 1, in characters: where the text leaves the language
     * @param text the stretch that should have been a sentence
     * @param read its part before that
     * @param expected the characters that could have come
     */
    record Fault(int line, int column, String text, String read, String expected) {}

    List<Fault> list() {
        List<Fault> faults = new ArrayList<>();
        int line = 1;
        int lineStart = 0;
        int at = 0;
        for (CheckedSentence sentence : check.stretches()) {
            if (sentence.verdict() != CheckedSentence.Verdict.INVALID || faults.size() == LISTED) {
                continue;
            }
            for (; at < sentence.start(); at++) {
                if (whole.charAt(at) == '\n') {
                    line++;
                    lineStart = at + 1;
                }
            }
            faults.add(
                    new Fault(
                            line,
                            whole.codePointCount(lineStart, sentence.leaves()) + 1,
                            whole.substring(sentence.start(), sentence.end()),
                            whole.substring(sentence.start(), sentence.leaves()),
                            sentence.expected()));
        }
        return faults;
    }

    /** For JSON. */
    Map<String, Object> describe() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("sentences", check.sentences());
        object.put("valid", check.valid());
        object.put("valid_share", check.validShare());
        object.put("claims", check.claims());
        object.put("true_claims", check.trueClaims());
        object.put("true_share", check.trueShare());
        List<Map<String, Object>> faults = new ArrayList<>();
        for (Fault fault : list()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("line", fault.line());
            one.put("column", fault.column());
            one.put("text", fault.text());
            one.put("read", fault.read());
            one.put("expected", fault.expected());
            faults.add(one);
        }
        object.put("first_faults", faults);
        return object;
    }
}
