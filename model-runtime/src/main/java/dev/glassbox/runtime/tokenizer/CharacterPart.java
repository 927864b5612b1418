package dev.glassbox.runtime.tokenizer;

/**
 * The part of one character that a token holds, where the token's border runs through the
 * character: bytes {@code first} to {@code last} of the {@code of} bytes that the character has in
 * UTF-8. "Part 1 of 3 of 你" is {@code ("你", 1, 1, 3)}.
 *
 * @param character the whole character as it stands in the text
 * @param first the first byte held, from 1
 * @param last the last byte held
 * @param of how many bytes the character has, 2 to 4
 */
public record CharacterPart(String character, int first, int last, int of) {
    public CharacterPart {
        if (first < 1 || last < first || last > of || (first == 1 && last == of)) {
            throw new IllegalArgumentException(
                    "bytes " + first + " to " + last + " are no part of " + of);
        }
    }

    /** The short form in a token's text: {@code 你[1/3]}, {@code 你[2-3/3]}. */
    @Override
    public String toString() {
        return character + "[" + (first == last ? "" : first + "-") + last + "/" + of + "]";
    }
}
