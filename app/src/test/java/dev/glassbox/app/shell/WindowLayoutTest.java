package dev.glassbox.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No word of the window is cut short or leaves it, in either language, as large as text gets. */
class WindowLayoutTest extends WindowTest {

    @ParameterizedTest
    @CsvSource({
        "zh, 1024, 768, 100, light",
        "en, 1024, 768, 100, dark",
        "zh, 1024, 768, 150, light",
        "en, 1024, 768, 150, light",
        "en, 1024, 768, 100, projector",
        "zh, 1280, 800, 100, light",
        "zh, 1920, 1080, 200, light",
        "en, 1920, 1080, 200, dark",
        "en, 1920, 1080, 100, projector"
    })
    void nothingIsCut(String language, double width, double height, int percent, String theme) {
        open(language, width, height);
        run(
                () -> {
                    shell().look().setTextPercent(percent);
                    shell().look().themes().stream()
                            .filter(one -> one.id().equals(theme))
                            .forEach(shell().look()::wear);
                });
        for (int step = 1; step <= 5; step++) {
            String number = String.valueOf(step);
            run(() -> shell().open(ShellFixture.LESSON, number));
            settle();
            assertThat(faults()).as("step " + step).isEqualTo(List.of());
        }
        for (Panel panel : Panel.values()) {
            run(() -> shell().panel().set(panel));
            settle();
            assertThat(faults()).as("panel " + panel).isEqualTo(List.of());
        }
        run(
                () -> {
                    shell().panel().set(Panel.NONE);
                    shell().railOpen().set(true);
                    shell().open(ShellFixture.LESSON, "2");
                    shell().lesson().get().orElseThrow().choose(0);
                });
        settle();
        assertThat(faults()).as("course open, prediction made").isEqualTo(List.of());
    }

    @Test
    void aLabelWithoutRoomIsSeen() {
        open("en", 1280, 800);
        run(() -> ((Labeled) node(".lesson-heading")).setMaxSize(60, 20));
        settle();
        assertThat(faults()).singleElement().asString().startsWith("cut short");
    }

    private List<String> faults() {
        return WindowFaults.of(window().scene());
    }
}
