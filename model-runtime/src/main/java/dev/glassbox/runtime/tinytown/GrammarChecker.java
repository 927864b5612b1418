package dev.glassbox.runtime.tinytown;

import java.util.ArrayList;
import java.util.List;

/**
 * Says which sentences of a text belong to a language, exactly, and where the others leave it. The
 * text may be a running one, as a model writes it, or have line feeds between sentences. A fault is
 * held against its own sentence only: reading goes on behind the next end mark or line feed.
 *
 * <p>Belongs to one thread.
 */
public final class GrammarChecker {
    private final Grammar grammar;
    private final Acceptor grammatical;
    private final Acceptor claiming;
    private final Acceptor truthful;

    private GrammarChecker(Grammar grammar) {
        this.grammar = grammar;
        Spelling spelling = new CharacterSpelling(grammar.writing(), null);
        grammatical =
                new Acceptor(new SentenceGraph(grammar, spelling, FactUse.ANY, pattern -> true));
        claiming =
                new Acceptor(
                        new SentenceGraph(
                                grammar, spelling, FactUse.ANY, SentencePattern::statesFact));
        truthful = new Acceptor(new SentenceGraph(grammar, spelling, FactUse.TRUE, p -> true));
    }

    /** For the texts of a town. */
    public static GrammarChecker of(TinyTown town) {
        return new GrammarChecker(town.grammar());
    }

    /** Checks a text from its first character on. */
    public TextCheck check(String text) {
        List<CheckedSentence> found = new ArrayList<>();
        int at = skipLines(text, 0);
        while (at < text.length()) {
            CheckedSentence sentence = sentence(text, at);
            found.add(sentence);
            at = skipLines(text, skipSeparator(text, sentence));
        }
        return new TextCheck(found);
    }

    private CheckedSentence sentence(String text, int start) {
        int state = grammatical.start();
        int at = start;
        while (at < text.length() && !grammatical.isEnd(state)) {
            int character = text.codePointAt(at);
            int next = grammatical.next(state, character);
            if (next == Acceptor.NOWHERE) {
                return new CheckedSentence(
                        start,
                        afterEnd(text, at),
                        CheckedSentence.Verdict.INVALID,
                        CheckedSentence.Claim.NONE,
                        at,
                        grammatical.expected(state));
            }
            state = next;
            at += Character.charCount(character);
        }
        if (!grammatical.isEnd(state)) {
            return new CheckedSentence(
                    start,
                    at,
                    CheckedSentence.Verdict.UNFINISHED,
                    CheckedSentence.Claim.NONE,
                    at,
                    grammatical.expected(state));
        }
        return finished(text, start, at);
    }

    private CheckedSentence finished(String text, int start, int end) {
        String separator = separator(text, end);
        boolean parted =
                end == text.length()
                        || isLineEnd(text.charAt(end))
                        || text.startsWith(separator, end);
        return new CheckedSentence(
                start,
                end,
                parted ? CheckedSentence.Verdict.VALID : CheckedSentence.Verdict.INVALID,
                parted ? claim(text.substring(start, end)) : CheckedSentence.Claim.NONE,
                end,
                parted ? "" : separator);
    }

    private CheckedSentence.Claim claim(String sentence) {
        if (!claiming.accepts(sentence)) {
            return CheckedSentence.Claim.NONE;
        }
        return truthful.accepts(sentence)
                ? CheckedSentence.Claim.TRUE
                : CheckedSentence.Claim.FALSE;
    }

    private int skipSeparator(String text, CheckedSentence sentence) {
        String separator = separator(text, sentence.end());
        return text.startsWith(separator, sentence.end())
                ? sentence.end() + separator.length()
                : sentence.end();
    }

    /** What parts the sentence that ends before an index from the next. */
    private String separator(String text, int end) {
        for (Language language : Language.values()) {
            Writing writing = grammar.writing().in(language);
            if (text.startsWith(writing.end(), end - writing.end().length())) {
                return writing.separator();
            }
        }
        return "";
    }

    /** Where a wrong sentence ends that leaves the language at an index. */
    private int afterEnd(String text, int at) {
        for (int end = at; end < text.length(); end++) {
            if (isLineEnd(text.charAt(end))) {
                return end;
            }
            for (Language language : Language.values()) {
                String mark = grammar.writing().in(language).end();
                if (text.startsWith(mark, end)) {
                    return end + mark.length();
                }
            }
        }
        return text.length();
    }

    private static int skipLines(String text, int from) {
        int at = from;
        while (at < text.length() && isLineEnd(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isLineEnd(char unit) {
        return unit == '\n' || unit == '\r';
    }
}
