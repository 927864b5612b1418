package dev.glassbox.app.shell;

import dev.glassbox.app.control.Icons;
import dev.glassbox.app.control.LiveText;
import dev.glassbox.app.i18n.Messages;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A sheet over the lesson: a title, a way out, and what it is about. Made when it is opened. */
abstract class PanelView extends BorderPane {
    private final LiveText texts;
    private final VBox body = new VBox();
    private final ScrollPane scroll = new ScrollPane(body);
    private final Button close;

    PanelView(Messages messages, String titleKey, Runnable away) {
        texts = new LiveText(messages);
        getStyleClass().add("panel");
        setAccessibleRole(AccessibleRole.DIALOG);
        texts.name(this, titleKey);
        Label title = texts.label(new Label(), titleKey);
        title.getStyleClass().add("panel-title");
        title.setWrapText(true);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        close = texts.tip(Icons.button(Feather.X, away), "panel.close", "Esc");
        HBox head = new HBox(title, close);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("panel-head");
        body.getStyleClass().add("panel-body");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("panel-scroll");
        texts.name(scroll, titleKey);
        setTop(head);
        setCenter(scroll);
        setMaxHeight(Region.USE_PREF_SIZE);
    }

    LiveText texts() {
        return texts;
    }

    void add(Node... nodes) {
        body.getChildren().addAll(nodes);
    }

    /** Scrolls until a part of the panel is in the middle, as far as that can be. */
    void reveal(Node part) {
        applyCss();
        layout();
        double hidden = body.getHeight() - scroll.getViewportBounds().getHeight();
        if (hidden > 0) {
            Bounds place = body.sceneToLocal(part.localToScene(part.getLayoutBounds()));
            double above = place.getCenterY() - scroll.getViewportBounds().getHeight() / 2;
            scroll.setVvalue(Math.max(0, Math.min(1, above / hidden)));
        }
    }

    /** A line of headed text that wraps. */
    Label words(String style) {
        Label label = new Label();
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }

    @Override
    public void requestFocus() {
        close.requestFocus();
    }

    /** Removes every listener. The panel is not used again. */
    void dispose() {
        texts.dispose();
    }
}
