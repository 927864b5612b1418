package dev.glassbox.app.lab;

import dev.glassbox.app.control.LiveText;
import dev.glassbox.visualizers.chart.CurveChart;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Gradient norms and update ratios, layer by layer, of one of the two runs. */
final class LayersPage extends VBox implements LabPart {
    private final CurveChart gradients = new CurveChart();
    private final CurveChart ratios = new CurveChart();
    private final ToggleButton healthy = new ToggleButton();
    private final ToggleButton broken = new ToggleButton();
    private final FlowPane which = new FlowPane(healthy, broken);
    private final Label note;
    private @Nullable Shown last;

    LayersPage(LiveText texts) {
        getStyleClass().add("lab-layers");
        ToggleGroup group = new ToggleGroup();
        for (ToggleButton button : java.util.List.of(healthy, broken)) {
            button.setToggleGroup(group);
            button.getStyleClass().add("segment");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(
                    event -> {
                        button.setSelected(true);
                        Shown now = last;
                        if (now != null) {
                            show(now);
                        }
                    });
        }
        healthy.setSelected(true);
        which.getStyleClass().add("lab-buttons");
        note = texts.label(new Label(), "lab.layers.note");
        Wrapped.keep(note);
        note.getStyleClass().add("lab-note");
        for (CurveChart chart : java.util.List.of(gradients, ratios)) {
            chart.setPrefWidth(100);
            HBox.setHgrow(chart, Priority.ALWAYS);
        }
        HBox both = new HBox(gradients, ratios);
        both.getStyleClass().add("lab-columns");
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().addAll(which, both, note);
    }

    @Override
    public void show(Shown shown) {
        last = shown;
        Optional<LabRun> beside = shown.beside();
        RunBar.seen(which, beside.isPresent());
        healthy.setText(shown.say("lab.healthy"));
        broken.setText(beside.isPresent() ? shown.brokenName() : "–");
        LabRun run = beside.filter(other -> broken.isSelected()).orElse(shown.run());
        gradients.show(
                LayerCurves.gradients(shown, run),
                LayerCurves.words(shown, "lab.layers.gradients"),
                shown.palette());
        ratios.show(
                LayerCurves.ratios(shown, run),
                LayerCurves.words(shown, "lab.layers.ratios"),
                shown.palette());
    }
}
