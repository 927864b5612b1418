package dev.glassbox.lessons.parse;

import dev.glassbox.lessons.parse.LessonText.Section;
import dev.glassbox.lessons.parse.LessonText.StepText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads one Markdown file of a lesson: {@code # title}, then for each step {@code ## id: heading}
 * with its prose, and for a question {@code ### question}, {@code ### option id: label} with its
 * feedback, {@code ### explanation}.
 */
final class LessonTextReader {
    private static final Pattern STEP = Pattern.compile("(" + Ids.FORM + "): (\\S.*)");
    private static final Pattern SECTION =
            Pattern.compile("(question|explanation|option " + Ids.FORM + ")(?:: (\\S.*))?");

    /** What CommonMark may open before the depth is measured; deeper is text like any other. */
    private static final int PARSER_DEPTH = 256;

    private final String markdown;
    private final Faults faults;
    private final ProseBuilder prose;
    private String title = "";
    private final Map<String, StepText> steps = new LinkedHashMap<>();

    LessonTextReader(String markdown, Limits limits, Faults faults) {
        this.markdown = markdown;
        this.faults = faults;
        this.prose = new ProseBuilder(markdown, limits.textDepth(), faults);
    }

    LessonText read() {
        Parser parser =
                Parser.builder()
                        .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                        .maxOpenBlockParsers(PARSER_DEPTH)
                        .maxInlineNesting(PARSER_DEPTH)
                        .build();
        Node node = readTitle(parser.parse(markdown).getFirstChild());
        while (node != null) {
            node = isHeading(node, 2) ? readStep((Heading) node) : readStray(node);
        }
        return new LessonText(markdown, title, steps);
    }

    /** Returns the node after the title. */
    private @Nullable Node readTitle(@Nullable Node first) {
        if (first == null || !isHeading(first, 1)) {
            faults.add("lesson.markdown.no-title", new Position(1, 1));
            return first;
        }
        title = prose.heading(first);
        return first.getNext();
    }

    private @Nullable Node readStray(Node node) {
        faults.add("lesson.markdown.stray", ProseBuilder.position(node));
        return node.getNext();
    }

    /** Returns the node after the step's part. */
    private @Nullable Node readStep(Heading first) {
        Position at = ProseBuilder.position(first);
        String words = prose.heading(first);
        Matcher matcher = STEP.matcher(words);
        boolean named = matcher.matches();
        if (!named) {
            faults.add("lesson.markdown.step-heading", at, "found", words);
        }
        List<Node> own = blocksAfter(first);
        Section heading = new Section(at, named ? matcher.group(2) : words, prose.blocks(own));
        reportEmpty(own, at, words);
        Map<String, Section> sections = new LinkedHashMap<>();
        Node node = after(first, own);
        while (node != null && isHeading(node, 3)) {
            node = readSection((Heading) node, sections);
        }
        if (named && steps.put(matcher.group(1), new StepText(heading, sections)) != null) {
            faults.add("lesson.markdown.step-twice", at, "step", matcher.group(1));
        }
        return node;
    }

    /** Returns the node after the section. */
    private @Nullable Node readSection(Heading first, Map<String, Section> sections) {
        Position at = ProseBuilder.position(first);
        String words = prose.heading(first);
        Matcher matcher = SECTION.matcher(words);
        boolean named = matcher.matches();
        String name = named ? matcher.group(1) : words;
        String label = named && matcher.group(2) != null ? matcher.group(2) : "";
        if (!named || name.startsWith("option") == label.isEmpty()) {
            faults.add("lesson.markdown.section-heading", at, "found", words);
        }
        List<Node> own = blocksAfter(first);
        reportEmpty(own, at, words);
        if (sections.put(name, new Section(at, label, prose.blocks(own))) != null) {
            faults.add("lesson.markdown.section-twice", at, "section", name);
        }
        return after(first, own);
    }

    private void reportEmpty(List<Node> own, Position at, String words) {
        if (own.isEmpty()) {
            faults.add("lesson.markdown.empty", at, "heading", words);
        }
    }

    private static List<Node> blocksAfter(Heading heading) {
        List<Node> blocks = new ArrayList<>();
        for (Node node = heading.getNext(); node != null; node = node.getNext()) {
            if (isHeading(node, 2) || isHeading(node, 3)) {
                break;
            }
            blocks.add(node);
        }
        return blocks;
    }

    private static @Nullable Node after(Heading heading, List<Node> own) {
        return own.isEmpty() ? heading.getNext() : own.get(own.size() - 1).getNext();
    }

    private static boolean isHeading(Node node, int level) {
        return node instanceof Heading heading && heading.getLevel() == level;
    }
}
