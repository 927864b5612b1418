package dev.glassbox.app.i18n;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.glassbox.app.files.BundledFiles;
import dev.glassbox.lessons.LessonProblem;
import dev.glassbox.runtime.intake.Problem;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessagesTest {
    @TempDir private Path root;
    private URLClassLoader loader;
    private Languages languages;

    @BeforeEach
    void writeBundles() throws IOException {
        write("languages/zh/language.json", "{\"name\":\"中文\",\"cjkSpacing\":true}");
        write("languages/en/language.json", "{\"name\":\"English\",\"cjkSpacing\":false}");
        write(
                "dev/glassbox/one/strings_zh.properties",
                "one.title=第{layer}层\none.token=词元“{token}”在Transformer里\none.joint=第{n}步");
        write(
                "dev/glassbox/one/strings_en.properties",
                "one.title=Layer {layer}\none.token=Token “{token}” in the Transformer\none.joint=Step {n}");
        write("dev/glassbox/two/deeper/strings_zh.properties", "two.name=二");
        write("dev/glassbox/two/deeper/strings_en.properties", "two.name=Two");
        write(
                "dev/glassbox/two/problems_zh.properties",
                "two.bad={file}第{line}行第{column}列：{what}\nthree.bad=打不开{place}");
        write(
                "dev/glassbox/two/problems_en.properties",
                "two.bad={file}, line {line}, column {column}: {what}\nthree.bad=Cannot open {place}");
        loader = new URLClassLoader(new URL[] {root.toUri().toURL()}, null);
        languages = new Languages(new BundledFiles(loader));
    }

    @AfterEach
    void close() throws IOException {
        loader.close();
    }

    @Test
    void readsTheBundlesOfEveryPackage() {
        Messages messages = speaking("en");

        assertEquals("Layer 2", messages.text("one.title", "layer", 2));
        assertEquals("Two", messages.text("two.name"));
    }

    @Test
    void switchesWhileItRuns() {
        Messages messages = speaking("en");
        List<String> heard = new ArrayList<>();
        messages.languageInUse()
                .addListener((in, before, now) -> heard.add(messages.text("two.name")));
        messages.speak(languages.byTag("zh").orElseThrow());

        assertEquals(List.of("二"), heard);
        assertEquals("zh", messages.language());
    }

    @Test
    void putsANarrowSpaceBetweenChineseAndLatinButNeverIntoAValue() {
        Messages messages = speaking("zh");

        assertEquals("第 3 步", messages.text("one.joint", "n", 3));
        assertEquals("词元“小明a1”在 Transformer 里", messages.text("one.token", "token", "小明a1"));
        assertEquals("用 GPT-2 看", messages.prose("用GPT-2看"));
    }

    @Test
    void writesNoNarrowSpaceInEnglishOrToATerminal() {
        Messages terminal =
                new Messages(
                        languages,
                        languages.byTag("zh").orElseThrow(),
                        Messages.Destination.TERMINAL);

        assertEquals("第3步", terminal.text("one.joint", "n", 3));
        assertEquals("Step 3", speaking("en").text("one.joint", "n", 3));
        assertEquals("看a", speaking("en").prose("看a"));
    }

    @Test
    void saysAProblemWithItsPlace() {
        assertEquals(
                "Cannot open config.json",
                speaking("en").sentence(Problem.input("three.bad", "config.json")));
        assertEquals(
                "a.json, line 3, column 4: x",
                speaking("en")
                        .sentence(
                                new LessonProblem("two.bad", "a.json", 3, 4, Map.of("what", "x"))));
    }

    @Test
    void isLoudAboutAKeyOrAValueThatIsNotThere() {
        Messages messages = speaking("en");

        assertThatThrownBy(() -> messages.text("no.such.key"))
                .hasMessage("no string 'no.such.key' in en");
        assertThatThrownBy(() -> messages.text("one.title"))
                .hasMessage("no value for {layer} of 'one.title'");
    }

    @Test
    void refusesAKeyThatTwoBundlesHave() throws IOException {
        write("dev/glassbox/three/strings_en.properties", "two.name=Again");

        assertThatThrownBy(() -> speaking("en"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'two.name'");
    }

    @Test
    void takesTheLanguageOfTheSettingsThenOfTheLocaleThenEnglish() {
        assertEquals("zh", languages.choose("zh", Locale.ENGLISH).tag());
        assertEquals("zh", languages.choose("", Locale.SIMPLIFIED_CHINESE).tag());
        assertEquals("en", languages.choose("", Locale.FRENCH).tag());
        assertEquals("en", languages.choose("xx", Locale.FRENCH).tag());
    }

    @Test
    void aLanguageMoreIsOneFolderMore() throws IOException {
        write("languages/de/language.json", "{\"name\":\"Deutsch\"}");
        write("languages/de/strings_de.properties", "two.name=Zwei");
        Languages more = new Languages(new BundledFiles(loader));

        assertEquals(List.of("zh", "en", "de"), more.all().stream().map(Language::tag).toList());
        Messages german =
                new Messages(more, more.byTag("de").orElseThrow(), Messages.Destination.SCREEN);
        assertEquals("Zwei", german.text("two.name"));
    }

    private Messages speaking(String tag) {
        return new Messages(
                languages, languages.byTag(tag).orElseThrow(), Messages.Destination.SCREEN);
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
