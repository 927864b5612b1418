package dev.glassbox.app.lab;

import dev.glassbox.app.control.LiveText;
import dev.glassbox.app.lab.LabState.Axes;
import dev.glassbox.visualizers.chart.CurveChart;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The losses, and how their axes are. */
final class LossPane extends VBox implements LabPart {
    private static final double MOST_SMOOTHING = 0.98;

    private final Lab lab;
    private final CurveChart chart = new CurveChart();
    private final CheckBox logLoss = new CheckBox();
    private final CheckBox logSteps = new CheckBox();
    private final Slider smoothing = new Slider(0, MOST_SMOOTHING, 0);
    private boolean showing;

    LossPane(Lab lab, LiveText texts) {
        this.lab = lab;
        getStyleClass().add("lab-losses");
        chart.setOnStep(
                step -> change(now -> States.at(now, new Clock(lab.run().get()).nearest(step))));
        VBox.setVgrow(chart, Priority.ALWAYS);
        texts.tip(texts.label(logLoss, "lab.log-loss"), "lab.log-loss", "G");
        texts.tip(texts.label(logSteps, "lab.log-steps"), "lab.log-steps", "H");
        logLoss.setOnAction(event -> axes());
        logSteps.setOnAction(event -> axes());
        logLoss.setMinWidth(Region.USE_PREF_SIZE);
        logSteps.setMinWidth(Region.USE_PREF_SIZE);
        texts.tip(smoothing, "lab.smoothing", "");
        smoothing.setBlockIncrement(0.1);
        smoothing.getStyleClass().add("lab-smoothing");
        smoothing.valueProperty().addListener((property, old, now) -> axes());
        Label name = texts.label(new Label(), "lab.smoothing");
        name.setLabelFor(smoothing);
        name.setMinWidth(Region.USE_PREF_SIZE);
        HBox smooth = new HBox(name, smoothing);
        smooth.setAlignment(Pos.CENTER_LEFT);
        smooth.getStyleClass().add("lab-pair");
        FlowPane row = new FlowPane(logLoss, logSteps, smooth);
        row.getStyleClass().add("lab-axes");
        getChildren().addAll(chart, row);
    }

    private void axes() {
        if (!showing) {
            Axes axes = new Axes(logLoss.isSelected(), logSteps.isSelected(), smoothing.getValue());
            change(now -> States.with(now, axes));
        }
    }

    private void change(UnaryOperator<LabState> how) {
        lab.change(how.apply(lab.state().get()));
    }

    /** What the chart reads out, for tests. */
    String readout() {
        return chart.readout();
    }

    @Override
    public void show(Shown shown) {
        showing = true;
        Axes axes = shown.state().axes();
        logLoss.setSelected(axes.logLoss());
        logSteps.setSelected(axes.logSteps());
        smoothing.setValue(axes.smoothing());
        showing = false;
        chart.show(LossCurves.of(shown), LossCurves.words(shown), shown.palette());
    }

    @Override
    public void dispose() {
        chart.setOnStep(null);
    }
}
