package dev.glassbox.app.control;

import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import org.kordamp.ikonli.feather.Feather;

/** Buttons that show a picture and no words. Their names come from {@link LiveText#tip}. */
public final class Icons {
    private Icons() {}

    public static Icon icon(Feather shape) {
        return new Icon(shape);
    }

    public static Button button(Feather shape, Runnable action) {
        Button button = new Button(null, icon(shape));
        button.getStyleClass().add("icon-button");
        button.setOnAction(event -> action.run());
        return button;
    }

    public static ToggleButton toggle(Feather shape) {
        ToggleButton button = new ToggleButton(null, icon(shape));
        button.getStyleClass().add("icon-button");
        return button;
    }
}
