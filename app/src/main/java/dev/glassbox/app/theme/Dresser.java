package dev.glassbox.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import javafx.application.Application;
import javafx.scene.Scene;

/** Puts a theme and a text size on scenes. Belongs to the JavaFX thread. */
public final class Dresser {
    /** Body text at 100 percent, in logical pixels. */
    static final double BODY_TEXT = 15;

    /** Text never grows beyond this many times its size at 100 percent, or the theme's own. */
    private static final double MOST = 2;

    /** Dresses a scene; called again whenever theme, text size or the scene's height change. */
    public void dress(Scene scene, Theme theme, int textPercent) {
        String base =
                theme.dark()
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet();
        if (!base.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(base);
        }
        String app = Dresser.class.getResource("app.css").toExternalForm();
        List<String> sheets = List.of(theme.stylesheet(), app);
        if (!scene.getStylesheets().equals(sheets)) {
            scene.getStylesheets().setAll(sheets);
        }
        double size = bodyText(theme, textPercent, scene.getHeight());
        scene.getRoot().setStyle("-fx-font-size: " + size + "px;");
    }

    /**
     * Body text in logical pixels. A theme for large screens asks for text in proportion to the
     * screen; there is less left for the user to add then.
     */
    static double bodyText(Theme theme, int textPercent, double height) {
        double theirs = theme.bodyTextAt1080() * height / 1080;
        double wanted = Math.max(BODY_TEXT, theirs) * textPercent / 100;
        return Math.rint(Math.min(wanted, Math.max(BODY_TEXT * MOST, theirs)) * 2) / 2;
    }
}
