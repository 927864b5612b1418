package dev.glassbox.app.lab;

import dev.glassbox.app.control.Icons;
import dev.glassbox.app.control.LiveText;
import dev.glassbox.app.lab.LabRun.Phase;
import dev.glassbox.runtime.training.TrainingMetrics;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Start and pause, one step, reset, and how far the run has come. */
final class RunBar extends VBox implements LabPart {
    private final Lab lab;
    private final LiveText texts;
    private final Button go = new Button();
    private final Button step;
    private final Button reset;
    private final ToggleButton turn = new ToggleButton();
    private final ProgressBar progress = new ProgressBar(0);
    private final Label far = new Label();
    private final Label speed = new Label();
    private final Label question = new Label();
    private final Button sure = new Button();
    private final Button keep = new Button();
    private final FlowPane asking = new FlowPane();
    private final Label trouble = new Label(null, Icons.icon(Feather.ALERT_CIRCLE));
    private final Turning turning;

    RunBar(Lab lab, LabDoors doors, LiveText texts) {
        this.lab = lab;
        this.texts = texts;
        getStyleClass().add("lab-run");
        go.getStyleClass().add("accent");
        go.setMinWidth(Region.USE_PREF_SIZE);
        go.setOnAction(event -> toggle());
        step = texts.label(new Button(), "lab.step");
        step.setGraphic(Icons.icon(Feather.SKIP_FORWARD));
        step.setMinWidth(Region.USE_PREF_SIZE);
        step.setOnAction(event -> lab.step(1));
        texts.tip(step, "lab.step.tip", "N");
        reset = texts.tip(Icons.button(Feather.ROTATE_CCW, this::askReset), "lab.reset", "");
        texts.tip(texts.label(turn, "lab.turn"), "lab.turn.tip", "C");
        turn.setGraphic(Icons.icon(Feather.SLIDERS));
        turn.setMinWidth(Region.USE_PREF_SIZE);
        far.setMinWidth(Region.USE_PREF_SIZE);
        far.getStyleClass().add("lab-far");
        speed.getStyleClass().add("lab-note");
        speed.setMinWidth(Region.USE_PREF_SIZE);
        progress.getStyleClass().add("lab-progress");
        HBox how = new HBox(progress, far, speed);
        how.setAlignment(Pos.CENTER_LEFT);
        how.getStyleClass().add("lab-pair");
        FlowPane row = new FlowPane(go, step, reset, turn, how);
        row.setRowValignment(javafx.geometry.VPos.CENTER);
        row.getStyleClass().add("lab-buttons");
        turning = new Turning(lab, doors, texts);
        turning.visibleProperty().bind(turn.selectedProperty());
        turning.managedProperty().bind(turn.selectedProperty());
        Wrapped.keep(trouble);
        trouble.getStyleClass().add("lab-trouble");
        getChildren().addAll(row, asking(), trouble, turning);
    }

    private FlowPane asking() {
        texts.label(question, "lab.reset.sure");
        Wrapped.keep(question);
        texts.label(sure, "lab.reset.yes");
        texts.label(keep, "lab.reset.no");
        sure.setOnAction(
                event -> {
                    ask(false);
                    lab.reset();
                });
        keep.setOnAction(event -> ask(false));
        asking.getChildren().addAll(question, sure, keep);
        asking.getStyleClass().add("lab-asking");
        asking.setRowValignment(javafx.geometry.VPos.CENTER);
        seen(asking, false);
        return asking;
    }

    /** Begins, goes on or waits. */
    void toggle() {
        Phase phase = lab.run().get().phase();
        if (phase == Phase.RUNNING || phase == Phase.PREPARING) {
            lab.pause();
        } else {
            lab.start();
        }
    }

    /** Asks whether the run shall be forgotten. */
    void askReset() {
        if (lab.run().get().phase() != Phase.NONE) {
            ask(true);
        }
    }

    private void ask(boolean open) {
        seen(asking, open);
        if (open) {
            keep.requestFocus();
        } else {
            go.requestFocus();
        }
    }

    /** Opens or closes the row where numbers are changed. */
    void turn() {
        if (!turn.isDisabled()) {
            turn.setSelected(!turn.isSelected());
        }
    }

    /** Puts the keyboard on the button that starts. */
    void focus() {
        go.requestFocus();
    }

    @Override
    public void show(Shown shown) {
        LabRun run = shown.run();
        Phase phase = run.phase();
        boolean going = phase == Phase.RUNNING || phase == Phase.PREPARING;
        String key = going ? "pause" : run.step() > 0 ? "go-on" : "start";
        go.setText(shown.say("lab." + key));
        go.setGraphic(Icons.icon(going ? Feather.PAUSE : Feather.PLAY));
        go.setAccessibleText(go.getText());
        if (go.getTooltip() == null) {
            texts.tip(go, "lab.go.tip", "P");
            go.setAccessibleText(go.getText());
        }
        go.setDisable(phase == Phase.DONE);
        step.setDisable(phase == Phase.DONE || phase == Phase.PREPARING);
        reset.setDisable(phase == Phase.NONE);
        turn.setDisable(phase != Phase.RUNNING && phase != Phase.PAUSED);
        if (turn.isDisabled()) {
            turn.setSelected(false);
        }
        if (phase == Phase.NONE) {
            seen(asking, false);
        }
        progress.setProgress(
                phase == Phase.PREPARING
                        ? ProgressBar.INDETERMINATE_PROGRESS
                        : (double) run.step() / Math.max(1, run.steps()));
        far.setText(
                shown.say(
                        "lab.phase." + phase.name().toLowerCase(Locale.ROOT),
                        "step",
                        run.step(),
                        "steps",
                        run.steps()));
        progress.setAccessibleText(far.getText());
        write(speed, speed(shown));
        write(
                trouble,
                run.trouble()
                        .filter(problem -> !run.log().isEmpty())
                        .map(texts.messages()::sentence));
        turning.show(shown);
    }

    private static Optional<String> speed(Shown shown) {
        Optional<TrainingMetrics> line =
                LossCurves.lineAt(shown.run(), Integer.MAX_VALUE)
                        .filter(last -> shown.run().phase() == Phase.RUNNING);
        return line.map(
                last ->
                        shown.say(
                                "lab.speed",
                                "tokens",
                                String.format(Locale.ROOT, "%,.0f", last.tokensPerSecond()),
                                "rate",
                                Numbers.picture(last.lr())));
    }

    private static void write(Labeled label, Optional<String> words) {
        label.setText(words.orElse(""));
        seen(label, words.isPresent());
    }

    static void seen(javafx.scene.Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
