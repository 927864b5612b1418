package dev.glassbox.app;

import dev.glassbox.app.background.EngineState;
import dev.glassbox.app.explore.ExploreViewModel;
import dev.glassbox.app.lab.Lab;
import dev.glassbox.app.lesson.Picture;
import dev.glassbox.app.lesson.StageViewModel;
import dev.glassbox.app.settings.SettingsStore;
import dev.glassbox.app.shell.Place;
import dev.glassbox.app.shell.ShellParts;
import dev.glassbox.app.shell.ShellViewModel;
import dev.glassbox.lessons.progress.CourseProgress;
import dev.glassbox.lessons.progress.ProgressStore;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Draws the real screen without a display: the shell, the live numbers, a PNG. One per process. */
public final class ScreenShot {
    /** A cold engine on a busy machine is unpacked and started well within this. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** A training of some hundred steps on such a machine. */
    private static final Duration PATIENCE_TO_TRAIN = Duration.ofMinutes(20);

    /** Frames between the last change and the picture: layout, then drawing, then all is still. */
    private static final int FRAMES = 6;

    private final Wiring wiring;

    /** The user's own are read for what the request leaves open, and stay as they are. */
    private final SettingsStore settings;

    /** From the JavaFX thread to the one that waits. */
    private final BlockingQueue<Outcome> outcome = new LinkedBlockingQueue<>();

    /** The picture, or why there is none. */
    private record Outcome(@Nullable WritableImage image, @Nullable RuntimeException failure) {}

    public ScreenShot(Wiring wiring) {
        this.wiring = wiring;
        this.settings = SettingsStore.unkept(wiring.settings().get());
    }

    /**
     * The picture as PNG. Starts the toolkit, so it is called once, on the main thread.
     *
     * @throws IntakeException if there is no such lesson, step, theme or visualizer, or the numbers
     *     cannot be had
     */
    public byte[] take(ShotRequest request) {
        useNoDisplay(request.width(), request.height());
        Platform.startup(() -> begin(request));
        boolean training = request.content() instanceof ShotRequest.Training;
        Outcome taken = await(training ? PATIENCE_TO_TRAIN : PATIENCE);
        if (taken.failure() != null) {
            throw taken.failure();
        }
        return png(Objects.requireNonNull(taken.image()));
    }

