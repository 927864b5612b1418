package dev.glassbox.app.shell;

import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Where panels lie: the lesson dimmed behind them, the keyboard kept inside, and given back to
 * where it was when they close. Lives as long as the app.
 */
final class PanelLayer extends StackPane {
    private @Nullable PanelView open;
    private @Nullable Node focusBefore;

    PanelLayer(Runnable away) {
        getStyleClass().add("panel-layer");
        setPadding(new Insets(24));
        setVisible(false);
        setOnMousePressed(
                event -> {
                    if (event.getTarget() == this) {
                        away.run();
                    }
                });
    }

    void show(Optional<PanelView> panel) {
        Scene scene = getScene();
        if (open == null && scene != null) {
            focusBefore = scene.getFocusOwner();
        }
        if (open != null) {
            open.dispose();
        }
        open = panel.orElse(null);
        getChildren().clear();
        panel.ifPresent(getChildren()::add);
        setVisible(open != null);
        if (open != null) {
            open.requestFocus();
        } else if (focusBefore != null) {
            focusBefore.requestFocus();
            focusBefore = null;
        }
    }

    /** While a panel is open the focus does not leave it. */
    void keepFocusOn(Scene scene) {
        scene.focusOwnerProperty()
                .addListener(
                        (property, old, now) -> {
                            PanelView panel = open;
                            if (panel != null && now != null && !isInside(now, panel)) {
                                panel.requestFocus();
                            }
                        });
    }

    private static boolean isInside(Node node, Node ancestor) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up == ancestor) {
                return true;
            }
        }
        return false;
    }
}
