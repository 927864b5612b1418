package dev.glassbox.app.lab;

import dev.glassbox.app.control.Icons;
import dev.glassbox.app.control.LiveText;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** The time machine: goes to any moment that was looked at or kept, and plays through them. */
final class TimeBar extends HBox implements LabPart {
    /** Between two moments of a film: as long as a glance. */
    private static final Duration BEAT = Duration.millis(450);

    private final Consumer<OptionalInt> goTo;
    private final LiveText texts;
    private final Slider slider = new Slider(0, 1, 0);
    private final Label where = new Label();
    private final Button back;
    private final Button earlier;
    private final Button later;
    private final Button forward;
    private final Timeline film = new Timeline();
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private List<Integer> stops = List.of();
    private OptionalInt now = OptionalInt.empty();
    private int direction;
    private boolean showing;

    /**
     * @param goTo told another moment; empty: the latest
     */
    TimeBar(LiveText texts, Consumer<OptionalInt> goTo) {
        this.texts = texts;
        this.goTo = goTo;
        getStyleClass().add("lab-time");
        setAlignment(Pos.CENTER_LEFT);
        back = texts.tip(Icons.button(Feather.REWIND, () -> play(-1)), "lab.time.back", "Shift+[");
        earlier =
                texts.tip(
                        Icons.button(Feather.CHEVRON_LEFT, () -> move(-1)),
                        "lab.time.earlier",
                        "[");
        later =
                texts.tip(
                        Icons.button(Feather.CHEVRON_RIGHT, () -> move(1)), "lab.time.later", "]");
        forward =
                texts.tip(
                        Icons.button(Feather.FAST_FORWARD, () -> play(1)),
                        "lab.time.forward",
                        "Shift+]");
        texts.tip(slider, "lab.time.slider", "");
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setBlockIncrement(1);
        slider.setMinWidth(60);
        slider.valueProperty()
                .addListener((property, old, value) -> slid((int) Math.round(value.doubleValue())));
        HBox.setHgrow(slider, Priority.ALWAYS);
        where.setMinWidth(Region.USE_PREF_SIZE);
        where.getStyleClass().add("lab-far");
        film.setCycleCount(Timeline.INDEFINITE);
        film.getKeyFrames().add(new KeyFrame(BEAT, event -> beat()));
        getChildren().addAll(back, earlier, slider, later, forward, where);
    }

    private void slid(int index) {
        if (!showing && index >= 0 && index < stops.size()) {
            stop();
            goTo.accept(index == stops.size() - 1 ? OptionalInt.empty() : at(index));
        }
    }

    private OptionalInt at(int index) {
        return OptionalInt.of(stops.get(index));
    }

    private int index() {
        if (now.isEmpty()) {
            return stops.size() - 1;
        }
        int found = 0;
        for (int i = 0; i < stops.size(); i++) {
            if (stops.get(i) <= now.getAsInt()) {
                found = i;
            }
        }
        return found;
    }

    /** One moment earlier or later. */
    void move(int by) {
        stop();
        step(by);
    }

    private boolean step(int by) {
        int next = Math.max(0, Math.min(stops.size() - 1, index() + by));
        if (stops.isEmpty() || next == index()) {
            return false;
        }
        goTo.accept(next == stops.size() - 1 ? OptionalInt.empty() : at(next));
        return true;
    }

    /** Plays through the moments; once more stops. From an end it begins at the other. */
    void play(int towards) {
        boolean same = playing.get() && direction == towards;
        stop();
        if (same || stops.size() < 2) {
            return;
        }
        direction = towards;
        if (towards > 0 && index() == stops.size() - 1) {
            goTo.accept(at(0));
        } else if (towards < 0 && index() == 0) {
            goTo.accept(OptionalInt.empty());
        }
        playing.set(true);
        film.playFromStart();
    }

    private void beat() {
        if (!step(direction)) {
            stop();
        }
    }

    private void stop() {
        film.stop();
        playing.set(false);
    }

    @Override
    public void show(Shown shown) {
        show(new Clock(shown.run()).stops(), shown.state().moment());
    }

    /**
     * @param newStops ascending
     * @param moment empty: the latest
     */
    void show(List<Integer> newStops, OptionalInt moment) {
        stops = newStops;
        now = moment;
        showing = true;
        slider.setMax(Math.max(1, stops.size() - 1));
        slider.setValue(Math.max(0, index()));
        showing = false;
        boolean none = stops.size() < 2;
        for (javafx.scene.Node node : List.of(back, earlier, slider, later, forward)) {
            node.setDisable(none);
        }
        where.setText(words());
        slider.setAccessibleText(texts.messages().text("lab.time.slider") + " " + where.getText());
    }

    private String words() {
        if (stops.isEmpty()) {
            return texts.messages().text("lab.time.none");
        }
        int last = stops.get(stops.size() - 1);
        return now.isEmpty()
                ? texts.messages().text("lab.time.latest", "step", last)
                : texts.messages().text("lab.time.at", "step", now.getAsInt());
    }

    @Override
    public void dispose() {
        stop();
    }
}
