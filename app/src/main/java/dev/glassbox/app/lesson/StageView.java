package dev.glassbox.app.lesson;

import dev.glassbox.app.control.Icons;
import dev.glassbox.app.control.LiveText;
import dev.glassbox.app.control.Placard;
import dev.glassbox.app.i18n.Language;
import dev.glassbox.app.share.Shared;
import dev.glassbox.app.theme.Theme;
import dev.glassbox.runtime.intake.Problem;
import java.util.Optional;
import java.util.Set;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The place of one visualizer, as large as it gets. Where there is no picture a placard says why:
 * the first one is being computed, or there cannot be one.
 */
public final class StageView extends StackPane {
    private final StageViewModel stage;
    private final Appearance look;
    private final LiveText texts;
    private final ScrollPane frame = new ScrollPane();
    private final Placard waiting;
    private final Placard broken;
    private final ProgressIndicator busy = new ProgressIndicator();
    private final Button back;
    private final ChangeListener<Optional<Hosted<?, ?, ?>>> onHosted =
            (property, old, now) -> mount();
    private final ChangeListener<Optional<Picture<?, ?>>> onPicture =
            (property, old, now) -> show();
    private final ChangeListener<Optional<Problem>> onBroken = (property, old, now) -> arrange();
    private final ChangeListener<Theme> onTheme = (property, old, now) -> show();
    private final ChangeListener<Language> onLanguage = (property, old, now) -> show();
    private @Nullable Mounted<?, ?, ?> mounted;
    private Set<String> covered = Set.of();

    public StageView(StageViewModel stage, Appearance look) {
        this.stage = stage;
        this.look = look;
        this.texts = new LiveText(look.messages());
        getStyleClass().add("stage");
        frame.setFitToWidth(true);
        frame.setFitToHeight(true);
        frame.setFocusTraversable(false);
        frame.getStyleClass().add("stage-frame");
        waiting = new Placard(new ProgressIndicator());
        texts.write(
                () ->
                        waiting.say(
                                texts.messages().text("stage.waiting.title"),
                                texts.messages().text("stage.waiting.text")));
        broken = new Placard(Icons.icon(Feather.ALERT_CIRCLE));
        busy.getStyleClass().add("stage-busy");
        busy.setMouseTransparent(true);
        back = texts.label(new Button(null, Icons.icon(Feather.ARROW_LEFT)), "stage.back");
        back.getStyleClass().add("stage-back");
        back.setOnAction(event -> stage.back());
        back.visibleProperty().bind(stage.away());
        back.managedProperty().bind(stage.away());
        StackPane.setAlignment(back, Pos.BOTTOM_LEFT);
        getChildren().addAll(frame, busy, waiting, broken, back);
        stage.hosted().addListener(onHosted);
        stage.picture().addListener(onPicture);
        stage.broken().addListener(onBroken);
        look.theme().addListener(onTheme);
        look.messages().languageInUse().addListener(onLanguage);
        mount();
    }

    /**
     * Hides what would give these facts away until they have been guessed.
     *
     * @param facts empty to show everything
     */
    public void cover(Set<String> facts) {
        covered = facts;
        if (mounted != null) {
            mounted.cover(covered);
        }
    }

    private void mount() {
        unmount();
        stage.hosted().get().ifPresent(hosted -> mounted = new Mounted<>(hosted, stage, look));
        frame.setContent(mounted == null ? null : mounted.node());
        cover(covered);
        show();
    }

    private void show() {
        if (mounted != null) {
            mounted.show();
        }
        arrange();
    }

    /**
     * The picture on stage, to be taken along; empty while there is none, or a question is open.
     */
    public Optional<Shared> shared() {
        Mounted<?, ?, ?> shown = mounted;
        Optional<Picture<?, ?>> picture = stage.picture().get().filter(Picture::current);
        if (shown == null || picture.isEmpty() || !covered.isEmpty()) {
            return Optional.empty();
        }
        return stage.hosted()
                .get()
                .map(
                        hosted ->
                                new Shared(
                                        hosted.visualizer().id(),
                                        stage.state().orElseThrow(),
                                        picture.get().frame().orElseThrow().tables(),
                                        picture.get()
                                                .source()
                                                .map(source -> source.trace().origin()),
                                        shown.node()));
    }

    /** Exactly one of picture and placards is seen. */
    private void arrange() {
        Optional<Picture<?, ?>> picture = stage.picture().get();
        Optional<Problem> problem = stage.broken().get();
        boolean drawn =
                picture.filter(p -> p.frame().isPresent() || p.trouble().isPresent()).isPresent();
        show(broken, problem.isPresent());
        show(waiting, !drawn && problem.isEmpty());
        frame.setVisible(drawn && problem.isEmpty());
        busy.setVisible(
                frame.isVisible() && picture.filter(p -> p.waiting() || p.growing()).isPresent());
        problem.ifPresent(
                what ->
                        broken.say(
                                texts.messages().text("stage.broken.title"),
                                texts.messages().sentence(what)));
    }

    private static void show(Placard placard, boolean visible) {
        placard.setVisible(visible);
        placard.setManaged(visible);
    }

    private void unmount() {
        if (mounted != null) {
            mounted.dispose();
            mounted = null;
        }
    }

    /** Removes every listener. The view is not used again. */
    public void dispose() {
        stage.hosted().removeListener(onHosted);
        stage.picture().removeListener(onPicture);
        stage.broken().removeListener(onBroken);
        look.theme().removeListener(onTheme);
        look.messages().languageInUse().removeListener(onLanguage);
        back.visibleProperty().unbind();
        back.managedProperty().unbind();
        texts.dispose();
        unmount();
    }
}
