package dev.glassbox.app.shell;

import dev.glassbox.app.control.Icons;
import dev.glassbox.app.control.LiveText;
import dev.glassbox.app.i18n.Language;
import dev.glassbox.lessons.Lesson;
import dev.glassbox.lessons.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Where one is, and how the app looks and speaks. Lives as long as the app. */
final class TopBar extends HBox {
    /** Less room than this many em, and the unit is shown by its number alone. */
    private static final double NARROW = 34;

    /** Less room than this many em, and places are shown by their icons alone. */
    private static final double ROOM_FOR_WORDS = 60;

    private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");

    private final ShellViewModel shell;
    private final LiveText texts;
    private final Label unit = new Label();
    private final Label lesson = new Label();
    private final HBox place = new HBox();

    TopBar(ShellViewModel shell, LiveText texts) {
        this.shell = shell;
        this.texts = texts;
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(menu(), places(), place(), languages());
        getChildren().addAll(look());
        shell.lesson().addListener((property, old, now) -> drawPlace());
        shell.place().addListener((property, old, now) -> drawPlace());
        texts.write(this::drawPlace);
    }

    private Node menu() {
        Button menu =
                Icons.button(Feather.MENU, () -> shell.railOpen().set(!shell.railOpen().get()));
        return texts.tip(menu, "shell.menu", Keys.shortcut("B"));
    }

    /** One button a place; its words are there while it is the one in sight. */
    private Node places() {
        HBox box = new HBox();
        box.getStyleClass().add("places");
        box.setAlignment(Pos.CENTER_LEFT);
        ToggleGroup group = new ToggleGroup();
        for (Place one : Place.values()) {
            ToggleButton button = new ToggleButton(null, Icons.icon(one.icon()));
            button.getStyleClass().addAll("segment", "place");
            button.setToggleGroup(group);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(
                    event -> {
                        button.setSelected(true);
                        shell.go(one);
                    });
            texts.tip(
                    texts.label(button, one.titleKey()),
                    one.titleKey(),
                    Keys.shortcut(String.valueOf(one.ordinal() + 1)));
            Runnable mark = () -> button.setSelected(shell.place().get() == one);
            shell.place().addListener((property, old, now) -> mark.run());
            mark.run();
            widthProperty().addListener((property, old, now) -> fold(button));
            button.fontProperty().addListener((property, old, now) -> fold(button));
            box.getChildren().add(button);
        }
        return box;
    }

    /** Where there is little room, the lesson's title needs it more. */
    private void fold(ToggleButton button) {
        boolean narrow = getWidth() < ROOM_FOR_WORDS * button.getFont().getSize();
        button.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        button.pseudoClassStateChanged(FOLDED, narrow);
    }

    private Node place() {
        unit.getStyleClass().add("top-unit");
        unit.setMinWidth(Region.USE_PREF_SIZE);
        lesson.getStyleClass().add("top-lesson");
        lesson.setWrapText(true);
        place.getChildren().setAll(unit, Icons.icon(Feather.CHEVRON_RIGHT), lesson);
        place.getStyleClass().add("top-place");
        place.setAlignment(Pos.CENTER_LEFT);
        place.setMinWidth(0);
        HBox.setHgrow(place, Priority.ALWAYS);
        place.widthProperty().addListener((property, old, now) -> drawUnit(now.doubleValue()));
        return place;
    }

    private Node languages() {
        HBox box = new HBox();
        box.getStyleClass().add("segments");
        box.setAlignment(Pos.CENTER);
        ToggleGroup group = new ToggleGroup();
        List<Runnable> marks = new ArrayList<>();
        for (Language language : shell.look().languages()) {
            ToggleButton button = new ToggleButton(language.name());
            button.getStyleClass().add("segment");
            button.setToggleGroup(group);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(event -> shell.look().speak(language));
            marks.add(() -> button.setSelected(language.tag().equals(texts.messages().language())));
            box.getChildren().add(button);
        }
        texts.write(() -> marks.forEach(Runnable::run));
        return box;
    }

    private List<Node> look() {
        Look look = shell.look();
        Button theme = Icons.button(Feather.SUN, look::nextTheme);
        Button smaller = Icons.button(Feather.ZOOM_OUT, look::smallerText);
        Button larger = Icons.button(Feather.ZOOM_IN, look::largerText);
        Button full =
                Icons.button(
                        Feather.MAXIMIZE, () -> shell.fullScreen().set(!shell.fullScreen().get()));
        Button models = Icons.button(Feather.BOX, () -> shell.toggle(Panel.MODELS));
        Button settings = Icons.button(Feather.SETTINGS, () -> shell.toggle(Panel.SETTINGS));
        Button help = Icons.button(Feather.HELP_CIRCLE, () -> shell.toggle(Panel.HELP));
        return List.of(
                texts.tip(theme, "shell.theme", Keys.shortcut("T")),
                texts.tip(smaller, "shell.smaller", Keys.shortcut("\u2212")),
                texts.tip(larger, "shell.larger", Keys.shortcut("+")),
                texts.tip(full, "shell.full-screen", "F11"),
                texts.tip(models, "shell.models", "F4"),
                texts.tip(settings, "shell.settings", Keys.shortcut(",")),
                texts.tip(help, "shell.help", "F1"));
    }

    private void drawPlace() {
        Optional<Lesson> shown = shell.lesson().get().map(walk -> walk.lesson());
        String language = texts.messages().language();
        boolean learning = shell.place().get() == Place.LEARN;
        for (Node node : place.getChildren()) {
            node.setVisible(learning);
            node.setManaged(learning);
        }
        lesson.setText(
                shown.map(now -> texts.messages().prose(now.title().in(language))).orElse(""));
        drawUnit(place.getWidth());
    }

    private void drawUnit(double width) {
        boolean narrow = width > 0 && width < NARROW * unit.getFont().getSize();
        String language = texts.messages().language();
        unit.setText(
                shell.lesson()
                        .get()
                        .flatMap(walk -> unitOf(walk.lesson()))
                        .map(u -> narrow ? u.id() : u.id() + " " + u.title().in(language))
                        .map(texts.messages()::prose)
                        .orElse(""));
    }

    private Optional<Unit> unitOf(Lesson shown) {
        return shell.course().units().stream()
                .filter(unit -> unit.lessons().contains(shown))
                .findFirst();
    }
}
