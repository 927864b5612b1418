package dev.glassbox.visualizers.tokens;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Tokens per character of each script, and tokens of two sentences of one meaning, as bars. */
final class RatesView extends GridPane {
    /** Every row. */
    static final int ALL = 4;

    /** The rows of the two scripts alone. */
    static final int SCRIPTS = 2;

    private static final double BAR = 9; // em of the longest

    RatesView() {
        getStyleClass().add("token-rates");
        ColumnConstraints labels = new ColumnConstraints();
        labels.setHgrow(Priority.NEVER);
        labels.setMinWidth(0);
        getColumnConstraints().setAll(labels);
    }

    /** Shows only the first rows. */
    void limit(int rows) {
        for (javafx.scene.Node node : getChildren()) {
            boolean there = GridPane.getRowIndex(node) <= rows;
            node.setVisible(there);
            node.setManaged(there);
        }
    }

    void show(TokensFrame frame, Texts texts) {
        getChildren().clear();
        head(frame, texts);
        double most = most(frame, side -> side.counts().perChinese());
        most = Math.max(most, most(frame, side -> side.counts().perEnglish()));
        row(1, texts.text("tokens.rate.zh"), frame, side -> side.counts().perChinese(), most, 2);
        row(2, texts.text("tokens.rate.en"), frame, side -> side.counts().perEnglish(), most, 2);
        double longest = most(frame, side -> side.pair().chinese());
        longest = Math.max(longest, most(frame, side -> side.pair().english()));
        row(
                3,
                texts.text("tokens.pair", "sentence", frame.chinese()),
                frame,
                side -> side.pair().chinese(),
                longest,
                0);
        row(
                4,
                texts.text("tokens.pair", "sentence", frame.english()),
                frame,
                side -> side.pair().english(),
                longest,
                0);
    }

    private void head(TokensFrame frame, Texts texts) {
        Label what = label(texts.text("tokens.rates"), "token-rates-head");
        add(what, 0, 0);
        for (int side = 0; side < frame.sides().size(); side++) {
            add(label(frame.sides().get(side).name(), "token-rates-name"), side + 1, 0);
        }
    }

    private static double most(TokensFrame frame, ToDoubleFunction<SidePicture> value) {
        return frame.sides().stream()
                .mapToDouble(value)
                .filter(number -> !Double.isNaN(number))
                .max()
                .orElse(0);
    }

    private void row(
            int row,
            String name,
            TokensFrame frame,
            ToDoubleFunction<SidePicture> value,
            double most,
            int decimals) {
        add(label(name, "token-rates-label"), 0, row);
        for (int side = 0; side < frame.sides().size(); side++) {
            double number = value.applyAsDouble(frame.sides().get(side));
            Region bar = new Region();
            bar.getStyleClass().addAll("token-rate-bar", "token-rate-bar-" + side);
            double share = Double.isNaN(number) || most <= 0 ? 0 : number / most;
            // in the style sheet's unit, so that it grows with the text
            bar.setStyle("-fx-pref-width: " + Math.max(0.1, share * BAR) + "em;");
            bar.setMinWidth(Region.USE_PREF_SIZE);
            Label digits =
                    label(
                            Double.isNaN(number) ? "–" : Numbers.fixed(number, decimals),
                            "token-rate-number");
            digits.setMinWidth(Region.USE_PREF_SIZE);
            HBox cell = new HBox(bar, digits);
            cell.getStyleClass().add("token-rate");
            add(cell, side + 1, row);
        }
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(!style.equals("token-rate-number"));
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
