package dev.glassbox.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.app.lesson.LessonViewModel;
import dev.glassbox.app.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellViewModelTest {
    @TempDir Path folder;
    private ShellFixture fixture;
    private ShellViewModel shell;

    @BeforeEach
    void open() {
        fixture = new ShellFixture(folder, "en");
        shell = fixture.shell;
    }

    private LessonViewModel lesson() {
        return shell.lesson().get().orElseThrow();
    }

    @Test
    void aFirstStartShowsTheFirstLessonOfTheCourse() {
        shell.openLast();
        assertThat(lesson().lesson()).isEqualTo(ShellFixture.COURSE.lessons().get(0));
        assertThat(lesson().index().get()).isZero();
    }

    @Test
    void aLaterStartGoesOnWhereTheLearnerWas() {
        shell.open(ShellFixture.LESSON, "3");
        String step = lesson().step().id();
        assertThat(fixture.settings.get().last())
                .isEqualTo(new Settings.LastStep(ShellFixture.LESSON, step));
        ShellFixture later = new ShellFixture(fixture.settings, "en", new TinyTracer(false));
        later.shell.openLast();
        assertThat(later.shell.lesson().get().map(walk -> walk.step().id())).contains(step);
    }

    @Test
    void aPlaceThatIsGoneIsNoObstacle() {
        fixture.settings.update(now -> now.withLast(new Settings.LastStep("gone", "gone")));
        shell.openLast();
        assertThat(lesson().index().get()).isZero();
    }

    @Test
    void anUnknownLessonOrStepIsRefusedAndNothingChanges() {
        shell.open(ShellFixture.LESSON, "2");
        assertThat(List.of(shell.open("gone", "1"), shell.open(ShellFixture.LESSON, "99")))
                .isEqualTo(List.of(false, false));
        assertThat(lesson().index().get()).isEqualTo(1);
    }

    @Test
    void theStatusSaysModelTokensAndThatNumbersAreLive() {
        shell.openLast();
        Status status = shell.status().get();
        assertThat(status.model()).contains("shakespeare-char");
        assertThat(status.tokens()).contains("To be, or not to be".length());
        assertThat(status.source()).isEqualTo(Status.Source.LIVE);
    }

    @Test
    void recordedNumbersAreMarked() {
        ShellFixture recorded = new ShellFixture(fixture.settings, "en", new TinyTracer(true));
        recorded.shell.openLast();
        assertThat(recorded.shell.status().get().source()).isEqualTo(Status.Source.RECORDED);
    }

    @Test
    void whatLiesOnTopGoesAwayFirst() {
        shell.toggle(Panel.HELP);
        shell.blank().set(true);
        assertThat(List.of(shell.uncover(), shell.panel().get()))
                .isEqualTo(List.of(true, Panel.HELP));
        assertThat(List.of(shell.uncover(), shell.panel().get()))
                .isEqualTo(List.of(true, Panel.NONE));
        assertThat(shell.uncover()).isFalse();
    }

    @Test
    void theSameKeyOpensAndClosesAPanel() {
        shell.toggle(Panel.HELP);
        shell.toggle(Panel.SETTINGS);
        assertThat(shell.panel().get()).isEqualTo(Panel.SETTINGS);
        shell.toggle(Panel.SETTINGS);
        assertThat(shell.panel().get()).isEqualTo(Panel.NONE);
    }

    @Test
    void everyStepOfEveryLessonCanBeShown() {
        for (var lesson : ShellFixture.COURSE.lessons()) {
            for (var step : lesson.steps()) {
                assertThat(shell.open(lesson.id(), step.id())).isTrue();
                assertThat(shell.stage().broken().get()).as(step.id()).isEqualTo(Optional.empty());
            }
        }
    }
}
