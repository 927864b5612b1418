package dev.glassbox.app.shell;

import dev.glassbox.app.control.Icons;
import dev.glassbox.app.control.LiveText;
import dev.glassbox.app.control.RowButton;
import dev.glassbox.app.lesson.LessonViewModel;
import dev.glassbox.lessons.Lesson;
import dev.glassbox.lessons.Localized;
import dev.glassbox.lessons.Unit;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The course: units and their lessons; folded, one icon a lesson. Lives as long as the app. */
final class CourseRail extends ScrollPane {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");

    private final ShellViewModel shell;
    private final LiveText texts;
    private final VBox list = new VBox();

    CourseRail(ShellViewModel shell, LiveText texts) {
        this.shell = shell;
        this.texts = texts;
        getStyleClass().add("course-rail");
        list.getStyleClass().add("course-list");
        setContent(list);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        texts.name(this, "shell.course");
        shell.railOpen().addListener((property, old, now) -> draw());
        shell.lesson().addListener((property, old, now) -> draw());
        shell.parts().learner().progress().addListener((property, old, now) -> draw());
        texts.write(this::draw);
    }

    private void draw() {
        boolean open = shell.railOpen().get();
        pseudoClassStateChanged(FOLDED, !open);
        list.getChildren().clear();
        for (Unit unit : shell.course().units()) {
            if (open) {
                list.getChildren().add(heading(unit));
            }
            for (Lesson lesson : unit.lessons()) {
                list.getChildren().add(entry(unit, lesson, open));
            }
        }
    }

    private Node heading(Unit unit) {
        Label heading = new Label(say(unit.id() + " " + in(unit.title())));
        heading.getStyleClass().add("course-unit");
        heading.setWrapText(true);
        return heading;
    }

    private Node entry(Unit unit, Lesson lesson, boolean open) {
        int done = shell.parts().learner().in(lesson.id()).done().size();
        int steps = lesson.steps().size();
        String title = say(in(lesson.title()));
        Node icon = Icons.icon(done >= steps ? Feather.CHECK_CIRCLE : Feather.BOOK_OPEN);
        RowButton entry =
                open
                        ? new RowButton("course-lesson", icon, name(title), count(done, steps))
                        : new RowButton("course-lesson", folded(icon, unit));
        if (!open) {
            Tooltip.install(entry, new Tooltip(title));
        }
        entry.setAccessibleText(
                texts.messages()
                        .text("shell.lesson", "title", title, "done", done, "steps", steps));
        entry.pseudoClassStateChanged(CURRENT, current(lesson));
        entry.setOnPress(() -> open(lesson));
        return entry;
    }

    private static Node name(String title) {
        Label name = new Label(title);
        name.setWrapText(true);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        return name;
    }

    private static Node count(int done, int steps) {
        Label count = new Label(done + "/" + steps);
        count.getStyleClass().add("course-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        return count;
    }

    private static Node folded(Node icon, Unit unit) {
        Label code = new Label(unit.id());
        code.getStyleClass().add("course-code");
        code.setMinWidth(Region.USE_PREF_SIZE);
        VBox folded = new VBox(icon, code);
        folded.setAlignment(Pos.CENTER);
        HBox.setHgrow(folded, Priority.ALWAYS);
        return folded;
    }

    private void open(Lesson lesson) {
        if (!current(lesson)) {
            shell.open(lesson.id(), "1");
        }
    }

    private boolean current(Lesson lesson) {
        Optional<LessonViewModel> shown = shell.lesson().get();
        return shown.filter(walk -> walk.lesson().id().equals(lesson.id())).isPresent();
    }

    private String in(Localized<String> text) {
        return text.in(texts.messages().language());
    }

    private String say(String words) {
        return texts.messages().prose(words);
    }
}
