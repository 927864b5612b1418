package dev.glassbox.visualizers.neurons;

import dev.glassbox.visualizers.scale.ColorScale;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.Palette;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Places of a text where a neuron was most active: how active, and the token in its line. */
final class ContextList extends VBox {

    ContextList() {
        getStyleClass().add("neuron-contexts");
        setMinSize(0, 0);
    }

    void show(List<NeuronsAnswer.Context> contexts, Palette palette) {
        double largest = contexts.isEmpty() ? 1 : Math.max(1e-6, contexts.get(0).activation());
        ColorScale scale = ColorScale.magnitude(palette, largest);
        getChildren().setAll(contexts.stream().map(c -> row(c, scale)).toList());
    }

    private static HBox row(NeuronsAnswer.Context context, ColorScale scale) {
        Label number = new Label(Numbers.picture(context.activation()));
        number.getStyleClass().add("neuron-activation");
        number.setMinWidth(USE_PREF_SIZE);
        double value = Math.max(0, context.activation());
        Label token = new Label(show(context.token()));
        token.getStyleClass().add("neuron-token");
        token.setStyle(
                "-fx-background-color: %s; -fx-text-fill: %s;"
                        .formatted(web(scale.argb(value)), web(scale.ink(value))));
        TextFlow flow = new TextFlow(text(context.before()), token, text(context.after()));
        HBox.setHgrow(flow, Priority.ALWAYS);
        HBox row = new HBox(number, flow);
        row.getStyleClass().add("neuron-context");
        return row;
    }

    private static Text text(String words) {
        Text text = new Text(show(words));
        text.getStyleClass().add("neuron-words");
        return text;
    }

    /** Spaces of a running text stay spaces; a line break would break the row. */
    private static String show(String words) {
        return words.replace('\n', '⏎');
    }

    private static String web(int argb) {
        return String.format("#%06x", argb & 0xFFFFFF);
    }
}
