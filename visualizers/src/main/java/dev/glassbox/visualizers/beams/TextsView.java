package dev.glassbox.visualizers.beams;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.scale.Numbers;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** The three texts with their log-probabilities, one below the other. */
final class TextsView extends GridPane {
    TextsView() {
        getStyleClass().add("beam-texts");
        ColumnConstraints name = new ColumnConstraints();
        name.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints text = new ColumnConstraints();
        text.setHgrow(Priority.ALWAYS);
        text.setFillWidth(true);
        text.setMinWidth(0);
        ColumnConstraints sum = new ColumnConstraints();
        sum.setHalignment(HPos.RIGHT);
        sum.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints each = new ColumnConstraints();
        each.setHalignment(HPos.RIGHT);
        each.setMinWidth(USE_PREF_SIZE);
        getColumnConstraints().setAll(name, text, sum, each);
    }

    void show(BeamsState state, BeamsFrame frame, Texts texts) {
        getChildren().clear();
        add(head(""), 0, 0);
        add(head(texts.text("beams.text")), 1, 0);
        add(head(texts.text("beams.sum")), 2, 0);
        add(head(texts.text("beams.each")), 3, 0);
        double best =
                frame.texts().stream()
                        .mapToDouble(text -> text.line().sum())
                        .max()
                        .orElse(Double.NaN);
        for (Way way : Way.values()) {
            int row = way.ordinal() + 1;
            Label name = new Label(name(way, state, texts));
            name.getStyleClass().add("beam-way");
            add(top(name), 0, row);
            if (way.ordinal() >= frame.texts().size()) {
                add(head(texts.text("beams.waiting")), 1, row);
                continue;
            }
            BeamsFrame.Written written = frame.texts().get(way.ordinal());
            boolean isBest = written.line().sum() == best;
            Label text = new Label("…" + written.text());
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
            text.getStyleClass().add("beam-text");
            add(top(text), 1, row);
            add(number(Numbers.fixed(written.line().sum(), 2), isBest), 2, row);
            add(number(Numbers.fixed(written.perToken(), 3), false), 3, row);
        }
    }

    private static String name(Way way, BeamsState state, Texts texts) {
        return switch (way) {
            case GREEDY -> texts.text("beams.way.greedy");
            case SAMPLED ->
                    texts.text(
                            "beams.way.sampled",
                            "temperature",
                            Numbers.fixed(state.sampling().temperature(), 2),
                            "seed",
                            state.sampling().seed());
            case BEAM -> texts.text("beams.way.beam", "beams", state.beams());
        };
    }

    private static Label head(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("beam-head");
        return label;
    }

    private static Label number(String digits, boolean best) {
        Label label = new Label(digits);
        label.getStyleClass().add(best ? "beam-best" : "beam-number");
        label.setMinWidth(USE_PREF_SIZE);
        return top(label);
    }

    private static Label top(Label label) {
        setValignment(label, VPos.TOP);
        return label;
    }
}
