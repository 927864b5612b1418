package dev.glassbox.lessons.lint;

import dev.glassbox.lessons.LessonProblem;
import dev.glassbox.lessons.lint.Glyph.Kind;
import dev.glassbox.lessons.parse.LessonReader;
import dev.glassbox.lessons.parse.LessonSource;
import dev.glassbox.lessons.parse.Place;
import dev.glassbox.lessons.parse.Position;
import dev.glassbox.lessons.text.TextMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Marks and spaces. In Chinese: full-width punctuation, and no space typed beside Chinese, for the
 * app puts a thin one where it belongs. In every language: quotation marks and apostrophes that are
 * curved. Code is as it is.
 */
final class Typography extends AbstractVisitor {
    private static final Map<Integer, String> FULL_WIDTH =
            Map.of(
                    (int) ',', "，、", (int) '.', "。", (int) ';', "；", (int) ':', "：", (int) '?', "？",
                    (int) '!', "！", (int) '(', "（", (int) ')', "）");

    private final String file;
    private final List<LessonProblem> problems = new ArrayList<>();

    private Typography(String file) {
        this.file = file;
    }

    static List<LessonProblem> check(LessonSource source, String language) {
        Typography typography =
                new Typography(source.folder() + "/" + LessonReader.textFile(language));
        source.markdown(language)
                .ifPresent(
                        markdown ->
                                Parser.builder()
                                        .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                                        .build()
                                        .parse(markdown)
                                        .accept(typography));
        return typography.problems;
    }

    @Override
    public void visit(Paragraph paragraph) {
        check(Glyph.of(paragraph));
    }

    /** The id in front of a heading's words belongs to the machine. */
    @Override
    public void visit(Heading heading) {
        List<Glyph> glyphs = Glyph.of(heading);
        int words = heading.getLevel() == 1 ? 0 : afterId(glyphs);
        check(glyphs.subList(words, glyphs.size()));
    }

    private static int afterId(List<Glyph> glyphs) {
        for (int i = 0; i + 1 < glyphs.size(); i++) {
            if (glyphs.get(i).codePoint() == ':' && glyphs.get(i + 1).codePoint() == ' ') {
                return i + 2;
            }
        }
        return glyphs.size();
    }

    private void check(List<Glyph> glyphs) {
        boolean chinese = isChinese(glyphs);
        for (int i = 0; i < glyphs.size(); i++) {
            Glyph glyph = glyphs.get(i);
            if (glyph.kind() == Kind.CODE) {
                continue;
            }
            boolean last = i + 1 == glyphs.size();
            boolean besideHan =
                    i > 0 && glyphs.get(i - 1).isHan() || !last && glyphs.get(i + 1).isHan();
            String full = FULL_WIDTH.get(glyph.codePoint());
            if (chinese && full != null && (besideHan || last)) {
                add(glyph, "lesson.style.half-width", Map.of("found", text(glyph), "meant", full));
            } else if (chinese
                    && glyph.codePoint() == ' '
                    && besideHan
                    && glyph.kind() != Kind.TERM) {
                add(glyph, "lesson.style.typed-space", Map.of());
            } else if (glyph.codePoint() == '"') {
                add(glyph, "lesson.style.straight-quote", Map.of("found", "\"", "meant", "“”"));
            } else if (glyph.codePoint() == '\'') {
                add(glyph, "lesson.style.straight-quote", Map.of("found", "'", "meant", "’"));
            }
        }
    }

    private static boolean isChinese(List<Glyph> glyphs) {
        StringBuilder words = new StringBuilder();
        glyphs.stream()
                .filter(glyph -> glyph.kind() != Kind.CODE)
                .forEach(glyph -> words.appendCodePoint(glyph.codePoint()));
        return TextMeasure.of(words.toString()).inCharacters();
    }

    private void add(Glyph glyph, String id, Map<String, String> arguments) {
        Place place = new Place(file, new Position(glyph.line(), glyph.column()));
        problems.add(place.problem(id, arguments));
    }

    private static String text(Glyph glyph) {
        return Character.toString(glyph.codePoint());
    }
}
