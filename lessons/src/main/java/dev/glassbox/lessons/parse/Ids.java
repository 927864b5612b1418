package dev.glassbox.lessons.parse;

import java.util.regex.Pattern;

/** What names of lessons, steps, options and terms look like. */
final class Ids {
    static final String FORM = "[a-z0-9]+(?:-[a-z0-9]+)*";
    private static final Pattern ID = Pattern.compile(FORM);

    private Ids() {}

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
