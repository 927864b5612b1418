package dev.glassbox.app.shell;

import dev.glassbox.app.background.Tracer;
import dev.glassbox.app.settings.SettingsStore;
import dev.glassbox.app.theme.Dresser;
import dev.glassbox.app.theme.Fonts;
import javafx.scene.Node;
import javafx.scene.Scene;

/** The shell of {@link ShellFixture} in a scene. Made on the JavaFX thread. */
final class TestWindow {
    private final ShellFixture fixture;
    private final ShellView view;
    private final Scene scene;

    TestWindow(
            SettingsStore settings, String language, Tracer tracer, double width, double height) {
        Fonts fonts = new Fonts(ShellFixture.FILES.assets().resolve("fonts"));
        fonts.registerForScreens();
        fonts.registerForCharts();
        fixture = new ShellFixture(settings, language, tracer);
        view =
                new ShellView(
                        fixture.shell,
                        new Panels(
                                fixture.shell,
                                settings,
                                "/home/someone/.local/share/glassbox",
                                () -> new AboutReader(ShellFixture.FILES).read(),
                                fixture.speed,
                                fixture.models),
                        fixture.places);
        scene = new Scene(view, width, height);
        view.listenTo(scene);
        fixture.look.wearOn(scene, new Dresser());
    }

    ShellFixture fixture() {
        return fixture;
    }

    ShellViewModel shell() {
        return fixture.shell;
    }

    Scene scene() {
        return scene;
    }

    /** Whether a node and everything above it are visible. */
    static boolean isShown(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (!up.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }
}
