package dev.glassbox.lessons.lint;

import dev.glassbox.lessons.text.Script;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Code;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;

/**
 * One character of a paragraph and where it stands in the file.
 *
 * @param kind what the rules of typography hold it for
 */
record Glyph(int codePoint, int line, int column, Kind kind) {

    enum Kind {
        WORDS,
        /** Within a term, where a space may stand between its two names. */
        TERM,
        /** Part of a prompt or of code, which is as it is. */
        CODE
    }

    boolean isHan() {
        return kind != Kind.CODE && Script.isHan(codePoint);
    }

    /** The characters of a paragraph or heading, in reading order; line ends are left out. */
    static List<Glyph> of(Node block) {
        List<Glyph> glyphs = new ArrayList<>();
        collect(block, Kind.WORDS, glyphs);
        return glyphs;
    }

    private static void collect(Node parent, Kind kind, List<Glyph> glyphs) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Text text) {
                add(text.getLiteral(), node, kind, glyphs);
            } else if (node instanceof Code code) {
                add(code.getLiteral(), node, Kind.CODE, glyphs);
            } else if (!(node instanceof SoftLineBreak)) {
                collect(node, node instanceof Link ? Kind.TERM : kind, glyphs);
            }
        }
    }

    private static void add(String text, Node node, Kind kind, List<Glyph> glyphs) {
        List<SourceSpan> spans = node.getSourceSpans();
        int line = spans.isEmpty() ? 0 : spans.get(0).getLineIndex() + 1;
        int column = spans.isEmpty() ? 0 : spans.get(0).getColumnIndex() + 1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            glyphs.add(new Glyph(text.codePointAt(i), line, column + i, kind));
        }
    }
}
