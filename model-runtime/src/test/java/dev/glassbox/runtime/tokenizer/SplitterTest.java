package dev.glassbox.runtime.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The hand-written splitters against the regular expressions they stand for, run by the JDK. */
class SplitterTest {
    private static final String GPT2 =
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";
    private static final String CL100K =
            "'(?iu:s|t|re|ve|m|ll|d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}"
                    + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
    private static final String UP = "[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]";
    private static final String LOW = "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]";
    private static final String TAIL = "(?iu:'s|'t|'re|'ve|'m|'ll|'d)?";
    private static final String O200K =
            String.format(
                            "[^\\r\\n\\p{L}\\p{N}]?%1$s*%2$s+%3$s|[^\\r\\n\\p{L}\\p{N}]?%1$s+%2$s*%3$s",
                            UP, LOW, TAIL)
                    + "|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    /** Characters of every class, and those that a pattern names. */
    private static final String ALPHABET =
            " \n\r\t\u3000\u00a0\u2028aAbZ1٣.'ſstSTlLvVeErRdDmM/!\u0301ǅʰ中あéÉßК-_0\u200d";

    @Property(tries = 3000)
    void cutsAsThePatternsDo(@ForAll("texts") String text) {
        assertThat(pieces(new Gpt2Splitter(), text)).isEqualTo(matches(GPT2, text));
        assertThat(pieces(new Cl100kSplitter(3), text)).isEqualTo(matches(CL100K, text));
        assertThat(pieces(new Cl100kSplitter(1), text))
                .isEqualTo(matches(CL100K.replace("{1,3}", ""), text));
        assertThat(pieces(new O200kSplitter(3, true), text)).isEqualTo(matches(O200K, text));
        assertThat(pieces(new O200kSplitter(1, false), text))
                .isEqualTo(matches(O200K.replace("{1,3}", "").replace(TAIL, ""), text));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars(ALPHABET.toCharArray()).ofMaxLength(16);
    }

    private static List<String> pieces(Splitter splitter, String text) {
        List<String> pieces = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = splitter.end(text, start);
            pieces.add(text.substring(start, end));
            start = end;
        }
        return pieces;
    }

    private static List<String> matches(String pattern, String text) {
        Matcher matcher =
                Pattern.compile(
                                pattern.replace("\\s", "\\p{IsWhite_Space}")
                                        .replace("\\S", "\\P{IsWhite_Space}"))
                        .matcher(text);
        List<String> pieces = new ArrayList<>();
        while (matcher.find()) {
            pieces.add(matcher.group());
        }
        return pieces;
    }
}
