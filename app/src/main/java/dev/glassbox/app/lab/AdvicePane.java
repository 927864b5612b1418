package dev.glassbox.app.lab;

import dev.glassbox.app.control.LiveText;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What the curves say of a run's health: what is the matter, the numbers, what to do. */
final class AdvicePane extends VBox implements LabPart {
    private final LabDoors doors;
    private final VBox list = new VBox();
    private List<Remark> drawn = List.of();
    private String language = "";

    AdvicePane(LabDoors doors, LiveText texts) {
        this.doors = doors;
        getStyleClass().add("lab-advice");
        Label title = texts.label(new Label(), "lab.advice");
        title.getStyleClass().add("lab-heading");
        list.getStyleClass().add("lab-advice-list");
        getChildren().addAll(title, list);
    }

    @Override
    public void show(Shown shown) {
        List<Remark> found = doors.health(shown).orElse(List.of());
        String spoken = shown.texts().language();
        if (found.equals(drawn) && spoken.equals(language)) {
            return;
        }
        drawn = found;
        language = spoken;
        list.getChildren().clear();
        if (found.isEmpty()) {
            list.getChildren().add(words(shown.say("lab.advice.none"), "lab-note"));
        }
        found.forEach(one -> list.getChildren().add(row(one, shown)));
    }

    private VBox row(Remark one, Shown shown) {
        VBox row =
                new VBox(
                        words(one.title(), "lab-advice-title"),
                        words(one.seen(), "lab-advice-seen"),
                        words(one.todo(), "lab-note"));
        row.getStyleClass().addAll("lab-remark", "lab-weight-" + one.weight());
        doors.lesson(one.topic())
                .ifPresent(
                        open -> {
                            Button lesson = new Button(shown.say("lab.advice.lesson"));
                            lesson.setOnAction(event -> open.run());
                            row.getChildren().add(lesson);
                        });
        return row;
    }

    private static Label words(String text, String style) {
        Label label = new Label(text);
        Wrapped.keep(label);
        label.getStyleClass().add(style);
        return label;
    }
}
