package dev.glassbox.runtime.tokenizer;

import static dev.glassbox.runtime.tokenizer.UnicodeClasses.NUMBER;
import static dev.glassbox.runtime.tokenizer.UnicodeClasses.SPACE;
import static dev.glassbox.runtime.tokenizer.UnicodeClasses.isLetter;

/**
 * The pattern of {@code cl100k_base} (tiktoken, {@code openai_public.py}), which Llama 3 took over
 * and Qwen2 with single digits: {@code (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|
 * \p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+}.
 */
final class Cl100kSplitter implements Splitter {
    private final int digits;

    /**
     * @param digits the most digits of one piece: 3, or 1 in Qwen2
     */
    Cl100kSplitter(int digits) {
        this.digits = digits;
    }

    @Override
    public int end(String text, int start) {
        int contraction = Scan.contraction(text, start, true);
        if (contraction > start) {
            return contraction;
        }
        byte kind = UnicodeClasses.at(text, start);
        if (isLetter(kind)) {
            return Scan.letters(text, start);
        }
        if (kind == NUMBER) {
            return Scan.numbers(text, start, digits);
        }
        int second = Scan.next(text, start);
        byte secondKind = second < text.length() ? UnicodeClasses.at(text, second) : SPACE;
        if (isLetter(secondKind) && !Scan.isLineEnd(text.charAt(start))) {
            return Scan.letters(text, second);
        }
        boolean spaceBeforeSymbol = text.charAt(start) == ' ' && Scan.isSymbol(secondKind);
        if (kind != SPACE || spaceBeforeSymbol) {
            return Scan.lineEnds(
                    text, Scan.symbols(text, spaceBeforeSymbol ? second : start), false);
        }
        return Scan.spacesByLine(text, start);
    }
}
