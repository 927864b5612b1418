package dev.glassbox.visualizers.comparison;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.GridCells;
import dev.glassbox.visualizers.control.HeatmapCanvas;
import dev.glassbox.visualizers.control.HeatmapData;
import dev.glassbox.visualizers.control.HeatmapStyle;
import dev.glassbox.visualizers.control.HeatmapWords;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.Palette;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One head's pattern in A, in B, and the difference of the two. */
final class PatternsView extends HBox {
    private final Panel a = new Panel();
    private final Panel b = new Panel();
    private final Panel difference = new Panel();

    PatternsView() {
        getStyleClass().add("comparison-patterns");
        getChildren().setAll(a, b, difference);
        getChildren().forEach(panel -> HBox.setHgrow(panel, Priority.ALWAYS));
    }

    void show(ComparisonFrame frame, Texts t, Palette palette) {
        if (frame.a().isEmpty() || frame.b().isEmpty()) {
            return;
        }
        Pattern one = frame.a().get();
        Pattern two = frame.b().get();
        a.show(t.text("comparison.a"), one, one.weights(), false, t, palette);
        b.show(t.text("comparison.b"), two, two.weights(), false, t, palette);
        difference.setVisible(frame.difference().isPresent());
        difference.setManaged(frame.difference().isPresent());
        frame.difference()
                .ifPresent(
                        values ->
                                difference.show(
                                        t.text("comparison.difference"),
                                        two,
                                        values,
                                        true,
                                        t,
                                        palette));
    }

    void dispose() {
        for (Panel panel : List.of(a, b, difference)) {
            panel.map.setCells(null);
        }
    }

    /** A heat map under its name. */
    private static final class Panel extends VBox {
        private final Label name = new Label();
        private final HeatmapCanvas map =
                new HeatmapCanvas(new HeatmapStyle("axis-position", 2, true, true));

        Panel() {
            name.getStyleClass().add("comparison-name");
            map.setPrefWidth(0); // all three share the room
            map.setMinWidth(0);
            setPrefWidth(0);
            VBox.setVgrow(map, Priority.ALWAYS);
            getChildren().setAll(new FlowPane(name), map);
        }

        void show(
                String title,
                Pattern pattern,
                double[] values,
                boolean signed,
                Texts t,
                Palette palette) {
            name.setText(title);
            map.setCells(new Cells(pattern, values, title, signed, t));
            HeatmapData data =
                    new HeatmapData(
                            pattern.size(),
                            pattern.size(),
                            values,
                            pattern.tokens(),
                            pattern.tokens(),
                            signed ? HeatmapData.Kind.SIGNED : HeatmapData.Kind.MAGNITUDE,
                            1);
            HeatmapWords words =
                    new HeatmapWords(
                            title,
                            t.text("comparison.axis.query"),
                            t.text("comparison.axis.key"),
                            t.text(signed ? "comparison.scale.difference" : "comparison.scale"),
                            "",
                            t.text("comparison.keys"));
            map.show(data, words, palette);
        }
    }

    private record Cells(Pattern pattern, double[] values, String title, boolean signed, Texts t)
            implements GridCells {
        @Override
        public String words(int row, int column) {
            double value = values[row * pattern.size() + column];
            String number =
                    Double.isNaN(value)
                            ? "–"
                            : signed ? Numbers.signed(value, 3) : Numbers.picture(value);
            return t.text(
                    "comparison.cell",
                    "name",
                    title,
                    "query",
                    row,
                    "query-token",
                    pattern.tokens().get(row),
                    "key",
                    column,
                    "key-token",
                    pattern.tokens().get(column),
                    "weight",
                    number);
        }

        @Override
        public void reached(int row, int column) {}

        @Override
        public void chosen(int row, int column) {}
    }
}
