package dev.glassbox.visualizers.chart;

import dev.glassbox.visualizers.scale.Palette;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Line;
import javafx.scene.shape.StrokeLineCap;

/**
 * Which line is which, and its value at the step that is read. Entries wrap; a value keeps the room
 * of its widest so far, so that nothing jumps while a person reads along a curve.
 */
final class CurveLegend extends FlowPane {
    private static final double SAMPLE = 2.3; // width of a line's sample, of the text's size

    private final Label step = new Label();
    private final List<Entry> entries = new ArrayList<>();

    CurveLegend() {
        getStyleClass().add("curve-legend");
        step.getStyleClass().add("curve-step");
        getChildren().add(step);
    }

    void show(List<Curves.Series> series, Palette palette, double em) {
        while (entries.size() > series.size()) {
            entries.remove(entries.size() - 1);
            getChildren().remove(getChildren().size() - 1);
        }
        while (entries.size() < series.size()) {
            Entry entry = new Entry();
            entries.add(entry);
            getChildren().add(entry);
        }
        for (int i = 0; i < series.size(); i++) {
            entries.get(i).show(series.get(i), palette, em);
        }
        step.setVisible(!series.isEmpty());
    }

    /** No entry may be wider than the chart. */
    void fit(double width) {
        entries.forEach(entry -> entry.fit(width));
    }

    void read(String stepText, List<String> values) {
        step.setText(stepText);
        roomForWidest(step);
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).value.setText(values.get(i));
            roomForWidest(entries.get(i).value);
        }
    }

    /** Forgets how wide values have been: the text's size or the curves are others. */
    void forgetWidths() {
        step.setMinWidth(USE_PREF_SIZE);
        entries.forEach(entry -> entry.value.setMinWidth(USE_PREF_SIZE));
    }

    private static void roomForWidest(Label label) {
        double width = label.prefWidth(-1);
        if (width > label.getMinWidth()) {
            label.setMinWidth(width);
        }
    }

    /** A line's sample, its name, its value. */
    private static final class Entry extends HBox {
        private final Line line = new Line();
        private final StackPane sample = new StackPane(line);
        private final Label name = new Label();
        private final Label value = new Label();
        private double widest = Double.MAX_VALUE;

        Entry() {
            getStyleClass().add("curve-entry");
            name.getStyleClass().add("curve-name");
            name.setWrapText(true);
            value.getStyleClass().add("curve-value");
            value.setMinWidth(USE_PREF_SIZE);
            line.setStrokeLineCap(StrokeLineCap.BUTT);
            getChildren().setAll(sample, name, value);
        }

        void show(Curves.Series series, Palette palette, double em) {
            double thick = CurvePainter.THICK * em;
            line.setStroke(Inks.paint(palette, series.token()));
            line.setEndX(SAMPLE * em);
            boolean dotted = series.line() == Curves.Line.DOTTED;
            line.setStrokeWidth(dotted ? thick * 1.44 : thick);
            line.setStrokeLineCap(StrokeLineCap.ROUND);
            List<Double> dashes = new ArrayList<>();
            for (double length : CurveRaster.pattern(series.line())) {
                dashes.add(Math.max(length * thick, 0.01));
            }
            if (!line.getStrokeDashArray().equals(dashes)) {
                line.getStrokeDashArray().setAll(dashes);
            }
            sample.setMinSize((SAMPLE + 0.3) * em, em);
            name.setText(series.label());
        }

        void fit(double width) {
            if (width != widest) {
                widest = width;
                requestLayout();
            }
        }

        @Override
        protected double computePrefWidth(double height) {
            return Math.min(widest, super.computePrefWidth(height));
        }

        @Override
        protected double computePrefHeight(double width) {
            return super.computePrefHeight(width < 0 ? prefWidth(-1) : width);
        }
    }
}
