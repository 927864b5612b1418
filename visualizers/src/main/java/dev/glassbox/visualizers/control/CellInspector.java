package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.api.Texts;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * A panel beside a picture that takes one of its cells apart. It slides in from the right; where
 * motion is to be skipped it is simply there. Escape or its button closes it. The parent gives it
 * its place.
 */
public final class CellInspector extends VBox {
    private static final Duration SLIDE = Duration.millis(180);

    private final Label title = new Label();
    private final Button close = new Button("×");
    private final ScrollPane scroll = new ScrollPane();
    private final Timeline slide = new Timeline();

    /**
     * @param content what the panel holds, as tall as it likes
     * @param onClose called when a person closes it
     */
    public CellInspector(Node content, Runnable onClose) {
        getStyleClass().add("cell-inspector");
        title.getStyleClass().add("inspector-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        close.getStyleClass().add("inspector-close");
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(e -> onClose.run());
        HBox head = new HBox(title, close);
        head.getStyleClass().add("inspector-head");
        head.setAlignment(Pos.TOP_LEFT);
        scroll.setContent(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, scroll);
        setVisible(false);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ESCAPE) {
                        onClose.run();
                        e.consume();
                    }
                });
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("inspector.css");
    }

    /** The heading, and the words of the panel's own controls. */
    public void show(String heading, Texts texts) {
        title.setText(heading);
        close.setAccessibleText(texts.text("control.inspector.close"));
        close.setTooltip(new Tooltip(texts.text("control.inspector.close")));
        scroll.setAccessibleText(heading);
    }

    /** Slides in, or is simply there. */
    public void open(boolean reducedMotion) {
        boolean wasOpen = isVisible();
        setVisible(true);
        slide.stop();
        setTranslateX(0);
        setOpacity(1);
        if (!wasOpen && !reducedMotion) {
            slide.getKeyFrames()
                    .setAll(
                            new KeyFrame(
                                    Duration.ZERO,
                                    new KeyValue(translateXProperty(), 40),
                                    new KeyValue(opacityProperty(), 0)),
                            new KeyFrame(
                                    SLIDE,
                                    new KeyValue(translateXProperty(), 0, Interpolator.EASE_OUT),
                                    new KeyValue(opacityProperty(), 1)));
            slide.playFromStart();
        }
    }

    /** Gone at once: leaving needs no motion. */
    public void close() {
        slide.stop();
        setVisible(false);
    }

    /** Puts the keyboard here. */
    public void focus() {
        close.requestFocus();
    }

    public boolean isOpen() {
        return isVisible();
    }
}
