package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.api.Texts;
import java.util.function.IntConsumer;
import javafx.scene.layout.FlowPane;

/** Which layer and which head to look at. Layers and heads count from 0. */
public final class LayerHeadPicker extends FlowPane {
    private final IndexChoice layer;
    private final IndexChoice head;

    /** Each is called with the index that was chosen. */
    public LayerHeadPicker(IntConsumer onLayer, IntConsumer onHead) {
        getStyleClass().add("layer-head-picker");
        layer = new IndexChoice("layer-choice", onLayer);
        head = new IndexChoice("head-choice", onHead);
        getChildren().setAll(layer, head);
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("picker.css");
    }

    /** Both in one row, where there is the room. */
    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset()
                + layer.prefWidth(-1)
                + getHgap()
                + head.prefWidth(-1)
                + snappedRightInset();
    }

    /** A layer or head that there is not is simply not marked. */
    public void show(int layers, int chosenLayer, int heads, int chosenHead, Texts texts) {
        layer.show(
                texts.text("control.picker.layer"),
                layers,
                chosenLayer,
                i -> texts.text("control.picker.layer-of", "index", i, "count", layers));
        head.show(
                texts.text("control.picker.head"),
                heads,
                chosenHead,
                i -> texts.text("control.picker.head-of", "index", i, "count", heads));
    }
}
