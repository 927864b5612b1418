package dev.glassbox.visualizers.steering;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** What is written on with the direction taken off, without it, and with it. */
final class LinesView extends VBox {
    private final Label title = new Label();
    private final VBox lines = new VBox();

    LinesView() {
        getStyleClass().add("steering-lines");
        title.getStyleClass().add("steering-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        lines.getStyleClass().add("steering-lines");
        getChildren().setAll(title, lines);
    }

    void show(SteeringState state, SteeringFrame frame, Texts texts) {
        title.setText(texts.text("steering.written"));
        lines.getChildren().clear();
        double times = Math.abs(state.strength());
        List<Double> strengths = List.of(-times, 0.0, times);
        for (int i = 0; i < SteeringAnswer.LINES; i++) {
            boolean there = i < frame.lines().size();
            String text = there ? frame.lines().get(i).text() : "…";
            lines.getChildren().add(card(state, strengths.get(i), text, texts));
        }
    }

    private static VBox card(SteeringState state, double strength, String text, Texts texts) {
        Label head =
                new Label(
                        strength == 0
                                ? texts.text("steering.written.plain")
                                : texts.text(
                                        "steering.written.times",
                                        "strength",
                                        Numbers.signed(strength, 1)));
        head.getStyleClass().add("steering-card-head");
        Text prompt = new Text(state.prompt());
        prompt.getStyleClass().add("steering-prompt");
        Text written = new Text(text);
        written.getStyleClass().add("steering-written");
        VBox card = new VBox(head, new TextFlow(prompt, written));
        card.getStyleClass().add("steering-card");
        if (strength != 0 && strength == state.strength()) {
            card.getStyleClass().add("chosen");
        }
        return card;
    }
}
