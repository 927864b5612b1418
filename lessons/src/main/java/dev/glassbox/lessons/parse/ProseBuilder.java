package dev.glassbox.lessons.parse;

import dev.glassbox.lessons.text.Block;
import dev.glassbox.lessons.text.Prose;
import dev.glassbox.lessons.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * CommonMark nodes become {@link Prose}. What a lesson must not hold (HTML, pictures, links to the
 * outside, quotations, headings of its own) is a fault at its place and is left out.
 */
final class ProseBuilder {
    private static final String TERM = "term:";

    private final String markdown;
    private final int depthLimit;
    private final Faults faults;

    /**
     * @param markdown the file as it is
     * @param depthLimit how deep lists and stressed words may stand in each other
     */
    ProseBuilder(String markdown, int depthLimit, Faults faults) {
        this.markdown = markdown;
        this.depthLimit = depthLimit;
        this.faults = faults;
    }

    /** Where a node begins. */
    static Position position(Node node) {
        List<SourceSpan> own = node.getSourceSpans();
        if (!own.isEmpty()) {
            return new Position(own.get(0).getLineIndex() + 1, own.get(0).getColumnIndex() + 1);
        }
        Node before = node.getPrevious();
        if (before != null && !before.getSourceSpans().isEmpty()) { // a line break has no place
            List<SourceSpan> spans = before.getSourceSpans();
            SourceSpan last = spans.get(spans.size() - 1);
            return new Position(
                    last.getLineIndex() + 1, last.getColumnIndex() + last.getLength() + 1);
        }
        return node.getParent() == null ? new Position(1, 1) : position(node.getParent());
    }

    /** The words of a heading. */
    String heading(Node heading) {
        return Span.plain(spans(heading, 0)).strip();
    }

    Prose blocks(List<Node> nodes) {
        return blocks(nodes, 0);
    }

    private Prose blocks(List<Node> nodes, int depth) {
        List<Block> blocks = new ArrayList<>();
        for (Node node : nodes) {
            block(node, depth).ifPresent(blocks::add);
        }
        return new Prose(blocks);
    }

    private Optional<Block> block(Node node, int depth) {
        if (depth > depthLimit) {
            faults.add("lesson.markdown.too-deep", position(node), "limit", depthLimit);
        } else if (node instanceof Paragraph) {
            return Optional.of(new Block.Paragraph(spans(node, depth)));
        } else if (node instanceof BulletList || node instanceof OrderedList) {
            return Optional.of(items((ListBlock) node, depth));
        } else if (node instanceof FencedCodeBlock code) {
            String language = code.getInfo() == null ? "" : code.getInfo();
            return Optional.of(new Block.CodeLines(language, code.getLiteral().stripTrailing()));
        } else if (node instanceof HtmlBlock) {
            faults.add("lesson.markdown.html", position(node));
        } else if (node instanceof LinkReferenceDefinition) {
            faults.add("lesson.markdown.link", position(node));
        } else {
            faults.add("lesson.markdown.construct", position(node));
        }
        return Optional.empty();
    }

    private Block items(ListBlock list, int depth) {
        List<Prose> items = new ArrayList<>();
        for (Node item : children(list)) {
            items.add(blocks(children(item), depth + 1));
        }
        return new Block.Items(list instanceof OrderedList, items);
    }

    private List<Span> spans(Node parent, int depth) {
        List<Span> spans = new ArrayList<>();
        if (depth > depthLimit) {
            faults.add("lesson.markdown.too-deep", position(parent), "limit", depthLimit);
            return spans;
        }
        StringBuilder words = new StringBuilder();
        for (Node node : children(parent)) {
            if (node instanceof Text || node instanceof SoftLineBreak) {
                words.append(words(node));
                continue;
            }
            flush(words, spans);
            span(node, depth).ifPresent(spans::add);
        }
        flush(words, spans);
        return spans;
    }

    private static void flush(StringBuilder words, List<Span> spans) {
        if (words.length() > 0) {
            spans.add(new Span.Text(words.toString()));
            words.setLength(0);
        }
    }

    private String words(Node node) {
        if (!(node instanceof Text text)) {
            return LineJoin.of((SoftLineBreak) node);
        }
        String literal = text.getLiteral();
        if (literal.contains("://") || literal.contains("www.")) {
            faults.add("lesson.markdown.link", position(node));
        }
        literal.codePoints()
                // Only what is written as an entity: the rest was seen when the file was read.
                .filter(SourceText::isInvisible)
                .filter(codePoint -> markdown.indexOf(codePoint) < 0)
                .forEach(
                        codePoint ->
                                faults.add(
                                        "lesson.file.invisible-character",
                                        position(node),
                                        "character",
                                        String.format("U+%04X", codePoint)));
        return literal;
    }

    private Optional<Span> span(Node node, int depth) {
        if (node instanceof Code code) {
            return Optional.of(new Span.Code(code.getLiteral()));
        } else if (node instanceof Emphasis) {
            return Optional.of(new Span.Emphasis(spans(node, depth + 1)));
        } else if (node instanceof StrongEmphasis) {
            return Optional.of(new Span.Strong(spans(node, depth + 1)));
        } else if (node instanceof Link link) {
            return term(link, depth);
        } else if (node instanceof HtmlInline) {
            faults.add("lesson.markdown.html", position(node));
        } else if (node instanceof Image) {
            faults.add("lesson.markdown.image", position(node));
        } else if (node instanceof HardLineBreak) {
            faults.add("lesson.markdown.line-break", position(node));
        } else {
            faults.add("lesson.markdown.construct", position(node));
        }
        return Optional.empty();
    }

    private Optional<Span> term(Link link, int depth) {
        String target = link.getDestination();
        String id = target.startsWith(TERM) ? target.substring(TERM.length()) : "";
        if (!Ids.isId(id)) {
            faults.add("lesson.markdown.link", position(link));
            return Optional.empty();
        }
        return Optional.of(new Span.Term(id, spans(link, depth + 1)));
    }

    private static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            children.add(node);
        }
        return children;
    }
}
