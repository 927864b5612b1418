package dev.glassbox.app.lab;

import dev.glassbox.app.control.Icons;
import dev.glassbox.app.control.LiveText;
import dev.glassbox.app.control.Placard;
import dev.glassbox.app.i18n.Language;
import dev.glassbox.app.lab.LabRun.Phase;
import dev.glassbox.app.lab.LabState.Page;
import dev.glassbox.app.lesson.Appearance;
import dev.glassbox.app.theme.Theme;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The training lab. Shows what a {@link Lab} is, and turns gestures into its new states. */
public final class LabView extends BorderPane {
    /** Widths in em: the setup is open, and advice stands beside the chart, from here on. */
    private static final double ROOM_FOR_SETUP = 62;

    private static final double ROOM_FOR_ADVICE = 66;

    private final Lab lab;
    private final LabDoors doors;
    private final Appearance look;
    private final LiveText texts;
    private final RunBar bar;
    private final LossPane losses;
    private final AdvicePane advice;
    private final TimeBar time;
    private final Pages pages;
    private final Setup setup;
    private final Explorer explorer;
    private final OwnTextViewModel own;
    private final OwnTextForm form;
    private final SaveBar save;
    private final StackPane signs;
    private final HBox left;
    private final HBox upper;
    private final VBox body;
    private final ScrollPane scroll;
    private final Button fold;
    private final Button open;
    private final Button small = new Button();
    private final Button bundled = new Button();
    private final Placard empty;
    private final Placard waiting;
    private final Placard failed;
    private final List<LabPart> parts;
    private final ChangeListener<Object> onChange = (property, old, now) -> draw();
    private final ChangeListener<Theme> onTheme = (property, old, now) -> draw();
    private final ChangeListener<Language> onLanguage = (property, old, now) -> draw();
    private @Nullable Boolean setupOpen;

    /**
     * @param own where a text of one's own is made ready
     */
    public LabView(Lab lab, LabDoors doors, Appearance look, OwnTextViewModel own) {
        this.lab = lab;
        this.doors = doors;
        this.look = look;
        texts = new LiveText(look.messages());
        getStyleClass().add("lab");
        getStylesheets().add(LabView.class.getResource("lab.css").toExternalForm());
        bar = new RunBar(lab, doors, texts);
        losses = new LossPane(lab, texts);
        advice = new AdvicePane(doors, texts);
        time = new TimeBar(texts, this::goTo);
        pages = new Pages(lab, texts);
        setup = new Setup(lab, doors, texts, own);
        save = new SaveBar(lab, own, texts);
        form = new OwnTextForm(own, texts);
        this.own = own;
        explorer = new Explorer(doors, look, texts, this::closeExplorer);
        parts = List.of(bar, save, losses, advice, time, pages, setup);
        open =
                texts.tip(
                        texts.label(new Button(), "lab.explorer.open"),
                        "lab.explorer.open.tip",
                        "V");
        open.setGraphic(Icons.icon(Feather.EYE));
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setOnAction(event -> openExplorer());
        HBox.setHgrow(time, Priority.ALWAYS);
        HBox clock = new HBox(time, open);
        clock.getStyleClass().add("lab-clock");
        clock.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        HBox.setHgrow(losses, Priority.ALWAYS);
        upper = new HBox(losses, advice);
        upper.getStyleClass().add("lab-upper");
        VBox.setVgrow(upper, Priority.SOMETIMES);
        VBox.setVgrow(pages, Priority.ALWAYS);
        empty = new Placard(Icons.icon(Feather.TRENDING_DOWN));
        waiting = new Placard(new ProgressIndicator());
        failed = new Placard(Icons.icon(Feather.ALERT_CIRCLE));
        texts.label(small, "lab.empty.start");
        small.getStyleClass().add("accent");
        small.setOnAction(event -> lab.start());
        texts.label(bundled, "lab.empty.bundled");
        bundled.setOnAction(event -> openBundled());
        empty.getChildren().addAll(small, bundled);
        signs = new StackPane(empty, waiting, failed);
        VBox.setVgrow(signs, Priority.ALWAYS);
        body = new VBox(bar, save, signs, upper, clock, pages);
        body.getStyleClass().add("lab-body");
        scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("lab-scroll");
        fold =
                texts.tip(
                        Icons.button(Feather.SETTINGS, () -> setSetupOpen(!isSetupOpen())),
                        "lab.setup.fold",
                        "S");
        fold.setGraphic(Icons.icon(Feather.SIDEBAR));
        VBox edge = new VBox(fold);
        edge.getStyleClass().add("lab-edge");
        left = new HBox(edge, setup);
        setLeft(left);
        RunBar.seen(explorer, false);
        setCenter(new StackPane(scroll, explorer, form));
        widthProperty().addListener((property, old, now) -> arrange());
        lab.state().addListener(onChange);
        lab.run().addListener(onChange);
        lab.beside().addListener(onChange);
        look.theme().addListener(onTheme);
        look.messages().languageInUse().addListener(onLanguage);
        own.wake();
        draw();
    }

