package dev.glassbox.app.control;

import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A small drawing as large as the text around it. An icon's own size cannot be given in em, so it
 * follows the font of the label that carries it.
 */
public final class Icon extends Label {
    private final FontIcon drawing;

    Icon(Feather shape) {
        drawing = new FontIcon(shape);
        setGraphic(drawing);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().setAll("icon");
        setAccessibleRole(AccessibleRole.NODE);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        fontProperty().addListener((property, old, font) -> fit(font.getSize()));
        fit(getFont().getSize());
    }

    /** The base theme sets a fixed size; only a style of the drawing's own wins over it. */
    private void fit(double size) {
        long pixels = Math.round(size);
        drawing.setIconSize((int) pixels);
        String rest = drawing.getStyle().replaceAll("-fx-icon-size:[^;]*;?", "");
        drawing.setStyle(rest + ";-fx-icon-size:" + pixels + "px;");
    }
}
