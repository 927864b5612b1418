package dev.glassbox.runtime.tokenizer;

import static dev.glassbox.runtime.tokenizer.UnicodeClasses.NUMBER;
import static dev.glassbox.runtime.tokenizer.UnicodeClasses.SPACE;
import static dev.glassbox.runtime.tokenizer.UnicodeClasses.isLetter;

/**
 * GPT-2's pattern (Radford et al. 2019, {@code encoder.py}): {@code 's|'t|'re|'ve|'m|'ll|'d|
 * ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+}.
 */
final class Gpt2Splitter implements Splitter {
    @Override
    public int end(String text, int start) {
        int contraction = Scan.contraction(text, start, false);
        if (contraction > start) {
            return contraction;
        }
        boolean space = text.charAt(start) == ' ';
        int word = space && start + 1 < text.length() ? start + 1 : start;
        byte kind = UnicodeClasses.at(text, word);
        if (isLetter(kind)) {
            return Scan.letters(text, word);
        }
        if (kind == NUMBER) {
            return Scan.numbers(text, word, Integer.MAX_VALUE);
        }
        return kind == SPACE ? Scan.spacesBeforeWord(text, start) : Scan.symbols(text, word);
    }
}
