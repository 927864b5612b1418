package dev.glassbox.visualizers.modelmap;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.TableToggle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** The few controls of the map: where it is opened, the step of the pass, other ways to read it. */
final class MapControls extends FlowPane {

    /** What they lead to. */
    interface Gestures {
        void open(MapPath path);

        void step(int by);

        void play();

        void head(int head);

        void whatIf(boolean on);

        void scale(boolean on);

        void table(boolean on);
    }

    private final Gestures gestures;
    private final HBox crumbs = new HBox();
    private final Button back = new Button("◀");
    private final Button play = new Button("▶");
    private final Button forward = new Button("▶|");
    private final Label step = new Label();
    private final Label headName = new Label();
    private final ChoiceBox<Integer> head = new ChoiceBox<>();
    private final ToggleButton whatIf = new ToggleButton();
    private final ToggleButton scale = new ToggleButton();
    private final TableToggle table;
    private boolean updating;

    MapControls(Gestures gestures) {
        this.gestures = gestures;
        getStyleClass().add("map-controls");
        crumbs.getStyleClass().add("map-crumbs");
        table = new TableToggle(gestures::table);
        back.setOnAction(e -> gestures.step(-1));
        play.setOnAction(e -> gestures.play());
        forward.setOnAction(e -> gestures.step(1));
        back.setText("|◀");
        whatIf.setOnAction(e -> gestures.whatIf(whatIf.isSelected()));
        scale.setOnAction(e -> gestures.scale(scale.isSelected()));
        head.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (o, was, is) -> {
                            if (!updating && is != null) {
                                gestures.head(is);
                            }
                        });
        step.getStyleClass().add("map-step");
        headName.setLabelFor(head);
        for (ButtonBase button : List.of(back, play, forward, whatIf, scale)) {
            button.getStyleClass().add("map-button");
            button.setMinWidth(USE_PREF_SIZE);
        }
        HBox steps = new HBox(back, play, forward, step);
        steps.getStyleClass().add("map-steps");
        HBox heads = new HBox(headName, head);
        heads.getStyleClass().add("map-steps");
        HBox others = new HBox(whatIf, scale, table);
        others.getStyleClass().add("map-steps");
        getChildren().setAll(crumbs, steps, heads, others);
    }

    void show(ModelMapState state, ModelMapFrame frame, boolean playing, Texts texts) {
        updating = true;
        crumbs(frame.path(), texts);
        int count = frame.parts().size();
        boolean lit = state.stage() >= 0 && state.stage() < count;
        step.setText(
                lit ? texts.text("modelmap.step", "step", state.stage() + 1, "count", count) : "");
        named(back, texts.text("modelmap.step.back"));
        named(play, texts.text(playing ? "modelmap.step.pause" : "modelmap.step.play"));
        play.setText(playing ? "‖" : "▶");
        named(forward, texts.text("modelmap.step.forward"));
        headName.setText(texts.text("control.picker.head"));
        int heads = frame.anatomy().config().nHeads();
        if (head.getItems().size() != heads) {
            head.getItems().setAll(IntStream.range(0, heads).boxed().toList());
        }
        head.setValue(frame.head());
        named(head, texts.text("control.picker.head-of", "index", frame.head(), "count", heads));
        whatIf.setText(texts.text("modelmap.whatif"));
        named(whatIf, texts.text("modelmap.whatif.help"));
        whatIf.setSelected(state.whatIf() != null);
        scale.setText(texts.text("modelmap.toscale"));
        named(scale, texts.text("modelmap.toscale.help"));
        scale.setSelected(state.scale());
        table.show(state.table(), texts);
        updating = false;
    }

    private static void named(javafx.scene.control.Control control, String name) {
        control.setAccessibleText(name);
        control.setTooltip(new Tooltip(name));
    }

    /** From the whole to what is opened; each leads back to its level. */
    private void crumbs(MapPath path, Texts texts) {
        List<MapPath> levels = new ArrayList<>();
        for (MapPath at = path; at.isOpen(); at = at.parent()) {
            levels.add(0, at);
        }
        levels.add(0, MapPath.WHOLE);
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            MapPath level = levels.get(i);
            String name = name(level, texts);
            if (i > 0) {
                Label arrow = new Label("›");
                arrow.getStyleClass().add("map-arrow");
                nodes.add(arrow);
            }
            if (i == levels.size() - 1) {
                Label here = new Label(name);
                here.getStyleClass().add("map-here");
                here.setMinWidth(USE_PREF_SIZE);
                nodes.add(here);
            } else {
                Button crumb = new Button(name);
                crumb.getStyleClass().add("map-crumb");
                crumb.setMinWidth(USE_PREF_SIZE);
                crumb.setOnAction(e -> gestures.open(level));
                named(crumb, texts.text("modelmap.back-to", "part", name));
                nodes.add(crumb);
            }
        }
        crumbs.getChildren().setAll(nodes);
    }

    private static String name(MapPath path, Texts texts) {
        return texts.text(
                "modelmap.level." + path.kind().name().toLowerCase(java.util.Locale.ROOT),
                "layer",
                path.layer(),
                "head",
                path.head(),
                "query",
                path.query(),
                "key",
                path.key());
    }
}
