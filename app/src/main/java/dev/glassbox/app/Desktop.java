package dev.glassbox.app;

import dev.glassbox.app.bookmarks.Bookmarks;
import dev.glassbox.app.explore.ExploreViewModel;
import dev.glassbox.app.lab.Lab;
import dev.glassbox.app.points.PointsViewModel;
import dev.glassbox.app.shell.Look;
import dev.glassbox.app.shell.Panels;
import dev.glassbox.app.shell.ShellParts;
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

    /**
     * @param lab the training lab
     * @param explore what is explored
     * @param points the map of points
     * @param bookmarks views kept under a name
     */
    Desktop(
            Wiring wiring,
            ShellParts parts,
            Lab lab,
            ExploreViewModel explore,
            PointsViewModel points,
            Bookmarks bookmarks,
            double width,
            double height) {
        Look look = new Look(parts.settings(), wiring.themes(), wiring.messages());
        shell = new ShellViewModel(parts, look, InstantSource.system());
        Panels panels =
                new Panels(
                        shell,
                        parts.settings(),
                        String.valueOf(wiring.folders().home()),
                        wiring::about,
                        wiring.speed(),
                        wiring.modelsScreen(parts.settings()));
        ShellView view =
                new ShellView(shell, panels, wiring.places(shell, lab, explore, points, bookmarks));
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
