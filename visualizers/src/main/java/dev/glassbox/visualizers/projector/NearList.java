package dev.glassbox.visualizers.projector;

import dev.glassbox.runtime.projection.Metric;
import dev.glassbox.runtime.vectors.VectorTable;
import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Neighbours with how far they are and how far they are drawn; each can be gone to. */
final class NearList extends VBox {
    private final Label known = new Label();
    private final GridPane rows = new GridPane();
    private final IntConsumer onPoint;

    /**
     * @param onPoint told which neighbour was chosen
     */
    NearList(IntConsumer onPoint) {
        this.onPoint = onPoint;
        getStyleClass().add("projector-near");
        rows.getStyleClass().add("projector-near-rows");
        ColumnConstraints first = new ColumnConstraints();
        first.setHgrow(Priority.ALWAYS);
        ColumnConstraints number = new ColumnConstraints();
        number.setHalignment(HPos.RIGHT);
        rows.getColumnConstraints().setAll(first, number, number);
        known.setWrapText(true);
        known.setMinHeight(Label.USE_PREF_SIZE);
        getChildren().setAll(known, rows);
    }

    /**
     * @param chosen the point whose columns are told, or -1
     */
    void show(
            List<ProjectorFrame.Near> near,
            ProjectorState state,
            VectorTable table,
            int chosen,
            Texts texts) {
        known.setText(chosen < 0 ? "" : known(table, chosen, state.source(), texts));
        known.setManaged(chosen >= 0);
        known.setVisible(chosen >= 0);
        rows.getChildren().clear();
        Label original =
                head(
                        texts.text(
                                state.metric() == Metric.COSINE
                                        ? "projector.near.cosine"
                                        : "projector.near.euclidean"));
        rows.addRow(
                0,
                head(texts.text("projector.near.name")),
                original,
                head(texts.text("projector.near.drawn")));
        int row = 1;
        for (ProjectorFrame.Near one : near) {
            Button name = new Button(one.label().isBlank() ? "–" : one.label());
            name.getStyleClass().setAll("projector-near-name");
            name.setMaxWidth(Double.MAX_VALUE);
            String distance = Numbers.fixed(one.original(), 3);
            String drawn = Double.isNaN(one.drawn()) ? "–" : Numbers.picture(one.drawn());
            name.setAccessibleText(
                    texts.text(
                            "projector.near.spoken",
                            "point",
                            one.label(),
                            "distance",
                            distance,
                            "drawn",
                            drawn));
            name.setOnAction(event -> onPoint.accept(one.point()));
            rows.addRow(row++, name, new Label(distance), new Label(drawn));
        }
    }

    private static Label head(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("projector-near-head");
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }

    private static String known(VectorTable table, int point, Source source, Texts texts) {
        StringBuilder text = new StringBuilder();
        for (VectorTable.Column column : table.columns()) {
            text.append(text.isEmpty() ? "" : "   ")
                    .append(Words.of(column.name(), source, texts))
                    .append(" ")
                    .append(
                            column.name().equals("kind")
                                    ? Words.of(column.values().get(point), source, texts)
                                    : TokenText.visible(column.values().get(point)));
        }
        return text.toString();
    }
}
