package dev.glassbox.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.scene.Scene;

/** Puts a theme and a text size on scenes. Belongs to the JavaFX thread. */
public final class Dresser {
    /** Body text at 100 percent, in logical pixels. */
    static final double BODY_TEXT = 15;

    /** Dresses a scene; called again whenever theme or text size change. */
    public void dress(Scene scene, Theme theme, int textPercent) {
        String base =
                theme.dark()
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet();
        if (!base.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(base);
        }
        String app = Dresser.class.getResource("app.css").toExternalForm();
        scene.getStylesheets().setAll(theme.stylesheet(), app);
        scene.getRoot().setStyle("-fx-font-size: " + BODY_TEXT * textPercent / 100 + "px;");
    }
}
