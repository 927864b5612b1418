package dev.glassbox.app.shell;

import dev.glassbox.app.i18n.Messages;
import dev.glassbox.app.shell.SpeedViewModel.Phase;
import dev.glassbox.app.shell.SpeedViewModel.State;
import dev.glassbox.app.speed.SpeedTable;
import dev.glassbox.runtime.bench.BenchReport;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How fast this machine is, and how near the app comes to its limits. */
final class SpeedPanel extends PanelView {
    private static final double WHAT_SHARE = 38;
    private static final double VALUE_SHARE = 14;
    private static final double RATIO_SHARE = 20;
    private static final double LIMIT_SHARE = 28;

    private final SpeedViewModel model;
    private final Button start = new Button();
    private final Button cancel = new Button();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label now = words("panel-text");
    private final VBox result = new VBox();
    private final ChangeListener<State> onState = (property, old, fresh) -> draw(old, fresh);

    SpeedPanel(SpeedViewModel model, Messages messages, Runnable away) {
        super(messages, "bench.title", away);
        this.model = model;
        getStyleClass().add("speed-panel");
        result.getStyleClass().add("speed-result");
        start.setOnAction(event -> model.start());
        cancel.setOnAction(event -> model.cancel());
        texts().label(cancel, "bench.cancel");
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        texts().name(bar, "bench.title");
        HBox row = new HBox(start, cancel, bar);
        row.getStyleClass().add("speed-row");
        row.setAlignment(Pos.CENTER_LEFT);
        start.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        add(texts().label(words("panel-lead"), "bench.lead"), row, now, result);
        texts().write(
                        () -> {
                            drawControls(model.state().get());
                            drawResult(model.state().get());
                        });
        model.state().addListener(onState);
    }

    private void draw(State old, State fresh) {
        drawControls(fresh);
        if (!old.report().equals(fresh.report())) {
            drawResult(fresh);
        }
    }

    private void drawControls(State state) {
        boolean running = state.phase() == Phase.RUNNING;
        start.setText(say(state.report().isPresent() ? "bench.again" : "bench.start"));
        show(start, !running);
        show(cancel, running);
        show(bar, running);
        bar.setProgress(state.fraction());
        now.setText(words(state));
        show(now, !now.getText().isEmpty());
    }

    private String words(State state) {
        return switch (state.phase()) {
            case RUNNING -> say("bench.now", "part", say("bench.section." + state.part()));
            case CANCELLED -> say("bench.cancelled");
            case FAILED -> state.problem().map(texts().messages()::sentence).orElse("");
            case IDLE, DONE -> "";
        };
    }

    private void drawResult(State state) {
        result.getChildren().clear();
        state.report().ifPresent(this::drawReport);
    }

    private void drawReport(BenchReport report) {
        SpeedTable table = new SpeedTable(texts().messages());
        result.getChildren().add(line("panel-text", table.head(report)));
        result.getChildren().add(line("panel-note", table.weights(report)));
        for (SpeedTable.Section section : table.sections(report)) {
            result.getChildren().add(line("panel-section", section.title()));
            result.getChildren().add(grid(section.rows()));
        }
    }

    private GridPane grid(List<SpeedTable.Row> rows) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("panel-table");
        ColumnConstraints what = new ColumnConstraints();
        what.setPercentWidth(WHAT_SHARE);
        ColumnConstraints value = new ColumnConstraints();
        value.setHalignment(HPos.RIGHT);
        value.setMinWidth(Region.USE_PREF_SIZE);
        value.setPercentWidth(VALUE_SHARE); // in line from section to section
        ColumnConstraints ratio = new ColumnConstraints();
        ratio.setPercentWidth(RATIO_SHARE);
        ColumnConstraints limit = new ColumnConstraints();
        limit.setPercentWidth(LIMIT_SHARE);
        grid.getColumnConstraints().addAll(what, value, ratio, limit);
        for (SpeedTable.Row row : rows) {
            Label number = line("number", row.value());
            number.setMinWidth(Region.USE_PREF_SIZE);
            Label verdict = line("panel-text", row.ratio());
            if (row.verdict() == SpeedTable.Verdict.MISSED) {
                verdict.getStyleClass().add("speed-missed");
            }
            grid.addRow(
                    grid.getRowCount(),
                    line("panel-text", row.what()),
                    number,
                    verdict,
                    line("panel-note", row.limit()));
        }
        return grid;
    }

    private Label line(String style, String text) {
        Label label = words(style);
        label.setText(text);
        return label;
    }

    private static void show(Region node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private String say(String key, Object... pairs) {
        return texts().messages().text(key, pairs);
    }

    @Override
    void dispose() {
        model.state().removeListener(onState);
        super.dispose();
    }
}
