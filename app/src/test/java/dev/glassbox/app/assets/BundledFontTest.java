package dev.glassbox.app.assets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.runtime.tokenizer.TokenizerFile;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No tofu: whatever the app can show by itself has a glyph in the typeface it ships. */
class BundledFontTest {
    private static final Path CHECKOUT = Path.of(System.getProperty("glassbox.checkout"));

    @ParameterizedTest
    @ValueSource(strings = {"NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf"})
    void everyCharacterOfTheAppHasAGlyph(String file) throws Exception {
        Font font = load(file);
        Map<String, String> missing = new TreeMap<>();
        for (Path source : shownFiles()) {
            shownOf(source)
                    .codePoints()
                    .filter(
                            point ->
                                    point > ' '
                                            && !Character.isISOControl(point)
                                            && !font.canDisplay(point))
                    .forEach(
                            point ->
                                    missing.merge(
                                            CHECKOUT.relativize(source).toString(),
                                            "U+%04X %s".formatted(point, Character.toString(point)),
                                            (a, b) -> a.contains(b) ? a : a + ", " + b));
        }
        assertThat(missing)
                .as(
                        "characters without a glyph in %s, by file: use others, or make the subset"
                                + " again",
                        file)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf"})
    void everyCharacterOfGb2312HasAGlyph(String file) throws Exception {
        Font font = load(file);
        StringBuilder missing = new StringBuilder();
        for (int high = 0xA1; high <= 0xF7; high++) {
            for (int low = 0xA1; low <= 0xFE; low++) {
                String text = new String(new byte[] {(byte) high, (byte) low}, "GB2312");
                if (text.codePointAt(0) != 0xFFFD && !font.canDisplay(text.codePointAt(0))) {
                    missing.append(text);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static Font load(String file) throws Exception {
        Path path = CHECKOUT.resolve("assets/src/main/resources/fonts").resolve(file);
        return Font.createFont(Font.TRUETYPE_FONT, path.toFile());
    }

    /** Strings, lessons, notes, and the vocabularies of the bundled models. */
    /** Of byte-level tokenizers the tokens' text is shown, not the alphabet it is stored in. */
    private static String shownOf(Path source) throws IOException {
        String text = Files.readString(source);
        if (source.endsWith("vocab.json")) {
            return ""; // the same tokens as beside it
        }
        if (!source.endsWith(TokenizerFile.NAME) || !text.contains("\"ByteLevel\"")) {
            return text;
        }
        Tokenizer tokenizer = new TokenizerFile(ForeignFiles.standard()).read(source);
        return IntStream.range(0, tokenizer.vocabularySize())
                .mapToObj(tokenizer::tokenText)
                .collect(Collectors.joining());
    }

    private static List<Path> shownFiles() throws IOException {
        try (Stream<Path> files = Files.walk(CHECKOUT)) {
            List<Path> shown =
                    files.filter(Files::isRegularFile)
                            .filter(
                                    path ->
                                            CHECKOUT.relativize(path)
                                                    .toString()
                                                    .contains("src/main/resources"))
                            .filter(BundledFontTest::isShown)
                            .toList();
            assertThat(shown).isNotEmpty();
            return shown;
        }
    }

    private static boolean isShown(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".properties")
                || name.endsWith(".md")
                || name.endsWith(".json")
                || name.equals("vocab.txt");
    }
}
