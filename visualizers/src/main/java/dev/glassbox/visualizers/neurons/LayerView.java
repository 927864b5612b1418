package dev.glassbox.visualizers.neurons;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.GridCells;
import dev.glassbox.visualizers.control.HeatmapCanvas;
import dev.glassbox.visualizers.control.HeatmapData;
import dev.glassbox.visualizers.control.HeatmapStyle;
import dev.glassbox.visualizers.control.HeatmapWords;
import dev.glassbox.visualizers.control.SignedBars;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Every neuron of a layer at every position, and beside it the most active ones of one position.
 */
final class LayerView extends Region implements GridCells {

    /** Where a gesture leads. */
    interface Gestures {
        void neuron(int index);

        void cell(int position, int index);
    }

    private final HeatmapCanvas raster =
            new HeatmapCanvas(new HeatmapStyle("axis-position", 1, false, true));
    private final Label title = new Label();
    private final SignedBars bars = new SignedBars();
    private final VBox side = new VBox(title, bars);
    private final Gestures gestures;
    private @Nullable NeuronsFrame frame;
    private @Nullable Texts texts;

    LayerView(Gestures gestures) {
        this.gestures = gestures;
        title.getStyleClass().add("neuron-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        side.getStyleClass().add("neuron-part");
        VBox.setVgrow(bars, Priority.ALWAYS);
        raster.setCells(this);
        bars.setOnChosen(
                row -> {
                    if (frame != null && frame.layer().isPresent()) {
                        gestures.neuron(frame.layer().get().top().get(row));
                    }
                });
        setMinSize(0, 0);
        getChildren().setAll(raster, side);
    }

    @Override
    protected void layoutChildren() {
        double em = title.getFont().getSize();
        double gap = Math.round(em);
        double right = Math.round(Math.min(26 * em, 0.36 * getWidth()));
        raster.resizeRelocate(0, 0, Math.max(0, getWidth() - right - gap), getHeight());
        side.resizeRelocate(getWidth() - right, 0, right, getHeight());
    }

    void show(NeuronsFrame newFrame, String spoken, Texts t, Palette palette) {
        frame = newFrame;
        texts = t;
        NeuronsFrame.Layer layer = newFrame.layer().orElseThrow();
        int columns = layer.columns();
        raster.show(
                new HeatmapData(
                        newFrame.tokens().size(),
                        columns,
                        layer.raster(),
                        newFrame.tokens(),
                        IntStream.range(0, columns).mapToObj(i -> "").toList(),
                        HeatmapData.Kind.SIGNED,
                        layer.extent()),
                new HeatmapWords(
                        spoken,
                        "",
                        layer.shared() == 1
                                ? t.text("neurons.axis")
                                : t.text("neurons.axis.shared", "count", layer.shared()),
                        t.text("neurons.scale"),
                        "",
                        t.text("neurons.keys")),
                palette);
        raster.choose(newFrame.position(), layer.neuron() / layer.shared());
        title.setText(t.text("neurons.top", "token", newFrame.tokens().get(newFrame.position())));
        List<SignedBars.Bar> drawn = new ArrayList<>();
        double extent = 1e-9;
        for (int neuron : layer.top()) {
            double value = layer.here()[neuron];
            drawn.add(new SignedBars.Bar(String.valueOf(neuron), value, false));
            extent = Double.isFinite(value) ? Math.max(extent, Math.abs(value)) : extent;
        }
        bars.show(
                drawn,
                extent,
                layer.top().indexOf(layer.neuron()),
                new SignedBars.Words(
                        spoken,
                        t.text("neurons.axis.number"),
                        t.text("neurons.top.keys"),
                        i ->
                                t.text(
                                        "neurons.top.bar",
                                        "neuron",
                                        layer.top().get(i),
                                        "value",
                                        Numbers.reading(layer.here()[layer.top().get(i)]))),
                palette);
    }

    @Override
    public String words(int row, int column) {
        return frame == null || texts == null ? "" : texts.text(frame.cellWords(row, column));
    }

    @Override
    public void reached(int row, int column) {}

    @Override
    public void chosen(int row, int column) {
        if (frame != null && frame.layer().isPresent()) {
            gestures.cell(row, column * frame.layer().get().shared());
        }
    }

    void dispose() {
        raster.setCells(null);
        bars.setOnChosen(null);
        frame = null;
    }
}
