package dev.glassbox.visualizers.chart;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.Palette;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What an inspector holds: a number taken apart, step by step, and the same computed again. */
public final class WorkingsView extends VBox {
    private final Consumer<Workings.Source> onSource;

    /**
     * @param onSource called with the place that a person wants to go to
     */
    public WorkingsView(Consumer<Workings.Source> onSource) {
        this.onSource = onSource;
        getStyleClass().add("workings");
    }

    @Override
    public String getUserAgentStylesheet() {
        java.net.URL sheet = WorkingsView.class.getResource("workings.css");
        return sheet == null ? "" : sheet.toExternalForm();
    }

    /** Shows a number; the heading is the inspector's. */
    public void show(Workings workings, Texts texts, Palette palette) {
        getChildren().setAll(text(texts.text(workings.value()), "workings-value"));
        for (Workings.Step step : workings.steps()) {
            getChildren().add(section(step, texts, palette));
        }
        workings.check().ifPresent(check -> getChildren().add(section(check, texts)));
        if (!workings.sources().isEmpty()) {
            getChildren().add(sources(workings, texts));
        }
    }

    private static VBox section(Workings.Step step, Texts texts, Palette palette) {
        String words = texts.text(step.words());
        VBox section =
                new VBox(
                        text(texts.text(step.heading()), "workings-step"),
                        text(words, "workings-text"));
        section.getStyleClass().add("workings-section");
        for (String latex : step.formulas()) {
            FormulaCanvas formula = new FormulaCanvas();
            formula.show(latex, words, palette);
            section.getChildren().add(formula);
        }
        return section;
    }

    private static VBox section(Workings.Check check, Texts texts) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("workings-check");
        ColumnConstraints names = new ColumnConstraints();
        ColumnConstraints numbers = new ColumnConstraints();
        numbers.setHalignment(HPos.RIGHT);
        numbers.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, numbers);
        row(grid, 0, texts.text("control.workings.engine"), Numbers.exact(check.engine()));
        row(grid, 1, texts.text("control.workings.plain"), Numbers.exact(check.plain()));
        row(
                grid,
                2,
                texts.text("control.workings.difference"),
                Numbers.picture(check.difference()));
        String verdict = check.agrees() ? "control.workings.agrees" : "control.workings.differs";
        VBox section =
                new VBox(
                        text(texts.text("control.workings.check"), "workings-step"),
                        grid,
                        text(
                                texts.text(
                                        verdict, "tolerance", Numbers.picture(check.tolerance())),
                                "workings-text"));
        section.getStyleClass().add("workings-section");
        return section;
    }

    private static void row(GridPane grid, int row, String name, String number) {
        Label digits = new Label(number);
        digits.getStyleClass().add("workings-number");
        digits.setMinWidth(USE_PREF_SIZE);
        grid.addRow(row, text(name, "workings-name"), digits);
    }

    private VBox sources(Workings workings, Texts texts) {
        VBox section = new VBox(text(texts.text("control.workings.from"), "workings-step"));
        section.getStyleClass().add("workings-section");
        for (Workings.Source source : workings.sources()) {
            Hyperlink link = new Hyperlink(texts.text(source.words()));
            link.setWrapText(true);
            link.setOnAction(e -> onSource.accept(source));
            section.getChildren().add(link);
        }
        return section;
    }

    private static Label text(String words, String styleClass) {
        Label label = new Label(words);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