    private Outcome await(Duration patience) {
        try {
            Outcome taken = outcome.poll(patience.toSeconds(), TimeUnit.SECONDS);
            if (taken != null) {
                return taken;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Problem.failure("shot.too-slow", "", "seconds", patience.toSeconds()).asException();
    }

    /** Before the toolkit starts. A screen smaller than the window would break every frame. */
    static void useNoDisplay(int width, int height) {
        System.setProperty("glass.platform", "Monocle");
        System.setProperty("monocle.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("headless.geometry", width + "x" + height);
        System.setProperty("java.awt.headless", "true");
    }

    private void begin(ShotRequest request) {
        try {
            wiring.begin();
            wiring.fonts().registerForScreens();
            wiring.fonts().registerForCharts();
            dress(request);
            ShellParts parts = wiring.shellParts(settings, new NoProgress());
            Lab lab = wiring.training().forAPicture();
            ExploreViewModel explore = wiring.exploring().forAPicture();
            Desktop desktop =
                    new Desktop(
                            wiring,
                            parts,
                            lab,
                            explore,
                            wiring.mapping().forAPicture(),
                            wiring.mapping().noBookmarks(),
                            request.width(),
                            request.height());
            Stage stage = new Stage(StageStyle.UNDECORATED);
            stage.setScene(desktop.scene());
            stage.show();
            if (request.content() instanceof ShotRequest.Training training) {
                wiring.startEngine();
                desktop.shell().go(Place.TRAIN);
                Runnable press =
                        () -> outcome.add(new Outcome(desktop.scene().snapshot(null), null));
                Consumer<RuntimeException> failed = e -> outcome.add(new Outcome(null, e));
                lab.change(training.state());
                if (training.state().own().open()) {
                    LabShutter.ofForm(wiring.training().ownText(), press, failed).start();
                    return;
                }
                lab.start();
                LabShutter.ofRun(lab, press, failed).start();
                return;
            }
            if (request.content() instanceof ShotRequest.Exploring exploring) {
                explore.set(exploring.state());
                desktop.shell().go(Place.EXPLORE);
                List<StageViewModel> stages =
                        explore.panes().stream().map(ExploreViewModel.Pane::stage).toList();
                new Shutter(desktop, stages, outcome).start();
                wiring.startEngine();
                return;
            }
            show(request.content(), desktop.shell());
            new Shutter(desktop, List.of(desktop.shell().stage()), outcome).start();
            wiring.startEngine();
        } catch (RuntimeException e) {
            outcome.add(new Outcome(null, e));
        }
    }

    private void dress(ShotRequest request) {
        if (wiring.themes().byId(request.theme()).isEmpty()) {
            throw Problem.input("shot.no-such-theme", "", "theme", request.theme()).asException();
        }
        settings.update(
                now ->
                        now.withLook(
                                now.look()
                                        .withTheme(request.theme())
                                        .withTextPercent(request.textPercent())
                                        .withReducedMotion(true)));
        request.language()
                .flatMap(wiring.languages()::byTag)
                .ifPresent(
                        language -> {
                            wiring.messages().speak(language);
                            settings.update(
                                    now -> now.withLook(now.look().withLanguage(language.tag())));
                        });
    }

    private static void show(ShotRequest.Content content, ShellViewModel shell) {
        if (content instanceof ShotRequest.OneState one) {
            shell.stage().show(one.visualizer(), one.state());
            Optional<Problem> broken = shell.stage().broken().get();
            if (broken.isPresent()) {
                throw broken.get().asException();
            }
            return;
        }
        ShotRequest.LessonStep at = (ShotRequest.LessonStep) content;
        if (shell.course().lesson(at.lesson()).isEmpty()) {
            throw Problem.input("app.no-such-lesson", "", "lesson", at.lesson()).asException();
        }
        if (!shell.open(at.lesson(), at.step())) {
            throw Problem.input("app.no-such-step", "", "lesson", at.lesson(), "step", at.step())
                    .asException();
        }
    }

    private static byte[] png(WritableImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Presses when the live numbers have been on screen for some frames. */
    private static final class Shutter extends AnimationTimer {
        private final Desktop desktop;
        private final List<StageViewModel> stages;
        private final Queue<Outcome> outcome;
        private int still;

        Shutter(Desktop desktop, List<StageViewModel> stages, Queue<Outcome> outcome) {
            this.desktop = desktop;
            this.stages = List.copyOf(stages);
            this.outcome = outcome;
        }

        @Override
        public void handle(long now) {
            Optional<Problem> trouble = trouble();
            if (trouble.isPresent()) {
                stop();
                outcome.add(new Outcome(null, trouble.get().asException()));
                return;
            }
            still = settled() ? still + 1 : 0;
            if (still >= FRAMES) {
                stop();
                Scene scene = desktop.scene();
                outcome.add(new Outcome(scene.snapshot(null), null));
            }
        }

        /** Of pictures side by side the others still have something to show. */
        private Optional<Problem> trouble() {
            if (stages.size() != 1) {
                return Optional.empty();
            }
            StageViewModel stage = stages.get(0);
            return stage.broken().get().or(() -> stage.picture().get().flatMap(Picture::trouble));
        }

        private boolean settled() {
            boolean starting = desktop.shell().engine().phase() == EngineState.Phase.STARTING;
            return !starting && stages.stream().allMatch(Shutter::settled);
        }

        private static boolean settled(StageViewModel stage) {
            if (stage.broken().get().isPresent()
                    || stage.picture().get().flatMap(Picture::trouble).isPresent()) {
                return true;
            }
            boolean whole = stage.picture().get().filter(Picture::whole).isPresent();
            boolean recorded =
                    stage.source().filter(source -> source.trace().origin().recorded()).isPresent();
            return whole && !recorded;
        }
    }

    /** A picture shows every step as it is at first. */
    private static final class NoProgress implements ProgressStore {
        @Override
        public CourseProgress load() {
            return CourseProgress.NONE;
        }

        @Override
        public void save(CourseProgress progress) {}
    }
}
