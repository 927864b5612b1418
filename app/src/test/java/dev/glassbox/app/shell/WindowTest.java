package dev.glassbox.app.shell;

import dev.glassbox.app.background.Tracer;
import dev.glassbox.app.settings.SettingsStore;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The real window on a stand-in engine, and a robot before it. */
abstract class WindowTest {
    @TempDir static Path folder;

    private final FxRobot robot = new FxRobot();
    private @Nullable Stage stage;
    private @Nullable TestWindow window;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
    }

    @AfterEach
    void close() {
        run(
                () -> {
                    if (stage != null) {
                        stage.close();
                    }
                });
    }

    void open(String language, double width, double height) {
        open(language, width, height, new TinyTracer(false));
    }

    void open(String language, double width, double height, Tracer tracer) {
        run(
                () -> {
                    TestWindow made = new TestWindow(settings(), language, tracer, width, height);
                    Stage shown = new Stage(StageStyle.UNDECORATED);
                    shown.setScene(made.scene());
                    shown.setX(0);
                    shown.setY(0);
                    shown.show();
                    window = made;
                    stage = shown;
                    made.shell().open(ShellFixture.LESSON, "1");
                });
        settle();
    }

    /** Of this window alone: what one test sets may be written while the next one runs. */
    private static SettingsStore settings() {
        return ShellFixture.settings(folder.resolve(UUID.randomUUID().toString()));
    }

    FxRobot robot() {
        return robot;
    }

    TestWindow window() {
        return Objects.requireNonNull(window, "open() first");
    }

    ShellViewModel shell() {
        return window().shell();
    }

    int step() {
        return on(() -> shell().lesson().get().orElseThrow().index().get());
    }

    boolean done() {
        return on(() -> shell().lesson().get().orElseThrow().done().get());
    }

    /** The first visible node of a style class. */
    Node node(String selector) {
        return robot.lookup(selector).queryAll().stream()
                .filter(TestWindow::isShown)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing to see of " + selector));
    }

    static <T> T on(Callable<T> job) {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, job);
    }

    static void run(Runnable job) {
        on(
                () -> {
                    job.run();
                    return true;
                });
    }

    /** Lets everything that is under way on the JavaFX thread, and two frames, pass. */
    static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }
}
