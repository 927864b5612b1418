package dev.glassbox.app.i18n;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A string with named places: {@code "Layer {layer}, head {head}"}. */
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9-]*)}");

    private Template() {}

    /** The names of its places. */
    static Set<String> places(String template) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PLACE.matcher(template);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /**
     * The template with its places filled. Values are put in as they are: with {@code spacing} a
     * narrow space may come before or after a value, never into it, for it may be the user's own
     * text or a token.
     *
     * @param missing what to write for a place without a value
     */
    static String fill(
            String template,
            Map<String, String> values,
            boolean spacing,
            UnaryOperator<String> missing) {
        StringBuilder out = new StringBuilder(template.length() + 16);
        Matcher matcher = PLACE.matcher(template);
        int from = 0;
        while (matcher.find()) {
            append(out, words(template.substring(from, matcher.start()), spacing), spacing);
            String value = values.get(matcher.group(1));
            append(out, value == null ? missing.apply(matcher.group(1)) : value, spacing);
            from = matcher.end();
        }
        append(out, words(template.substring(from), spacing), spacing);
        return out.toString();
    }

    private static String words(String text, boolean spacing) {
        return spacing ? ChineseTypography.spaced(text) : text;
    }

    private static void append(StringBuilder out, String part, boolean spacing) {
        if (spacing
                && !out.isEmpty()
                && !part.isEmpty()
                && ChineseTypography.parts(
                        out.codePointBefore(out.length()), part.codePointAt(0))) {
            out.append(ChineseTypography.NARROW_SPACE);
        }
        out.append(part);
    }
}
