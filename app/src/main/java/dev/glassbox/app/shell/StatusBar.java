package dev.glassbox.app.shell;

import dev.glassbox.app.background.EngineState;
import dev.glassbox.app.control.Icons;
import dev.glassbox.app.control.LiveText;
import dev.glassbox.app.lesson.LessonViewModel;
import dev.glassbox.app.share.ShareMenu;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * The model, its input, where the numbers come from, and what is running. Lives as long as the app.
 */
final class StatusBar extends HBox {
    private static final PseudoClass RECORDED = PseudoClass.getPseudoClass("recorded");

    private final ShellViewModel shell;
    private final LiveText texts;
    private final Label model = new Label(null, Icons.icon(Feather.BOX));
    private final Label tokens = new Label();
    private final Button source = new Button(null, new Region());
    private final Label running = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button stop;

    /**
     * @param share takes the picture of a lesson along
     */
    StatusBar(ShellViewModel shell, LiveText texts, ShareMenu share) {
        this.shell = shell;
        this.texts = texts;
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        source.getStyleClass().setAll("source-chip");
        source.getGraphic().getStyleClass().add("source-dot");
        source.setMinWidth(Region.USE_PREF_SIZE);
        source.setOnAction(event -> shell.toggle(Panel.ORIGIN));
        texts.tip(source, "status.ask", Keys.shortcut("I"));
        running.getStyleClass().add("status-running");
        stop = Icons.button(Feather.X, shell::stop);
        texts.tip(stop, "status.stop", "");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(model, tokens, source, gap, running, progress, stop);
        HBox history = new HBox();
        history.getStyleClass().add("status-history");
        history.getChildren().add(share);
        history.getChildren().addAll(history());
        getChildren().add(history);
        history.visibleProperty()
                .bind(javafx.beans.binding.Bindings.equal(shell.place(), Place.LEARN));
        shell.status().addListener((property, old, now) -> draw());
        shell.place().addListener((property, old, now) -> draw());
        texts.write(this::draw);
    }

    /** What takes back what was done to the picture. */
    private List<Node> history() {
        return List.of(
                texts.tip(
                        button(Feather.CORNER_UP_LEFT, LessonViewModel::undo),
                        "stage.undo",
                        Keys.shortcut("Z")),
                texts.tip(
                        button(Feather.CORNER_UP_RIGHT, LessonViewModel::redo),
                        "stage.redo",
                        Keys.shortcut("Shift+Z")),
                texts.tip(
                        button(Feather.ROTATE_CCW, LessonViewModel::reset),
                        "stage.reset",
                        Keys.shortcut("R")));
    }

    private Button button(Feather shape, Consumer<LessonViewModel> action) {
        return Icons.button(shape, () -> shell.lesson().get().ifPresent(action));
    }

    private void draw() {
        Status status = shell.status().get();
        boolean pictured = shell.place().get() != Place.TRAIN;
        show(model, status.model().filter(id -> pictured));
        show(
                tokens,
                status.tokens()
                        .filter(count -> pictured)
                        .map(count -> say("status.tokens", "count", count)));
        boolean recorded = status.source() == Status.Source.RECORDED;
        show(source, sourceName(status.source()).filter(name -> pictured));
        source.pseudoClassStateChanged(RECORDED, recorded);
        source.setAccessibleText(source.getText() + ". " + say("status.ask"));
        Optional<String> work = work(status);
        show(running, work);
        progress.setVisible(work.isPresent() && status.engine().problem() == null);
        progress.setProgress(
                status.computing()
                        ? ProgressBar.INDETERMINATE_PROGRESS
                        : status.training()
                                .map(one -> (double) one.step() / Math.max(1, one.steps()))
                                .orElse(ProgressBar.INDETERMINATE_PROGRESS));
        progress.setManaged(progress.isVisible());
        progress.setAccessibleText(work.orElse(""));
        stop.setVisible(status.computing());
        stop.setManaged(status.computing());
    }

    private Optional<String> sourceName(Status.Source kind) {
        return switch (kind) {
            case NONE -> Optional.empty();
            case RECORDED -> Optional.of(say("status.recorded"));
            case LIVE -> Optional.of(say("status.live"));
        };
    }

    private Optional<String> work(Status status) {
        if (status.engine().phase() == EngineState.Phase.STARTING) {
            return Optional.of(say("status.starting"));
        }
        if (status.engine().phase() == EngineState.Phase.FAILED) {
            return Optional.of(say("status.failed"));
        }
        return status.computing()
                ? Optional.of(say("status.computing"))
                : status.training().map(this::said);
    }

    private String said(Status.Training training) {
        return say("status.training", "step", training.step(), "steps", training.steps());
    }

    private static void show(Labeled labeled, Optional<String> words) {
        labeled.setText(words.orElse(""));
        labeled.setVisible(words.isPresent());
        labeled.setManaged(words.isPresent());
    }

    private String say(String key, Object... pairs) {
        return texts.messages().text(key, pairs);
    }
}
