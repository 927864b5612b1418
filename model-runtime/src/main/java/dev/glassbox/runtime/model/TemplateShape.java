package dev.glassbox.runtime.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chat template without what makes no difference: spaces within its tags, kinds of quotes, how a
 * key is looked up, where a text is cut into pieces, and the white space between tags that the
 * renderer drops. Two templates of the same shape write the same texts.
 */
final class TemplateShape {
    private static final Pattern TAG =
            Pattern.compile("\\{([{%#])(-?)(.*?)(-?)([}%#])}", Pattern.DOTALL);

    /** A text in quotes, or anything else one by one. */
    private static final Pattern PART =
            Pattern.compile(
                    "'([^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+)'"
                            + "|\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|(.)",
                    Pattern.DOTALL);

    private static final Pattern LINE_BREAK_AND_INDENT = Pattern.compile("\n[ \t]*");

    /** The simple templates have some hundred characters. */
    private static final int LONGEST = 4096;

    private TemplateShape() {}

    /** The shape; empty where something stands between the tags, or the template is long. */
    static Optional<String> of(String template) {
        if (template.length() > LONGEST) {
            return Optional.empty();
        }
        StringBuilder shape = new StringBuilder();
        Matcher tag = TAG.matcher(template);
        int end = 0;
        boolean cutsAfter = false;
        boolean isBlock = false;
        while (tag.find()) {
            String between = template.substring(end, tag.start());
            boolean isNextBlock = tag.group(1).equals("%");
            boolean dropped =
                    between.isEmpty()
                            || (between.isBlank() && (cutsAfter || !tag.group(2).isEmpty()))
                            || (isBlock
                                    && isNextBlock
                                    && LINE_BREAK_AND_INDENT.matcher(between).matches());
            if (!dropped) {
                return Optional.empty();
            }
            if (!tag.group(1).equals("#")) {
                shape.append('{').append(tag.group(1)).append(inner(tag.group(3)));
                shape.append(tag.group(5)).append('}');
            }
            cutsAfter = !tag.group(4).isEmpty();
            isBlock = isNextBlock;
            end = tag.end();
        }
        return template.substring(end).isEmpty() ? Optional.of(shape.toString()) : Optional.empty();
    }

    private static String inner(String tag) {
        StringBuilder text = new StringBuilder();
        Matcher part = PART.matcher(tag);
        while (part.find()) {
            String quoted = part.group(1) == null ? part.group(2) : part.group(1);
            if (quoted != null) {
                text.append('\'').append(quoted.replace("\n", "\\n")).append('\'');
            } else if (!part.group(3).isBlank()) {
                text.append(part.group(3));
            }
        }
        return text.toString()
                .replace("'+'", "")
                .replace("message.role", "message['role']")
                .replace("message.content", "message['content']");
    }
}
