package dev.glassbox.runtime.tokenizer;

import static dev.glassbox.runtime.tokenizer.UnicodeClasses.CASELESS;
import static dev.glassbox.runtime.tokenizer.UnicodeClasses.LOWER;
import static dev.glassbox.runtime.tokenizer.UnicodeClasses.MARK;
import static dev.glassbox.runtime.tokenizer.UnicodeClasses.NUMBER;
import static dev.glassbox.runtime.tokenizer.UnicodeClasses.SPACE;
import static dev.glassbox.runtime.tokenizer.UnicodeClasses.UPPER;
import static dev.glassbox.runtime.tokenizer.UnicodeClasses.isLetter;

/**
 * The pattern of {@code o200k_base} (tiktoken, {@code openai_public.py}). With {@code U} for {@code
 * [\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]} and {@code L} for {@code [\p{Ll}\p{Lm}\p{Lo}\p{M}]} it reads
 * {@code [^\r\n\p{L}\p{N}]?U*L+C?|[^\r\n\p{L}\p{N}]?U+L*C?|\p{N}{1,3}|
 * ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+}, where {@code C} is a contraction in any
 * case.
 */
final class O200kSplitter implements Splitter {
    private final int digits;
    private final boolean contractions;

    /**
     * @param digits the most digits of one piece: 3, or 1 in Mistral's newer models
     * @param contractions whether a contraction belongs to the word before it: not in Mistral's
     */
    O200kSplitter(int digits, boolean contractions) {
        this.digits = digits;
        this.contractions = contractions;
    }

    @Override
    public int end(String text, int start) {
        byte kind = UnicodeClasses.at(text, start);
        if (kind == NUMBER) {
            return Scan.numbers(text, start, digits);
        }
        int word = word(text, start, kind);
        if (word > start) {
            return contractions ? Scan.contraction(text, word, true) : word;
        }
        int second = Scan.next(text, start);
        boolean spaceBeforeSymbol =
                text.charAt(start) == ' '
                        && second < text.length()
                        && Scan.isSymbol(UnicodeClasses.at(text, second));
        if (kind != SPACE || spaceBeforeSymbol) {
            return Scan.lineEnds(
                    text, Scan.symbols(text, spaceBeforeSymbol ? second : start), true);
        }
        return Scan.spacesByLine(text, start);
    }

    /** The first two alternatives, tried with the leading character and without it. */
    private static int word(String text, int start, byte kind) {
        boolean mayLead = !isLetter(kind) && !Scan.isLineEnd(text.charAt(start));
        int second = mayLead ? Scan.next(text, start) : start;
        int end = mayLead ? endingLow(text, second) : start;
        if (end > second) {
            return end;
        }
        end = endingLow(text, start);
        if (end > start) {
            return end;
        }
        end = mayLead ? upper(text, second) : start;
        return end > second ? end : upper(text, start);
    }

    /**
     * {@code U*L+}, or {@code from}. Where no low letter follows the run of {@code U}, the regular
     * expression gives back characters until one of them is also an {@code L}.
     */
    private static int endingLow(String text, int from) {
        int run = upper(text, from);
        int end = run;
        while (end < text.length() && isLow(UnicodeClasses.at(text, end))) {
            end = Scan.next(text, end);
        }
        if (end > run) {
            return end;
        }
        while (end > from && !isLow(UnicodeClasses.of(text.codePointBefore(end)))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return end;
    }

    /** {@code U*}. */
    private static int upper(String text, int from) {
        int i = from;
        while (i < text.length() && isUp(UnicodeClasses.at(text, i))) {
            i = Scan.next(text, i);
        }
        return i;
    }

    private static boolean isUp(byte kind) {
        return kind == UPPER || kind == CASELESS || kind == MARK;
    }

    private static boolean isLow(byte kind) {
        return kind == LOWER || kind == CASELESS || kind == MARK;
    }
}
