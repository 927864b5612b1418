package dev.glassbox.app.lab;

import dev.glassbox.app.control.LiveText;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.training.Adjustment;
import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Changes a number of the training while it runs. */
final class Turning extends VBox implements LabPart {
    /** What can be changed, as {@link Adjustment#what()}. */
    static final List<String> NUMBERS =
            List.of("max_lr", "min_lr", "weight_decay", "clip_norm", "dropout", "batch");

    private final Lab lab;
    private final LabDoors doors;
    private final LiveText texts;
    private final ComboBox<String> which = new ComboBox<>();
    private final Label now = new Label();
    private final TextField value = new TextField();
    private final Label note = new Label();

    Turning(Lab lab, LabDoors doors, LiveText texts) {
        this.lab = lab;
        this.doors = doors;
        this.texts = texts;
        getStyleClass().add("lab-turning");
        which.getItems().setAll(NUMBERS);
        texts.name(which, "lab.turn.which");
        texts.write(
                () -> {
                    which.setConverter(new Named());
                    String chosen = which.getValue();
                    which.setValue(null);
                    which.setValue(chosen == null ? NUMBERS.get(0) : chosen);
                });
        which.valueProperty().addListener((property, old, is) -> read());
        texts.name(value, "lab.turn.value");
        value.getStyleClass().add("lab-number");
        value.setOnAction(event -> apply(parsed(value.getText())));
        now.setMinWidth(Region.USE_PREF_SIZE);
        FlowPane row = new FlowPane(which, now);
        for (double factor : new double[] {0.1, 0.5, 2, 10}) {
            row.getChildren().add(times(factor));
        }
        Button set = texts.label(new Button(), "lab.turn.set");
        set.setOnAction(event -> apply(parsed(value.getText())));
        row.getChildren().addAll(value, set);
        row.getStyleClass().add("lab-buttons");
        row.setRowValignment(VPos.CENTER);
        Wrapped.keep(note);
        note.getStyleClass().add("lab-note");
        texts.label(note, "lab.turn.note");
        getChildren().addAll(row, note);
    }

    private Button times(double factor) {
        String name = factor < 1 ? "÷" + Math.round(1 / factor) : "×" + Math.round(factor);
        Button button = new Button(name);
        button.setMinWidth(Region.USE_PREF_SIZE);
        texts.name(button, factor < 1 ? "lab.turn.divide" : "lab.turn.multiply", "by", name);
        button.setOnAction(
                event ->
                        value(which.getValue())
                                .ifPresent(old -> apply(OptionalDouble.of(rounded(old * factor)))));
        return button;
    }

    /** Products as a person would write them. */
    static double rounded(double number) {
        return Double.parseDouble(String.format(java.util.Locale.ROOT, "%.6g", number));
    }

    static OptionalDouble parsed(String words) {
        try {
            return OptionalDouble.of(Double.parseDouble(words.strip().replace('，', '.')));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private void apply(OptionalDouble wish) {
        if (wish.isEmpty()) {
            note.setText(texts.messages().text("lab.not-a-number"));
            return;
        }
        try {
            lab.adjust(which.getValue(), wish.getAsDouble());
            note.setText(texts.messages().text("lab.turn.note"));
        } catch (IntakeException e) {
            note.setText(texts.messages().sentence(e.problem()));
        }
    }

    /** A number as it is now: the recipe's, or the last change. */
    private Optional<Double> value(String what) {
        Optional<Adjustment> changed =
                lab.run().get().changes().stream()
                        .filter(change -> change.what().equals(what))
                        .reduce((first, second) -> second);
        return changed.map(Adjustment::value)
                .or(() -> doors.recipe(lab.state().get().plan()).map(recipe -> of(recipe, what)));
    }

    /** A number of a recipe, as {@link Adjustment#what()} calls it. */
    static double of(Recipe recipe, String what) {
        return switch (what) {
            case "max_lr" -> recipe.optimizer().maxLr();
            case "min_lr" -> recipe.optimizer().minLr();
            case "weight_decay" -> recipe.optimizer().weightDecay();
            case "clip_norm" -> recipe.optimizer().clipNorm();
            case "dropout" -> recipe.dropout();
            case "batch" -> recipe.schedule().batch();
            default -> throw new IllegalArgumentException(what);
        };
    }

    private void read() {
        String what = which.getValue();
        now.setText(
                what == null
                        ? ""
                        : value(what)
                                .map(
                                        number ->
                                                texts.messages()
                                                        .text(
                                                                "lab.turn.now",
                                                                "value",
                                                                Numbers.picture(number)))
                                .orElse(""));
    }

    @Override
    public void show(Shown shown) {
        read();
    }

    private final class Named extends StringConverter<String> {
        @Override
        public String toString(String what) {
            return what == null ? "" : texts.messages().text("lab.number." + what);
        }

        @Override
        public String fromString(String text) {
            throw new UnsupportedOperationException("not editable: " + text);
        }
    }
}
