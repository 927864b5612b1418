package dev.glassbox.app.lesson;

import dev.glassbox.app.control.Icons;
import dev.glassbox.app.control.LiveText;
import dev.glassbox.app.control.ProseFlow;
import dev.glassbox.app.i18n.Messages;
import dev.glassbox.lessons.Step;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The lesson's column: heading, words, predict card; steps forward and back below. */
public final class LessonView extends BorderPane {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final LessonViewModel lesson;
    private final LiveText texts;
    private final Label title = new Label();
    private final ProseFlow prose;
    private final PredictCard card;
    private final Label done = new Label();
    private final VBox column;
    private final ScrollPane scroll;
    private final Label count = new Label();
    private final HBox dots = new HBox();
    private final Button back;
    private final Button next;
    private final ChangeListener<Number> onStep = (property, old, now) -> stepChanged();
    private final ChangeListener<Optional<Guess>> onGuess = (property, old, now) -> draw();
    private final ChangeListener<Boolean> onDone = (property, old, now) -> draw();

    public LessonView(LessonViewModel lesson, Messages messages) {
        this.lesson = lesson;
        this.texts = new LiveText(messages);
        getStyleClass().add("lesson");
        prose = new ProseFlow(texts.messages());
        card = new PredictCard(texts, lesson::choose);
        back = step("lesson.back", Feather.CHEVRON_LEFT, lesson::back);
        next = step("lesson.next", Feather.CHEVRON_RIGHT, lesson::next);
        next.setContentDisplay(ContentDisplay.RIGHT);
        next.getStyleClass().add("accent");
        title.getStyleClass().add("lesson-heading");
        title.setWrapText(true);
        done.getStyleClass().add("lesson-done");
        done.setGraphic(Icons.icon(Feather.CHECK_CIRCLE));
        done.setWrapText(true);
        column = new VBox(title, prose, card, done);
        column.getStyleClass().add("lesson-column");
        scroll = new ScrollPane(column);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("lesson-scroll");
        scroll.setAccessibleRole(AccessibleRole.SCROLL_PANE);
        texts.name(scroll, "lesson.column");
        setCenter(scroll);
        setBottom(footer());
        lesson.index().addListener(onStep);
        lesson.guess().addListener(onGuess);
        lesson.done().addListener(onDone);
        texts.write(this::draw);
    }

    private Button step(String key, Feather shape, Runnable action) {
        Button button = texts.label(new Button(null, Icons.icon(shape)), key);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private HBox footer() {
        dots.getStyleClass().add("lesson-dots");
        dots.setAlignment(Pos.CENTER);
        count.getStyleClass().add("lesson-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        VBox where = new VBox(dots, count);
        where.setAlignment(Pos.CENTER);
        HBox.setHgrow(where, Priority.ALWAYS);
        HBox footer = new HBox(back, where, next);
        footer.setAlignment(Pos.CENTER);
        footer.getStyleClass().add("lesson-footer");
        return footer;
    }

    private void stepChanged() {
        scroll.setVvalue(0);
        draw();
    }

    private void draw() {
        if (lesson.index().get() < 0) {
            return;
        }
        Step step = lesson.step();
        String language = texts.messages().language();
        title.setText(texts.messages().prose(step.title().in(language)));
        prose.show(step.prose().in(language));
        card.show(lesson.guess().get());
        boolean showDone = lesson.done().get() && (step.goal().isPresent());
        done.setVisible(showDone);
        done.setManaged(showDone);
        done.setText(texts.messages().text("lesson.done"));
        drawPlace();
    }

    private void drawPlace() {
        int steps = lesson.lesson().steps().size();
        int number = lesson.index().get();
        count.setText(texts.messages().text("lesson.count", "step", number + 1, "steps", steps));
        rest(back, lesson.atStart(), next);
        rest(next, lesson.atEnd(), back);
        dots.getChildren().clear();
        for (int i = 0; i < steps; i++) {
            Region dot = new Region();
            dot.getStyleClass().add("lesson-dot");
            dot.pseudoClassStateChanged(CURRENT, i == number);
            dot.pseudoClassStateChanged(DONE, lesson.isDone(lesson.lesson().steps().get(i)));
            dots.getChildren().add(dot);
        }
    }

    /** Disables a button, handing its focus on so that the keyboard is not lost. */
    private static void rest(Button button, boolean resting, Button other) {
        boolean focused = button.isFocused();
        button.setDisable(resting);
        if (focused && resting) {
            other.setDisable(false);
            other.requestFocus();
        }
    }

    /** Removes every listener. The view is not used again. */
    public void dispose() {
        texts.dispose();
        lesson.index().removeListener(onStep);
        lesson.guess().removeListener(onGuess);
        lesson.done().removeListener(onDone);
    }
}
