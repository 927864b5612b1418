package dev.glassbox.runtime.tokenizer;

import dev.glassbox.runtime.intake.Limits;
import dev.glassbox.runtime.intake.Problem;
import java.util.HashSet;
import java.util.List;

/**
 * What a byte-pair training is to make. The vocabulary is the 256 bytes, then the special tokens,
 * then one token for each merge; all of them count in its size.
 *
 * @param vocabularySize how many tokens at the end
 * @param specials the names of the special tokens, which cut the text before anything else
 */
public record BpeSettings(int vocabularySize, List<String> specials) {
    /** Where every byte-level vocabulary begins. */
    static final int BYTES = 256;

    /**
     * @throws dev.glassbox.runtime.intake.IntakeException if the size leaves no room for the bytes
     *     and the special tokens or is beyond all use, or a name is empty, there twice or a single
     *     character of the printable byte alphabet
     */
    public BpeSettings {
        specials = List.copyOf(specials);
        int least = BYTES + specials.size();
        int most = Limits.standard().vocabulary();
        if (vocabularySize < least || vocabularySize > most) {
            throw Problem.input(
                            "bpe.vocabulary-size",
                            "",
                            "size",
                            vocabularySize,
                            "least",
                            least,
                            "most",
                            most)
                    .asException();
        }
        HashSet<String> seen = new HashSet<>();
        for (String name : specials) {
            if (name.isEmpty()) {
                throw Problem.input("bpe.special-empty", "").asException();
            }
            if (!seen.add(name)) {
                throw Problem.input("bpe.special-twice", "", "special", name).asException();
            }
            if (name.length() == 1 && ByteAlphabet.read(name) != null) {
                throw clash(name);
            }
        }
    }

    /** How many merges are asked for. */
    public int merges() {
        return vocabularySize - BYTES - specials.size();
    }

    /** When a name would stand twice in {@code vocab.json}. */
    static RuntimeException clash(String special) {
        return Problem.input("bpe.special-clash", "", "special", special).asException();
    }
}
