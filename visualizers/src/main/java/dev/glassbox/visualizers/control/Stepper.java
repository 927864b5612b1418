package dev.glassbox.visualizers.control;

import java.util.function.LongConsumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;

/**
 * A whole number with a smaller and a larger one beside it. One stop of the Tab key; the arrow keys
 * change it, Home and End go to its ends.
 */
public final class Stepper extends HBox {
    private final Label name = new Label();
    private final Label less = new Label("−");
    private final Label number = new Label();
    private final Label more = new Label("+");
    private final Tooltip tip = new Tooltip();
    private final long least;
    private final long most;
    private final LongConsumer onChanged;
    private long value;

    /**
     * @param onChanged called with each new number
     */
    public Stepper(long least, long most, LongConsumer onChanged) {
        this.least = least;
        this.most = most;
        this.onChanged = onChanged;
        getStyleClass().add("stepper");
        setAlignment(Pos.CENTER_LEFT);
        setFillHeight(false);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SPINNER);
        name.getStyleClass().add("stepper-name");
        number.getStyleClass().add("stepper-value");
        less.getStyleClass().add("stepper-button");
        more.getStyleClass().add("stepper-button");
        HBox box = new HBox(less, number, more);
        box.getStyleClass().add("stepper-box");
        box.setAlignment(Pos.CENTER);
        for (Label part : java.util.List.of(name, less, number, more)) {
            part.setMinWidth(USE_PREF_SIZE);
        }
        less.addEventHandler(MouseEvent.MOUSE_CLICKED, e -> clicked(-1));
        more.addEventHandler(MouseEvent.MOUSE_CLICKED, e -> clicked(1));
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        Tooltip.install(this, tip);
        getChildren().setAll(name, box);
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("stepper.css");
    }

    /**
     * @param help what it is for, in a sentence
     */
    public void show(String newName, long newValue, String help) {
        value = newValue;
        name.setText(newName);
        number.setText(String.valueOf(newValue));
        less.setDisable(newValue <= least);
        more.setDisable(newValue >= most);
        setAccessibleText(newName + " " + newValue);
        setAccessibleHelp(help);
        tip.setText(help);
    }

    private void clicked(int by) {
        requestFocus();
        change(value + by);
    }

    private void keyPressed(KeyEvent event) {
        if (event.isAltDown() || event.isControlDown() || event.isMetaDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT, DOWN, MINUS, SUBTRACT -> change(value - 1);
            case RIGHT, UP, PLUS, ADD -> change(value + 1);
            case HOME -> change(least);
            case END -> change(most == Long.MAX_VALUE ? value : most);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void change(long wanted) {
        long fitting = Math.max(least, Math.min(most, wanted));
        if (fitting != value) {
            onChanged.accept(fitting);
        }
    }
}
