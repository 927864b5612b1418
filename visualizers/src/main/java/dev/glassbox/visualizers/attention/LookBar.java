package dev.glassbox.visualizers.attention;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.ChoiceRow;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * Which pattern is drawn and how: layer and head, map or lines, one head or all in one. What is
 * left out of it stands behind a button, and in sight as long as anything is left out.
 */
final class LookBar extends VBox {
    private static final double MOST_THRESHOLD = 0.5;
    private static final double STEP = 0.01;

    private final Consumer<UnaryOperator<Look>> onLook;
    private final ChoiceRow<Look.View> view;
    private final ChoiceRow<Look.Show> show;
    private final ToggleButton more = new ToggleButton();
    private final FlowPane filters = new FlowPane();
    private final Label thresholdName = new Label();
    private final Slider threshold = new Slider(0, MOST_THRESHOLD, 0);
    private final Label thresholdValue = new Label();
    private final CheckBox hideFirst = new CheckBox();
    private final ChoiceRow<Look.Pairs> pairs;
    private final Label splitName = new Label();
    private final ChoiceBox<Integer> split = new ChoiceBox<>();
    private final HBox splitBox = new HBox(splitName, split);
    private final Label note = new Label();
    private boolean updating;

    /**
     * @param which stands before the choices of this bar
     * @param table stands behind them
     * @param onLook called with what another look makes of the one there is
     */
    LookBar(Node which, Node table, Consumer<UnaryOperator<Look>> onLook) {
        this.onLook = onLook;
        getStyleClass().add("look-bar");
        view = new ChoiceRow<>(List.of(Look.View.values()), v -> change(l -> l.withView(v)));
        show = new ChoiceRow<>(List.of(Look.Show.values()), s -> change(l -> l.withShow(s)));
        pairs = new ChoiceRow<>(List.of(Look.Pairs.values()), p -> change(l -> l.withPairs(p)));
        more.getStyleClass().add("more-toggle");
        more.setMinWidth(USE_PREF_SIZE);
        more.setOnAction(e -> unfold(more.isSelected()));
        FlowPane first = new FlowPane(which, show, view, table, more);
        first.getStyleClass().add("look-row");
        thresholdName.setLabelFor(threshold);
        thresholdName.setMinWidth(USE_PREF_SIZE);
        thresholdValue.getStyleClass().add("look-value");
        thresholdValue.setMinWidth(USE_PREF_SIZE);
        threshold.setBlockIncrement(STEP);
        threshold.valueProperty().addListener((o, was, is) -> thresholdMoved(is.doubleValue()));
        hideFirst.setOnAction(e -> change(l -> l.withHideFirst(hideFirst.isSelected())));
        HBox least = new HBox(thresholdName, threshold, thresholdValue);
        splitName.setLabelFor(split);
        splitName.setMinWidth(USE_PREF_SIZE);
        split.setOnAction(e -> splitChosen(split.getValue()));
        for (HBox box : List.of(least, splitBox)) {
            box.getStyleClass().add("look-item");
            box.setAlignment(Pos.CENTER_LEFT);
        }
        filters.getStyleClass().add("look-row");
        filters.getChildren().setAll(least, hideFirst, pairs, splitBox);
        note.getStyleClass().add("look-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(first, filters, note);
        unfold(false);
    }

    private void change(UnaryOperator<Look> gesture) {
        if (!updating) {
            onLook.accept(gesture);
        }
    }

    private void thresholdMoved(double value) {
        double rounded = Math.round(value / STEP) / (1 / STEP);
        thresholdValue.setText(Numbers.fixed(rounded, 2));
        change(l -> l.threshold() == rounded ? l : l.withThreshold(rounded));
    }

    private void splitChosen(@Nullable Integer position) {
        if (position != null) {
            change(l -> l.withSplit(position));
        }
    }

    private void unfold(boolean on) {
        more.setSelected(on);
        filters.setVisible(on);
        filters.setManaged(on);
    }

    /**
     * @param frame the picture; null before the first
     */
    void show(Look look, @Nullable AttentionFrame frame, Texts texts) {
        updating = true;
        view.show("", look.view(), v -> word(v, texts), v -> help(v, texts));
        show.show("", look.show(), s -> word(s, texts), s -> help(s, texts));
        more.setText(texts.text("attention.more"));
        more.setAccessibleText(texts.text("attention.more.help"));
        more.setTooltip(new Tooltip(texts.text("attention.more.help")));
        thresholdName.setText(texts.text("attention.threshold"));
        threshold.setAccessibleText(texts.text("attention.threshold.help"));
        threshold.setTooltip(new Tooltip(texts.text("attention.threshold.help")));
        threshold.setValue(look.threshold());
        thresholdValue.setText(Numbers.fixed(look.threshold(), 2));
        hideFirst.setText(texts.text("attention.hide-first"));
        hideFirst.setAccessibleText(texts.text("attention.hide-first.help"));
        hideFirst.setTooltip(new Tooltip(texts.text("attention.hide-first.help")));
        hideFirst.setSelected(look.hideFirst());
        pairs.show(
                texts.text("attention.pairs"),
                look.pairs(),
                p -> word(p, texts),
                p -> help(p, texts));
        showSplit(look, frame, texts);
        String said = frame == null ? "" : said(frame, texts);
        note.setText(said);
        note.setVisible(!said.isEmpty());
        note.setManaged(!said.isEmpty());
        if (look.filters()) {
            unfold(true);
        }
        updating = false;
    }

    private static String said(AttentionFrame frame, Texts texts) {
        return frame.shown().flatMap(Shown::note).map(texts::text).orElse("");
    }

    private void showSplit(Look look, @Nullable AttentionFrame frame, Texts texts) {
        boolean asked = look.pairs() != Look.Pairs.ALL && frame != null;
        splitBox.setVisible(asked);
        splitBox.setManaged(asked);
        if (frame == null || !asked) {
            return;
        }
        List<String> tokens = frame.reading().keys();
        splitName.setText(texts.text("attention.split"));
        split.setAccessibleText(texts.text("attention.split.help"));
        split.setTooltip(new Tooltip(texts.text("attention.split.help")));
        split.setConverter(new Positions(tokens));
        List<Integer> positions = IntStream.range(1, tokens.size()).boxed().toList();
        if (!split.getItems().equals(positions)) {
            split.getItems().setAll(positions);
        }
        OptionalInt now = frame.split();
        split.setValue(now.isPresent() ? Integer.valueOf(now.getAsInt()) : null);
    }

    /** A position with its token. */
    private static final class Positions extends StringConverter<Integer> {
        private final List<String> tokens;

        Positions(List<String> tokens) {
            this.tokens = tokens;
        }

        @Override
        public String toString(@Nullable Integer position) {
            return position == null || position >= tokens.size()
                    ? ""
                    : position + "  " + tokens.get(position);
        }

        @Override
        public Integer fromString(String text) {
            throw new UnsupportedOperationException(text); // a list is not typed into
        }
    }

    private static String word(Look.Named choice, Texts texts) {
        return texts.text(choice.named());
    }

    private static String help(Look.Named choice, Texts texts) {
        return texts.text(choice.help());
    }
}
