package dev.glassbox.runtime.training.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.intake.IntakeException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the bytes are: a text that can be learnt, or one problem, and nothing else. */
class TextReaderPropertyTest {
    private static final List<String> CHARSETS =
            List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "GB18030", "Big5", "ISO-8859-1");

    @Property(tries = 4000)
    void anyBytesAreATextOrAProblem(@ForAll byte[] bytes, @ForAll boolean table) {
        assertTextOrProblem(bytes, table);
    }

    @Property(tries = 4000)
    void anyDamagedTextIsATextOrAProblem(
            @ForAll("texts") String text,
            @ForAll("charsets") String charset,
            @ForAll boolean table,
            @ForAll int where,
            @ForAll byte what) {
        byte[] bytes = text.getBytes(Charset.forName(charset));
        if (bytes.length > 0) {
            bytes[Math.floorMod(where, bytes.length)] = what;
        }
        assertTextOrProblem(bytes, table);
    }

    @Property(tries = 1000)
    void aUtf8TextComesBackButForItsLineEnds(@ForAll("texts") String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String marked = new String(bytes, StandardCharsets.UTF_8); // halves are question marks
        String whole = marked.startsWith("\uFEFF") ? marked.substring(1) : marked;
        try {
            assertThat(reading().text(bytes, false, Optional.empty()).text())
                    .isEqualTo(whole.replace("\r\n", "\n").replace('\r', '\n'));
        } catch (IntakeException e) {
            assertThat(e.problem().id()).isIn("text.empty", "text.blank", "text.binary");
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("ab,\"\r\n \t的一是不了，。はゔ한Ωé𝄞")
                .withChars('\0', '\uFEFF', '\uD800', '\uFFFF')
                .ofMaxLength(60);
    }

    @Provide
    Arbitrary<String> charsets() {
        return Arbitraries.of(CHARSETS);
    }

    private static void assertTextOrProblem(byte[] bytes, boolean table) {
        try {
            PlainText text = reading().text(bytes, table, Optional.empty());
            assertThat(text.text()).isNotBlank().doesNotContain("\r", "\0");
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text.text())).isTrue();
        } catch (IntakeException e) {
            assertThat(e.problem().id()).startsWith("text.");
        }
    }

    private static Reading reading() {
        return new Reading("any.csv", "any.csv");
    }
}
