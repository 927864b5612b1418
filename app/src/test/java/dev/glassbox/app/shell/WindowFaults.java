package dev.glassbox.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.text.Text;

/** Words of a window that are cut short or leave it. */
final class WindowFaults {
    private final Scene scene;
    private final List<String> faults = new ArrayList<>();

    private WindowFaults(Scene scene) {
        this.scene = scene;
    }

    /** On the JavaFX thread or beside it. */
    static List<String> of(Scene scene) {
        return WindowTest.on(
                () -> {
                    WindowFaults found = new WindowFaults(scene);
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                    found.checkAll(scene.getRoot());
                    return found.faults;
                });
    }

    private void checkAll(Node node) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled) {
            check(labeled);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> checkAll(child));
        }
    }

    private void check(Labeled labeled) {
        String words = labeled.getText();
        boolean shown = labeled.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY;
        if (words == null || words.isBlank() || !shown) {
            return;
        }
        boolean cut =
                labeled.lookupAll(".text").stream()
                        .filter(Text.class::isInstance)
                        .map(text -> ((Text) text).getText())
                        .noneMatch(words::equals);
        if (cut) {
            faults.add("cut short: " + words);
        }
        Bounds bounds = labeled.localToScene(labeled.getBoundsInLocal());
        boolean outside = bounds.getMinX() < -0.5 || bounds.getMaxX() > scene.getWidth() + 0.5;
        if (outside) {
            faults.add("leaves the window: " + words);
        }
        boolean below = bounds.getMaxY() > scene.getHeight() + 0.5;
        if (below && !scrolls(labeled)) {
            faults.add("below the window: " + words);
        }
    }

    private static boolean scrolls(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up instanceof ScrollPane) {
                return true;
            }
        }
        return false;
    }
}
