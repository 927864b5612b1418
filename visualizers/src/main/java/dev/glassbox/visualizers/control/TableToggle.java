package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.api.Texts;
import java.util.function.Consumer;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Turns the picture into a table of its numbers and back, by button or by the key T. */
public final class TableToggle extends ToggleButton {

    /**
     * @param onToggled called with whether the table is wanted
     */
    public TableToggle(Consumer<Boolean> onToggled) {
        getStyleClass().add("table-toggle");
        setMinWidth(USE_PREF_SIZE);
        setOnAction(e -> onToggled.accept(isSelected()));
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("toggle.css");
    }

    /** Whether this key means the table: T alone, and not as a letter of a text. */
    public static boolean isKey(KeyEvent event) {
        return event.getCode() == KeyCode.T
                && !event.isShortcutDown()
                && !event.isControlDown()
                && !event.isAltDown()
                && !event.isMetaDown()
                && !(event.getTarget() instanceof TextInputControl);
    }

    public void show(boolean table, Texts texts) {
        setSelected(table);
        setText(texts.text("control.table"));
        setAccessibleText(texts.text("control.table.help"));
        setTooltip(new Tooltip(texts.text("control.table.help")));
    }
}
