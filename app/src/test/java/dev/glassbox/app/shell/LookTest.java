package dev.glassbox.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookTest {
    @TempDir Path folder;
    private ShellFixture fixture;
    private Look look;

    @BeforeEach
    void open() {
        fixture = new ShellFixture(folder, "zh");
        look = fixture.look;
    }

    @Test
    void theNextLanguageIsSpokenAndRemembered() {
        look.nextLanguage();
        assertThat(fixture.messages.language()).isEqualTo("en");
        assertThat(fixture.settings.get().look().language()).isEqualTo("en");
        look.nextLanguage();
        assertThat(fixture.messages.language()).isEqualTo("zh");
    }

    @Test
    void aLanguageForThisStartOnlyStaysWhenSomethingElseIsSet() {
        fixture.settings.update(now -> now.withLook(now.look().withLanguage("en")));
        fixture.messages.speak(fixture.messages.languages().byTag("zh").orElseThrow());
        look.largerText();
        assertThat(fixture.messages.language()).isEqualTo("zh");
        look.speak(fixture.messages.languages().byTag("en").orElseThrow());
        assertThat(fixture.messages.language()).isEqualTo("en");
    }

    @Test
    void themesFollowEachOtherInACircle() {
        String first = look.theme().get().id();
        for (int i = 0; i < look.themes().size(); i++) {
            look.nextTheme();
        }
        assertThat(look.theme().get().id()).isEqualTo(first);
    }

    @Test
    void textStaysBetween100And200Percent() {
        look.smallerText();
        assertThat(look.textPercent().get()).isEqualTo(100);
        look.largerText();
        assertThat(look.textPercent().get()).isEqualTo(110);
        look.setTextPercent(500);
        assertThat(look.textPercent().get()).isEqualTo(200);
    }

    @Test
    void aThemeThatIsGoneBecomesTheFirst() {
        fixture.settings.update(now -> now.withLook(now.look().withTheme("sepia")));
        assertThat(look.theme().get()).isEqualTo(look.themes().get(0));
    }
}
