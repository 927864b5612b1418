package dev.glassbox.visualizers.stages;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.ChoiceRow;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What is shown, how far, and the chosen number to be written anew. */
final class Controls extends VBox {
    private static final double SLIDES = 4;
    private static final double STEP = 0.1;

    private final Consumer<UnaryOperator<StagesState>> onChange;
    private final ChoiceRow<StagesState.View> view;
    private final ChoiceRow<StagesState.Stage> stage;
    private final ChoiceRow<Integer> width;
    private final CheckBox scaled = new CheckBox();
    private final CheckBox causal = new CheckBox();
    private final Label name = new Label();
    private final Slider slider = new Slider(-SLIDES, SLIDES, 0);
    private final TextField field = new TextField();
    private final HBox number = new HBox(name, slider, field);
    private final Label hint = new Label();
    private final Label drawn = new Label();
    private final Button again = new Button();
    private boolean updating;

    Controls(Consumer<UnaryOperator<StagesState>> onChange) {
        this.onChange = onChange;
        getStyleClass().add("stages-controls");
        view = new ChoiceRow<>(List.of(StagesState.View.values()), v -> change(s -> s.withView(v)));
        stage =
                new ChoiceRow<>(
                        List.of(StagesState.Stage.values()), t -> change(s -> s.withStage(t)));
        width = new ChoiceRow<>(List.of(2, 3, 4), w -> change(s -> s.withWidth(w)));
        scaled.setOnAction(e -> change(s -> s.withScaled(scaled.isSelected())));
        causal.setOnAction(e -> change(s -> s.withCausal(causal.isSelected())));
        slider.setBlockIncrement(STEP);
        slider.valueProperty()
                .addListener(
                        (o, was, is) -> {
                            double rounded = Math.round(is.doubleValue() / STEP) / (1 / STEP);
                            change(s -> s.withNumber(rounded));
                        });
        field.setPrefColumnCount(5);
        field.setOnAction(e -> typed());
        name.setLabelFor(slider);
        name.getStyleClass().add("stages-number-name");
        hint.getStyleClass().add("stages-hint");
        hint.setWrapText(true);
        drawn.getStyleClass().add("stages-hint");
        drawn.setWrapText(true);
        drawn.setMinHeight(USE_PREF_SIZE);
        number.getStyleClass().add("stages-number");
        number.setAlignment(Pos.CENTER_LEFT);
        again.getStyleClass().add("stages-again");
        again.setOnAction(e -> change(s -> s.withSeed(s.seed() + 1)));
        FlowPane first = new FlowPane(view, stage, again);
        FlowPane second = new FlowPane(width, scaled, causal, number, hint);
        first.getStyleClass().add("stages-row");
        second.getStyleClass().add("stages-row");
        getChildren().setAll(first, second, drawn);
    }

    private void change(UnaryOperator<StagesState> gesture) {
        if (!updating) {
            onChange.accept(gesture);
        }
    }

    /** A number that is none is taken back. */
    private void typed() {
        try {
            double value = Double.parseDouble(field.getText().strip().replace('−', '-'));
            if (!Double.isNaN(value)) {
                change(s -> s.withNumber(value));
            }
        } catch (NumberFormatException none) {
            change(s -> s); // shows the number there is
        }
    }

    void show(StagesState s, Texts t) {
        updating = true;
        boolean numbers = s.view() == StagesState.View.NUMBERS;
        view.show("", s.view(), v -> t.text(named(v)), v -> t.text(help(v)));
        stage.show(t.text("stages.stage"), s.stage(), x -> t.text(named(x)), x -> t.text(help(x)));
        width.show(
                t.text("stages.width"),
                s.width(),
                String::valueOf,
                w -> t.text("stages.width.help", "width", w));
        words(scaled, t.text("stages.scaled"), t.text("stages.scaled.help"));
        scaled.setSelected(s.scaled());
        words(causal, t.text("stages.causal"), t.text("stages.causal.help"));
        causal.setSelected(s.causal());
        again.setText(t.text("stages.again"));
        again.setTooltip(new Tooltip(t.text("stages.again.help")));
        drawn.setText(
                t.text(
                        "stages.widths.drawn",
                        "seed",
                        s.seed(),
                        "keys",
                        Widths.KEYS,
                        "draws",
                        Widths.DRAWS));
        there(numbers, stage, width, scaled, causal);
        there(!numbers, again, drawn);
        showNumber(s, t, numbers);
        updating = false;
    }

    private void showNumber(StagesState s, Texts t, boolean numbers) {
        StagesState.Cell cell = s.cell();
        boolean written =
                cell != null && cell.part().isGiven() && cell.column() < s.width() && numbers;
        there(written, number);
        there(numbers && !written, hint);
        hint.setText(t.text("stages.hint"));
        if (cell == null || !written) {
            return;
        }
        double value = s.given(cell.part()).get(cell.row()).get(cell.column());
        String called =
                t.text(
                        "stages.number",
                        "matrix",
                        cell.part().name(),
                        "row",
                        cell.row(),
                        "column",
                        cell.column());
        name.setText(called);
        slider.setValue(value);
        slider.setAccessibleText(called);
        slider.setTooltip(new Tooltip(t.text("stages.number.help")));
        field.setText(Numbers.exact(value));
        field.setAccessibleText(called);
        field.setTooltip(new Tooltip(t.text("stages.number.help")));
    }

    private static void words(CheckBox box, String text, String help) {
        box.setText(text);
        box.setAccessibleText(help);
        box.setTooltip(new Tooltip(help));
    }

    private static void there(boolean on, Node... nodes) {
        for (Node node : nodes) {
            node.setVisible(on);
            node.setManaged(on);
        }
    }

    private static String named(StagesState.View view) {
        return view == StagesState.View.NUMBERS ? "stages.view.numbers" : "stages.view.widths";
    }

    private static String help(StagesState.View view) {
        return view == StagesState.View.NUMBERS
                ? "stages.view.numbers.help"
                : "stages.view.widths.help";
    }

    private static String named(StagesState.Stage stage) {
        return switch (stage) {
            case SCORES -> "stages.step.scores";
            case SCALE -> "stages.step.scale";
            case MASK -> "stages.step.mask";
            case SOFTMAX -> "stages.step.softmax";
            case OUTPUT -> "stages.step.output";
        };
    }

    private static String help(StagesState.Stage stage) {
        return switch (stage) {
            case SCORES -> "stages.step.scores.words";
            case SCALE -> "stages.step.scale.said";
            case MASK -> "stages.step.mask.said";
            case SOFTMAX -> "stages.step.softmax.said";
            case OUTPUT -> "stages.step.output.said";
        };
    }
}
