package dev.glassbox.app;

import dev.glassbox.app.failure.OrderlyExit;
import dev.glassbox.app.failure.Session;
import dev.glassbox.app.settings.Settings;
import dev.glassbox.app.shell.Place;
import dev.glassbox.app.shell.ShellParts;
import dev.glassbox.app.shell.ShellViewModel;
import dev.glassbox.runtime.intake.Problem;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window. One at a time; it ends with {@link #open}. */
public final class GlassboxApp {
    /** The smallest window that everything fits in. */
    private static final double MIN_WIDTH = 800;

    private static final double MIN_HEIGHT = 560;

    /** A first window is as large as this, where the screen has room. */
    private static final double FIRST_WIDTH = 1600;

    private static final double FIRST_HEIGHT = 1000;

    /** The share of a smaller screen that a first window takes. */
    private static final double FIRST_SHARE = 0.9;

    private final Wiring wiring;
    private final Timing timing;
    private final CountDownLatch chartFonts = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    public GlassboxApp(Wiring wiring) {
        this.wiring = wiring;
        this.timing = Timing.ofThisStart();
    }

    /**
     * Shows the window. The process ends with it, in order; this returns only where there is
     * nothing to show. Called on the main thread, once.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the app is running already
     */
    public void open(StartAt start) {
        timing.mark("main");
        Session session =
                wiring.beginSession()
                        .orElseThrow(
                                () ->
                                        Problem.failure(
                                                        "app.already-running",
                                                        wiring.folders().home().toString())
                                                .asException());
        OrderlyExit exit = wiring.exit(session);
        exit.onTermination();
        Platform.setImplicitExit(false);
        Platform.startup(() -> show(start));
        wiring.fonts().registerForCharts(); // while the toolkit starts
        timing.mark("chart fonts");
        chartFonts.countDown();
        await(closed);
        exit.leave(0);
    }

    private void show(StartAt start) {
        timing.mark("toolkit");
        wiring.begin();
        start.language().flatMap(wiring.languages()::byTag).ifPresent(wiring.messages()::speak);
        wiring.fonts().registerForScreens();
        await(chartFonts);
        timing.mark("fonts");
        Stage stage = new Stage();
        ShellParts parts = wiring.shellParts(wiring.settings(), wiring.progress());
        Desktop desktop =
                new Desktop(
                        wiring,
                        parts,
                        wiring.training().own(),
                        wiring.exploring().own(),
                        wiring.mapping().own(),
                        wiring.mapping().bookmarks(),
                        FIRST_WIDTH,
                        FIRST_HEIGHT);
        stage.setScene(desktop.scene());
        stage.setTitle(wiring.messages().text("app.title"));
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        place(stage, wiring.settings().get().window());
        followFullScreen(stage, desktop.shell());
        stage.setOnHidden(event -> end(stage));
        timing.whenShown(desktop.shell().stage().picture());
        afterFirstFrame(
                desktop.scene(),
                () -> {
                    timing.mark("window");
                    firstStep(desktop.shell(), start);
                });
        timing.mark("scene");
        stage.show();
        desktop.shell().fullScreen().set(start.present());
        wiring.startEngine();
    }

    /**
     * A lesson and its picture take as long to lay out as the window itself, so that one comes
     * first. The second pulse begins when the first frame is on screen.
     */
    private static void afterFirstFrame(Scene scene, Runnable next) {
        Runnable[] listener = new Runnable[1];
        int[] pulses = {0};
        listener[0] =
                () -> {
                    pulses[0]++;
                    Platform.requestNextPulse();
                    if (pulses[0] == 2) {
                        scene.removePostLayoutPulseListener(listener[0]);
                        Platform.runLater(next);
                    }
                };
        scene.addPostLayoutPulseListener(listener[0]);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void firstStep(ShellViewModel shell, StartAt start) {
        if (start.view().isPresent()) {
            shell.openLast();
            shell.go(Place.EXPLORE);
            wiring.exploring().opener(wiring.exploring().own()).open(start.view().get());
            return;
        }
        boolean shown = start.lesson().filter(id -> shell.open(id, start.step())).isPresent();
        if (!shown) {
            shell.openLast();
            shell.goLast();
        }
    }

    /** Where the window was, if a screen still shows that place; else in the middle. */
    private static void place(Stage stage, Settings.@Nullable WindowPlace last) {
        if (last == null
                || Screen.getScreensForRectangle(last.x(), last.y(), last.width(), last.height())
                        .isEmpty()) {
            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
            stage.setWidth(Math.min(FIRST_WIDTH, screen.getWidth() * FIRST_SHARE));
            stage.setHeight(Math.min(FIRST_HEIGHT, screen.getHeight() * FIRST_SHARE));
            stage.centerOnScreen();
            return;
        }
        stage.setX(last.x());
        stage.setY(last.y());
        stage.setWidth(last.width());
        stage.setHeight(last.height());
        stage.setMaximized(last.maximized());
    }

    private static void followFullScreen(Stage stage, ShellViewModel shell) {
        shell.fullScreen().addListener((property, old, now) -> stage.setFullScreen(now));
        stage.fullScreenProperty().addListener((property, old, now) -> shell.fullScreen().set(now));
    }

    private void end(Stage stage) {
        wiring.settings().update(now -> now.withWindow(placeOf(stage, now.window())));
        closed.countDown();
    }

    private static Settings.WindowPlace placeOf(Stage stage, Settings.@Nullable WindowPlace last) {
        boolean filled = stage.isMaximized() || stage.isFullScreen();
        if (filled && last != null) {
            return new Settings.WindowPlace(
                    last.x(), last.y(), last.width(), last.height(), stage.isMaximized());
        }
        return new Settings.WindowPlace(
                stage.getX(),
                stage.getY(),
                stage.getWidth(),
                stage.getHeight(),
                stage.isMaximized());
    }
}
