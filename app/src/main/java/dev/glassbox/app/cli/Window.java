package dev.glassbox.app.cli;

import dev.glassbox.app.GlassboxApp;
import dev.glassbox.app.StartAt;
import dev.glassbox.runtime.intake.Problem;
import java.util.Map;

/** Opens the window, where there is a display to open it on. */
final class Window {
    private Window() {}

    /**
     * @throws dev.glassbox.runtime.intake.IntakeException if there is no display, or the app is
     *     running already
     */
    static void open(Job job, StartAt start) {
        if (lacksDisplay(System.getProperty("os.name", ""), System.getenv())) {
            throw Problem.failure("cli.no-display", "").asException();
        }
        try {
            new GlassboxApp(job.wiring()).open(start);
        } catch (UnsupportedOperationException e) {
            // JavaFX's word for a display that is named but does not answer.
            throw Problem.failure("cli.no-display", "").asException();
        }
    }

    /** On Linux JavaFX speaks to X11 only; asked first, so that no run is begun in vain. */
    static boolean lacksDisplay(String system, Map<String, String> environment) {
        return system.equals("Linux") && environment.getOrDefault("DISPLAY", "").isEmpty();
    }
}
