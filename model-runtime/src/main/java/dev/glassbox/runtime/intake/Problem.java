package dev.glassbox.runtime.intake;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that went wrong, as a value: which sentence of the bilingual catalogue says it, where
 * it happened, and the values to fill in. The sentences are in {@code problems_zh.properties} and
 * {@code problems_en.properties} beside the runtime's packages; a test holds that every id used in
 * the code has one in each language.
 *
 * @param id the catalogue id, such as {@code "tokenizer.unknown-character"}
 * @param blame whether the input or the machine is at fault; the command line's exit code follows
 *     from it
 * @param place where: a file with line and column, a tensor's name, a setting; empty when the whole
 *     input is meant
 * @param arguments the values named in the sentence; {@code place} need not be repeated here
 */
public record Problem(String id, Blame blame, String place, Map<String, String> arguments) {

    /** Who has to act. */
    public enum Blame {
        /** What the user gave is wrong: exit code 2. */
        INPUT,
        /** What was asked for is right but could not be done: exit code 1. */
        FAILURE
    }

    public Problem {
        arguments = Map.copyOf(arguments);
    }

    /** A fault in what the user gave; {@code pairs} alternate argument names and values. */
    public static Problem input(String id, String place, Object... pairs) {
        return new Problem(id, Blame.INPUT, place, arguments(pairs));
    }

    /**
     * Something right that could not be done; {@code pairs} alternate argument names and values.
     */
    public static Problem failure(String id, String place, Object... pairs) {
        return new Problem(id, Blame.FAILURE, place, arguments(pairs));
    }

    /** The exception that carries this problem to the next door. */
    public IntakeException asException() {
        return new IntakeException(this);
    }

    private static Map<String, String> arguments(Object... pairs) {
        if (pairs.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "names and values must come in pairs, got " + pairs.length + " items");
        }
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), String.valueOf(pairs[i + 1]));
        }
        return map;
    }
}
