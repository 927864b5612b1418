package dev.glassbox.app.lab;

import dev.glassbox.app.lab.LabState.Focus;
import dev.glassbox.visualizers.control.GridCells;
import dev.glassbox.visualizers.control.HeatmapCanvas;
import dev.glassbox.visualizers.control.HeatmapData;
import dev.glassbox.visualizers.control.HeatmapStyle;
import dev.glassbox.visualizers.control.LayerHeadPicker;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A head's pattern over the probe prompt at the moment, and the broken network's beside it. */
final class AttentionPage extends VBox implements LabPart {
    private final Lab lab;
    private final LayerHeadPicker picker;
    private final Pattern healthy = new Pattern();
    private final Pattern broken = new Pattern();
    private final Label none = new Label();

    AttentionPage(Lab lab) {
        this.lab = lab;
        getStyleClass().add("lab-attention");
        picker =
                new LayerHeadPicker(
                        layer -> focus(layer, now().head()), head -> focus(now().layer(), head));
        HBox maps = new HBox(healthy.box, broken.box);
        maps.getStyleClass().add("lab-columns");
        VBox.setVgrow(maps, Priority.ALWAYS);
        Wrapped.keep(none);
        none.getStyleClass().add("lab-note");
        getChildren().addAll(picker, none, maps);
    }

    private Focus now() {
        return lab.state().get().focus();
    }

    private void focus(int layer, int head) {
        LabState state = lab.state().get();
        lab.change(States.with(state, new Focus(state.focus().prompt(), layer, head)));
    }

    @Override
    public void show(Shown shown) {
        LabRun.About about = shown.run().about();
        Focus focus = shown.state().focus();
        picker.show(about.layers(), focus.layer(), about.heads(), focus.head(), shown.texts());
        boolean two = shown.beside().isPresent();
        healthy.show(shown, shown.look(), two ? shown.say("lab.healthy") : "", true);
        boolean masked = !shown.state().plan().beside().equals("no-causal-mask");
        broken.show(shown, shown.lookBeside(), shown.brokenName(), masked);
        RunBar.seen(broken.box, two);
        none.setText(shown.say("lab.look.none"));
        RunBar.seen(none, shown.look().isEmpty());
    }

    @Override
    public void dispose() {
        healthy.map.setCells(null);
        broken.map.setCells(null);
    }

    /** One run's map. */
    private static final class Pattern implements GridCells {
        private final Label name = new Label();
        private final HeatmapCanvas map =
                new HeatmapCanvas(new HeatmapStyle("axis-position", 2, true, true));
        private final VBox box = new VBox(name, map);
        private @Nullable Shown shown;
        private @Nullable HeatmapData data;

        Pattern() {
            Wrapped.keep(name);
            name.getStyleClass().add("lab-note");
            map.setCells(this);
            map.getStyleClass().add("lab-map");
            VBox.setVgrow(map, Priority.ALWAYS);
            box.setMinWidth(0);
            box.setPrefWidth(100);
            HBox.setHgrow(box, Priority.ALWAYS);
        }

        void show(Shown now, Optional<Look> look, String run, boolean masked) {
            Focus focus = now.state().focus();
            Optional<HeatmapData> cells =
                    look.flatMap(l -> HeadMap.of(l, focus.layer(), focus.head(), masked));
            map.setVisible(cells.isPresent());
            if (cells.isEmpty() || look.isEmpty()) {
                name.setText(run);
                return;
            }
            shown = now;
            data = cells.get();
            String step = now.say("lab.text.step", "step", look.get().step());
            name.setText(run.isEmpty() ? step : run + " · " + step);
            map.show(cells.get(), HeadMap.words(now, look.get(), run), now.palette());
        }

        @Override
        public String words(int row, int column) {
            return shown == null || data == null ? "" : HeadMap.cell(shown, data, row, column);
        }

        @Override
        public void reached(int row, int column) {}

        @Override
        public void chosen(int row, int column) {
            map.choose(row, column);
        }
    }
}
