package dev.glassbox.lessons.parse;

import dev.glassbox.lessons.text.Script;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a line end within a paragraph means: a space between words that are written with spaces, and
 * nothing where Chinese stands on either side. So files can be wrapped anywhere.
 */
final class LineJoin {
    private LineJoin() {}

    static String of(SoftLineBreak lineEnd) {
        boolean wide =
                Script.isWide(edge(lineEnd.getPrevious(), true))
                        || Script.isWide(edge(lineEnd.getNext(), false));
        return wide ? "" : " ";
    }

    /** The last or the first character of a node; 0 if it has none. */
    private static int edge(@Nullable Node node, boolean last) {
        Node at = node;
        while (at != null) {
            String words = null;
            if (at instanceof Text text) {
                words = text.getLiteral();
            } else if (at instanceof Code code) {
                words = code.getLiteral();
            }
            if (words != null) {
                if (words.isEmpty()) {
                    return 0;
                }
                return last ? words.codePointBefore(words.length()) : words.codePointAt(0);
            }
            at = last ? at.getLastChild() : at.getFirstChild();
        }
        return 0;
    }
}
