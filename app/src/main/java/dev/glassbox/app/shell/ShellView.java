package dev.glassbox.app.shell;

import dev.glassbox.app.control.LiveText;
import dev.glassbox.app.lesson.Appearance;
import dev.glassbox.app.lesson.Guess;
import dev.glassbox.app.lesson.LessonView;
import dev.glassbox.app.lesson.LessonViewModel;
import dev.glassbox.app.lesson.StageView;
import dev.glassbox.app.share.ShareMenu;
import java.util.Optional;
import java.util.Set;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The whole window. Lives as long as the app; what it shows of a lesson lives as the lesson. */
public final class ShellView extends StackPane {
    private final ShellViewModel shell;
    private final Panels panels;
    private final Places places;
    private final BorderPane main;
    private final ShellKeys keys;
    private final StageView stage;
    private final Desk desk;
    private final PanelLayer layer;
    private final Region blank = new Region();
    private final ChangeListener<Optional<Guess>> onGuess = (property, old, now) -> cover();
    private @Nullable LessonView column;
    private @Nullable LessonViewModel walked;
    private @Nullable PlaceView away;

    public ShellView(ShellViewModel shell, Panels panels, Places places) {
        this.shell = shell;
        this.panels = panels;
        this.places = places;
        this.keys = new ShellKeys(shell, () -> Optional.ofNullable(away));
        getStyleClass().add("shell");
        getStylesheets().add(ShellView.class.getResource("shell.css").toExternalForm());
        Look look = shell.look();
        LiveText texts = new LiveText(look.messages());
        stage =
                new StageView(
                        shell.stage(),
                        new Appearance(look.messages(), look.theme(), look::reducedMotion));
        desk = new Desk(new CourseRail(shell, texts), stage);
        main = new BorderPane(desk);
        main.setTop(
                new VBox(new TopBar(shell, texts), new NoticeBar(shell.parts().notices(), texts)));
        main.setBottom(
                new StatusBar(shell, texts, new ShareMenu(stage::shared, places.sharing(), texts)));
        layer = new PanelLayer(() -> shell.panel().set(Panel.NONE));
        blank.getStyleClass().add("blank");
        blank.visibleProperty().bind(shell.blank());
        getChildren().addAll(main, layer, blank);
        shell.lesson().addListener((property, old, now) -> showLesson());
        shell.panel().addListener((property, old, now) -> layer.show(panels.make(now)));
        shell.place().addListener((property, old, now) -> showPlace());
        texts.write(this::markLanguage);
        showLesson();
        showPlace();
    }

    /** Puts the window's keys on the scene that shows this view. */
    public void listenTo(Scene scene) {
        keys.install(scene);
        layer.keepFocusOn(scene);
    }

    /** Style sheets set the height of lines by language. */
    private void markLanguage() {
        getStyleClass().removeIf(name -> name.startsWith("lang-"));
        getStyleClass().add("lang-" + shell.look().messages().language());
    }

    private void showPlace() {
        if (away != null) {
            away.dispose();
        }
        away = places.make(shell.place().get()).orElse(null);
        main.setCenter(away == null ? desk : away.node());
        if (away != null) {
            away.node().requestFocus();
        }
    }

    private void showLesson() {
        if (column != null) {
            column.dispose();
            column = null;
        }
        if (walked != null) {
            walked.guess().removeListener(onGuess);
            walked = null;
        }
        Optional<LessonViewModel> now = shell.lesson().get();
        if (now.isPresent()) {
            walked = now.get();
            column = new LessonView(walked, shell.look().messages());
            walked.guess().addListener(onGuess);
        }
        desk.setLesson(column);
        cover();
    }

    private void cover() {
        stage.cover(shell.lesson().get().map(LessonViewModel::covered).orElse(Set.of()));
    }

    /** The part of the window that a test or a screenshot asks for by its style class. */
    Optional<Node> part(String styleClass) {
        return Optional.ofNullable(lookup("." + styleClass));
    }
}
