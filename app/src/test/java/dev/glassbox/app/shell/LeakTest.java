package dev.glassbox.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import de.sandec.jmemorybuddy.JMemoryBuddy;
import dev.glassbox.app.lab.RecordedRuns;
import dev.glassbox.app.lesson.Appearance;
import dev.glassbox.app.lesson.LessonView;
import dev.glassbox.app.lesson.LessonViewModel;
import dev.glassbox.app.lesson.StageView;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever is put away is let go of, however often language, theme and lesson are switched. */
class LeakTest extends WindowTest {
    /** Not on the JavaFX thread, which others wait for. */
    @BeforeAll
    static void train() {
        assertThat(RecordedRuns.healthy().looks()).isNotEmpty();
    }

    private static final int TIMES = 20;

    @Test
    void viewsOfALessonAreLetGoOf() {
        open("en", 1280, 800);
        JMemoryBuddy.memoryTest(
                checker -> {
                    for (int i = 0; i < TIMES; i++) {
                        run(() -> visitLesson(checker));
                        run(
                                () -> {
                                    shell().look().nextLanguage();
                                    shell().look().nextTheme();
                                });
                    }
                });
    }

    @Test
    void theLabIsLetGoOf() {
        open("en", 1280, 800);
        run(() -> window().fixture().lab.start());
        JMemoryBuddy.memoryTest(
                checker -> {
                    for (int i = 0; i < TIMES; i++) {
                        run(
                                () -> {
                                    PlaceView made =
                                            window().fixture()
                                                    .places
                                                    .make(Place.TRAIN)
                                                    .orElseThrow();
                                    made.dispose();
                                    checker.assertCollectable(made);
                                    checker.assertCollectable(made.node());
                                    shell().look().nextLanguage();
                                });
                    }
                });
    }

    private void visitLesson(JMemoryBuddy.MemoryTestAPI checker) {
        LessonViewModel walk = shell().lesson().get().orElseThrow();
        LessonView column = new LessonView(walk, window().fixture().messages);
        StageView stage =
                new StageView(
                        shell().stage(),
                        new Appearance(
                                window().fixture().messages, shell().look().theme(), () -> true));
        column.dispose();
        stage.dispose();
        checker.assertCollectable(column);
        checker.assertCollectable(stage);
    }

    @Test
    void panelsAreLetGoOf() {
        open("zh", 1280, 800);
        Panels panels =
                on(
                        () ->
                                new Panels(
                                        shell(),
                                        window().fixture().settings,
                                        "",
                                        () -> new AboutReader(ShellFixture.FILES).read(),
                                        window().fixture().speed,
                                        window().fixture().models));
        JMemoryBuddy.memoryTest(
                checker -> {
                    for (Panel panel : Panel.values()) {
                        run(
                                () -> {
                                    Optional<PanelView> made = panels.make(panel);
                                    made.ifPresent(PanelView::dispose);
                                    made.ifPresent(checker::assertCollectable);
                                });
                    }
                });
    }
}
