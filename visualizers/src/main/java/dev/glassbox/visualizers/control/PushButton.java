package dev.glassbox.visualizers.control;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/** A button that does something to the picture, with its words and its key. */
public final class PushButton extends Button {
    private final Tooltip tip = new Tooltip();

    public PushButton(Runnable onPushed) {
        getStyleClass().setAll("push-button");
        setMinWidth(USE_PREF_SIZE);
        setTooltip(tip);
        setOnAction(e -> onPushed.run());
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("toggle.css");
    }

    /**
     * @param help what it does, in a sentence, and its key
     */
    public void show(String words, String help) {
        setText(words);
        setAccessibleText(words + ". " + help);
        tip.setText(help);
    }
}
