package dev.glassbox.visualizers.residual;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.GridCells;
import dev.glassbox.visualizers.control.HeatmapCanvas;
import dev.glassbox.visualizers.control.HeatmapData;
import dev.glassbox.visualizers.control.HeatmapStyle;
import dev.glassbox.visualizers.control.HeatmapWords;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.Palette;
import java.util.List;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The river of one position, and beside it what every position is written. */
final class PathView extends Region implements GridCells {

    /** Where a gesture leads. */
    interface Gestures {
        void chosen(int row, int position);
    }

    private static final double RIVER = 0.52; // of the width

    private final StreamCanvas river;
    private final HeatmapCanvas overview =
            new HeatmapCanvas(new HeatmapStyle("axis-layer", 1, false, false));
    private final Gestures gestures;
    private @Nullable ResidualFrame frame;
    private @Nullable Texts texts;

    PathView(Gestures gestures) {
        this.gestures = gestures;
        river = new StreamCanvas(row -> gestures.chosen(row, -1));
        overview.setCells(this);
        getChildren().setAll(river, overview);
    }

    void show(ResidualFrame newFrame, int chosenRow, Texts t, Palette palette) {
        frame = newFrame;
        texts = t;
        Path path = newFrame.path();
        int rows = path.steps().size();
        int columns = newFrame.tokens().size();
        double[] values = new double[rows * columns];
        for (int row = 0; row < rows; row++) {
            double[] added = path.steps().get(row).added();
            for (int at = 0; at < columns; at++) {
                values[row * columns + at] = Double.isFinite(added[at]) ? added[at] : Double.NaN;
            }
        }
        List<String> labels = path.labels().stream().map(t::text).toList();
        overview.show(
                new HeatmapData(
                        rows,
                        columns,
                        values,
                        labels,
                        newFrame.tokens(),
                        HeatmapData.Kind.MAGNITUDE,
                        path.longest()),
                new HeatmapWords(
                        t.text(newFrame.description()),
                        "",
                        t.text("residual.axis.position"),
                        t.text("residual.scale"),
                        "",
                        t.text("residual.keys")),
                palette);
        if (chosenRow >= 0 && chosenRow < rows) {
            overview.choose(chosenRow, path.position());
        } else {
            overview.chooseNone();
        }
        String end =
                path.scale()
                        .map(s -> t.text("residual.end", "scale", Numbers.picture(s)))
                        .orElseGet(() -> t.text("residual.end.none"));
        river.show(
                path,
                new StreamCanvas.Words(
                        t.text("residual.head.added"),
                        t.text("residual.head.cosine"),
                        t.text("residual.head.stream"),
                        end),
                t.text(newFrame.description()),
                chosenRow,
                palette);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double left = Math.round(RIVER * width);
        overview.resizeRelocate(left, 0, width - left, getHeight());
        river.resizeRelocate(0, 0, left, getHeight());
        overview.applyCss();
        overview.layout();
        river.draw(row -> overview.middleOf(row, 0).getY());
    }

    void focus() {
        overview.requestFocus();
    }

    @Override
    public String words(int row, int column) {
        ResidualFrame shown = frame;
        Texts t = texts;
        return shown == null || t == null ? "" : t.text(shown.cellWords(row, column));
    }

    @Override
    public void reached(int row, int column) {}

    @Override
    public void chosen(int row, int column) {
        gestures.chosen(row, column);
    }

    void dispose() {
        overview.setCells(null);
        frame = null;
    }
}
