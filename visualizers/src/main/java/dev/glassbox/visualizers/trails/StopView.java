package dev.glassbox.visualizers.trails;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.ValueBars;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.Palette;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One station of one trail: how far it is, in all dimensions and as drawn, and who is near. */
final class StopView extends VBox {
    private final Label title = line("trails-title");
    private final Label place = line("trails-place");
    private final GridPane distances = new GridPane();
    private final Label cosine = line("trails-cosine");
    private final Label nearTitle = line("trails-near");
    private final ValueBars near = new ValueBars();

    StopView() {
        getStyleClass().add("trails-stop");
        distances.getStyleClass().add("trails-distances");
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        ColumnConstraints whole = new ColumnConstraints();
        whole.setHalignment(HPos.RIGHT);
        ColumnConstraints drawn = new ColumnConstraints();
        drawn.setHalignment(HPos.RIGHT);
        distances.getColumnConstraints().setAll(names, whole, drawn);
        VBox.setVgrow(near, Priority.ALWAYS);
        getChildren().setAll(title, place, distances, cosine, nearTitle, near);
        setMinSize(0, 0);
    }

    private static Label line(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    void show(TrailsFrame frame, TrailsState.Kind kind, Texts texts, Palette palette) {
        Trail trail = frame.trails().get(frame.focus());
        Trail.Stop stop = trail.stops().get(frame.station());
        title.setText(
                texts.text("trails.title", "token", trail.label(), "position", trail.position()));
        place.setText(texts.text(frame.stations().get(frame.station()).label()));
        distances.getChildren().clear();
        row(0, "", texts.text("trails.whole"), texts.text("trails.drawn"), "trails-column");
        row(1, texts.text("trails.step"), stop.step(), stop.drawnStep());
        row(2, texts.text("trails.gone"), stop.gone(), stop.drawnGone());
        row(3, texts.text("trails.straight"), stop.straight(), stop.drawnStraight());
        cosine.setText(texts.text("trails.cosine", "cosine", Numbers.fixed(stop.cosine(), 3)));
        nearTitle.setText(
                texts.text(
                        frame.near().isEmpty()
                                ? "trails.near.none"
                                : kind == TrailsState.Kind.LAYERS
                                        ? "trails.near.layers"
                                        : "trails.near.training"));
        List<ValueBars.Bar> bars =
                frame.near().stream()
                        .map(
                                n ->
                                        new ValueBars.Bar(
                                                n.label(),
                                                n.cosine(),
                                                Numbers.fixed(n.cosine(), 3),
                                                false))
                        .toList();
        StringBuilder spoken = new StringBuilder(nearTitle.getText());
        bars.forEach(
                bar -> spoken.append(' ').append(bar.label()).append(' ').append(bar.number()));
        near.show(bars, 1, "axis-vocab", spoken.toString(), palette);
    }

    private void row(int row, String name, double whole, double drawn) {
        List<String> both = Numbers.aligned(whole, drawn);
        row(row, name, both.get(0), both.get(1), "trails-number");
    }

    private void row(int row, String name, String whole, String drawn, String styleClass) {
        Label first = line("trails-name");
        first.setText(name);
        distances.addRow(row, first, number(whole, styleClass), number(drawn, styleClass));
    }

    private static Label number(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