    private Shown shown() {
        return new Shown(
                lab.state().get(),
                lab.run().get(),
                lab.beside().get(),
                look.messages(),
                look.theme().get().palette());
    }

    private void draw() {
        showForm(lab.state().get().own().open());
        Shown shown = shown();
        LabRun run = shown.run();
        boolean begun = !run.log().isEmpty() || !run.looks().isEmpty();
        Phase phase = run.phase();
        boolean broken = phase == Phase.FAILED && !begun;
        boolean none = phase == Phase.NONE && !begun;
        boolean curves = begun || phase == Phase.RUNNING || phase == Phase.PAUSED;
        RunBar.seen(empty, none);
        RunBar.seen(failed, broken);
        RunBar.seen(waiting, !none && !broken && !curves);
        RunBar.seen(signs, none || broken || !curves);
        for (Node node : List.of(upper, time.getParent(), pages)) {
            RunBar.seen(node, curves && !none && !broken);
        }
        empty.say(shown.say("lab.empty.title"), shown.say("lab.empty.text"));
        waiting.say(shown.say("lab.waiting.title"), shown.say("lab.waiting.text"));
        run.trouble()
                .ifPresent(
                        problem ->
                                failed.say(
                                        shown.say("lab.failed.title"),
                                        look.messages().sentence(problem)));
        RunBar.seen(bundled, !doors.kept().isEmpty());
        open.setDisable(run.moments().isEmpty());
        parts.forEach(part -> part.show(shown));
        explorer.update(new LabDoors.Kept(run.about().model(), run.moments()));
        arrange();
    }

    /** The form for a text of one's own takes the place of the run. */
    private void showForm(boolean wanted) {
        boolean was = form.isVisible();
        RunBar.seen(form, wanted);
        RunBar.seen(left, !wanted); // one thing is made ready at a time
        RunBar.seen(scroll, !wanted && !explorer.isVisible());
        if (wanted && !was && getScene() != null) {
            applyCss();
            form.focus();
        } else if (!wanted && was && getScene() != null) {
            bar.focus();
        }
    }

    /** What has room stands side by side; the rest one below the other, or folds. */
    private void arrange() {
        double em = small.getFont().getSize();
        RunBar.seen(setup, isSetupOpen());
        double main = getWidth() - (isSetupOpen() ? setup.prefWidth(-1) : 0);
        boolean beside = main >= ROOM_FOR_ADVICE * em;
        if (beside != upper.getChildren().contains(advice)) {
            body.getChildren().remove(advice);
            upper.getChildren().remove(advice);
            if (beside) {
                upper.getChildren().add(advice);
            } else {
                body.getChildren().add(body.getChildren().indexOf(upper) + 1, advice);
            }
        }
        boolean examined = doors.health(shown()).isPresent();
        RunBar.seen(advice, upper.isVisible() && examined);
    }

    private boolean isSetupOpen() {
        Boolean chosen = setupOpen;
        if (chosen != null) {
            return chosen;
        }
        boolean wide = getWidth() >= ROOM_FOR_SETUP * small.getFont().getSize();
        return wide || lab.run().get().phase() == Phase.NONE;
    }

    private void setSetupOpen(boolean wanted) {
        setupOpen = wanted;
        arrange();
    }

