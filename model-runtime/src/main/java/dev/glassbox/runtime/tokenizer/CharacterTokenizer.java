package dev.glassbox.runtime.tokenizer;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One token per character (Unicode code point), as in nanoGPT's {@code shakespeare_char}. Encoding
 * and decoding are each other's inverse for every text made of known characters.
 */
public final class CharacterTokenizer implements Tokenizer {
    private static final int REPLACEMENT = 0xFFFD;

    private final List<String> characters;
    private final Map<Integer, Integer> ids;

    /**
     * @param characters the text of every id in order: one code point each, none twice
     */
    public CharacterTokenizer(List<String> characters) {
        this.characters = List.copyOf(characters);
        this.ids = new HashMap<>();
        for (String character : this.characters) {
            if (!isCharacter(character)) {
                throw new IllegalArgumentException("'" + character + "' is not one character");
            }
            if (ids.put(character.codePointAt(0), ids.size()) != null) {
                throw new IllegalArgumentException("'" + character + "' has two ids");
            }
        }
    }

    /** Whether a text is one code point and no half of a surrogate pair. */
    static boolean isCharacter(String text) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) == 1
                && Character.getType(text.codePointAt(0)) != Character.SURROGATE;
    }

    /** A tokenizer of all characters of a text, numbered in the order of their code points. */
    public static CharacterTokenizer of(String text) {
        return new CharacterTokenizer(
                text.codePoints()
                        .map(CharacterTokenizer::wellFormed)
                        .sorted()
                        .distinct()
                        .mapToObj(Character::toString)
                        .toList());
    }

    /** The text of every id, in order. */
    public List<String> characters() {
        return characters;
    }

    @Override
    public List<Token> encode(String text) {
        List<Token> tokens = new ArrayList<>(text.length());
        int start = 0;
        for (int at = 0; at < text.length(); ) {
            int raw = text.codePointAt(at);
            int codePoint = wellFormed(raw);
            Integer id = ids.get(codePoint);
            if (id == null) {
                throw unknown(codePoint, tokens.size() + 1);
            }
            int end = start + utf8Length(codePoint);
            tokens.add(new Token(id, characters.get(id), new ByteSpan(start, end)));
            start = end;
            at += Character.charCount(raw);
        }
        return List.copyOf(tokens);
    }

    @Override
    public String decode(int[] sequence) {
        StringBuilder text = new StringBuilder(sequence.length);
        for (int id : sequence) {
            text.append(tokenText(id));
        }
        return text.toString();
    }

    @Override
    public String tokenText(int id) {
        if (id < 0 || id >= characters.size()) {
            throw Problem.input("tokenizer.unknown-id", "", "id", id, "size", characters.size())
                    .asException();
        }
        return characters.get(id);
    }

    @Override
    public int vocabularySize() {
        return characters.size();
    }

    private static IntakeException unknown(int codePoint, int position) {
        return Problem.input(
                        "tokenizer.unknown-character",
                        "",
                        "character",
                        visible(codePoint),
                        "code",
                        String.format("U+%04X", codePoint),
                        "position",
                        position)
                .asException();
    }

    /** The character itself, or its Unicode name where it would not be seen. */
    private static String visible(int codePoint) {
        boolean hidden =
                switch (Character.getType(codePoint)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.NON_SPACING_MARK,
                            Character.ENCLOSING_MARK,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED ->
                            true;
                    default -> false;
                };
        String name = Character.getName(codePoint);
        return hidden && name != null ? name : Character.toString(codePoint);
    }

    /** An unpaired surrogate is no character; it counts as U+FFFD, as in a UTF-8 encoder. */
    private static int wellFormed(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE ? REPLACEMENT : codePoint;
    }

    private static int utf8Length(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }
}
