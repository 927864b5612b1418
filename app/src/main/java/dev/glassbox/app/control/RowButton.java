package dev.glassbox.app.control;

import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;

/**
 * A button whose words may wrap beside other things; those of a real button's graphic cannot. Off
 * until it is given something to do.
 */
public final class RowButton extends HBox {
    private Runnable action = () -> {};

    public RowButton(String styleClass, Node... children) {
        super(children);
        getStyleClass().add(styleClass);
        setOnMouseClicked(event -> action.run());
        setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                        event.consume();
                        action.run();
                    }
                });
    }

    /** What happens when it is pressed, by mouse, key or screen reader. */
    public void setOnPress(Runnable newAction) {
        action = newAction;
        setAccessibleRole(AccessibleRole.BUTTON);
        setFocusTraversable(true);
        getStyleClass().add("choosable");
    }

    @Override
    public void executeAccessibleAction(AccessibleAction what, Object... parameters) {
        if (what == AccessibleAction.FIRE) {
            action.run();
        } else {
            super.executeAccessibleAction(what, parameters);
        }
    }
}