    private void goTo(OptionalInt moment) {
        lab.change(States.at(lab.state().get(), moment));
    }

    private void openExplorer() {
        Shown shown = shown();
        if (!shown.run().moments().isEmpty()) {
            open(
                    new LabDoors.Kept(shown.run().about().model(), shown.run().moments()),
                    shown.moment());
        }
    }

    /** The newest moment of the first model that came with its training. */
    private void openBundled() {
        doors.kept().stream().findFirst().ifPresent(kept -> open(kept, Integer.MAX_VALUE));
    }

    private void open(LabDoors.Kept kept, int step) {
        RunBar.seen(explorer, true);
        RunBar.seen(scroll, false);
        explorer.open(kept, step, lab.state().get().focus().prompt());
    }

    private void closeExplorer() {
        RunBar.seen(explorer, false);
        RunBar.seen(scroll, true);
        bar.focus();
    }

    /**
     * Keys of the whole lab, unless somebody types.
     *
     * @param shift whether the shift key is down
     * @return whether the key did something here
     */
    public boolean key(KeyCode code, boolean shift) {
        if (form.isVisible()) {
            return false; // what is not in sight is not changed
        }
        switch (code) {
            case P -> bar.toggle();
            case N -> step();
            case C -> bar.turn();
            case S -> setSetupOpen(!isSetupOpen());
            case V -> toggleExplorer();
            case OPEN_BRACKET -> moment(-1, shift);
            case CLOSE_BRACKET -> moment(1, shift);
            case G -> axes(true);
            case H -> axes(false);
            default -> {
                return page(code);
            }
        }
        return true;
    }

    /** A clicker's keys: the next or the last moment. */
    public void moment(int by) {
        if (!form.isVisible()) {
            moment(by, false);
        }
    }

    /** Asks whether the run shall be forgotten. */
    public void askReset() {
        bar.askReset();
    }

    /** Closes what lies over the lab; false if nothing does. */
    public boolean escape() {
        if (form.isVisible()) {
            own.close();
            return true;
        }
        boolean there = explorer.isVisible();
        if (there) {
            closeExplorer();
        }
        return there;
    }

    private void step() {
        Phase phase = lab.run().get().phase();
        if (phase != Phase.DONE && phase != Phase.PREPARING) {
            lab.step(1);
        }
    }

    private void toggleExplorer() {
        if (!escape()) {
            openExplorer();
        }
    }

    private void moment(int by, boolean film) {
        boolean over = explorer.isVisible();
        if (film && over) {
            explorer.play(by);
        } else if (film) {
            time.play(by);
        } else if (over) {
            explorer.move(by);
        } else {
            time.move(by);
        }
    }

    private void axes(boolean loss) {
        LabState now = lab.state().get();
        LabState.Axes axes = now.axes();
        lab.change(
                States.with(
                        now,
                        new LabState.Axes(
                                axes.logLoss() != loss,
                                axes.logSteps() == loss,
                                axes.smoothing())));
    }

    private boolean page(KeyCode code) {
        int index =
                code.isDigitKey() ? code.getName().charAt(code.getName().length() - 1) - '1' : -1;
        if (index < 0 || index >= Page.values().length) {
            return false;
        }
        lab.change(States.with(lab.state().get(), Page.values()[index]));
        return true;
    }

    /** The stage over the lab, if it is open; for a screenshot that waits for it. */
    public Optional<Node> over() {
        return Optional.of((Node) explorer).filter(Node::isVisible);
    }

    @Override
    public void requestFocus() {
        applyCss(); // what scrolls has no scene before
        if (form.isVisible()) {
            form.focus();
        } else if (empty.isVisible()) {
            small.requestFocus();
        } else {
            bar.focus();
        }
    }

    /** Removes every listener. The view is not used again. */
    public void dispose() {
        lab.state().removeListener(onChange);
        lab.run().removeListener(onChange);
        lab.beside().removeListener(onChange);
        look.theme().removeListener(onTheme);
        look.messages().languageInUse().removeListener(onLanguage);
        parts.forEach(LabPart::dispose);
        explorer.dispose();
        form.dispose();
        texts.dispose();
    }
}
