package dev.glassbox.app;

import dev.glassbox.app.shell.Look;
import dev.glassbox.app.shell.Panels;
import dev.glassbox.app.shell.ShellView;
import dev.glassbox.app.shell.ShellViewModel;
import java.time.InstantSource;
import javafx.scene.Scene;

/**
 * The shell in a scene, dressed, on the JavaFX thread: the same for the window and for pictures.
 */
final class Desktop {
    private final ShellViewModel shell;
    private final Scene scene;

    Desktop(Wiring wiring, double width, double height) {
        Look look = new Look(wiring.settings(), wiring.themes(), wiring.messages());
        shell = new ShellViewModel(wiring.shellParts(), look, InstantSource.system());
        Panels panels =
                new Panels(
                        shell,
                        wiring.settings(),
                        String.valueOf(wiring.folders().home()),
                        wiring::about);
        ShellView view = new ShellView(shell, panels);
        scene = new Scene(view, width, height);
        view.listenTo(scene);
        look.wearOn(scene, wiring.dresser());
    }

    ShellViewModel shell() {
        return shell;
    }

    Scene scene() {
        return scene;
    }
}
