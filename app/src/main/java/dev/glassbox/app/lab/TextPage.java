package dev.glassbox.app.lab;

import dev.glassbox.app.control.LiveText;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What the networks wrote at every look up to the moment, the newest first. */
final class TextPage extends VBox implements LabPart {
    /** Older ones are a scrub away. */
    private static final int MOST = 8;

    private final VBox list = new VBox();
    private List<Sample> drawn = List.of();

    /**
     * A text.
     *
     * @param step updates done when it was written
     * @param healthy what the healthy network wrote
     * @param broken what the broken one wrote; empty if it did not
     */
    record Sample(int step, String healthy, String broken) {}

    TextPage(LiveText texts) {
        getStyleClass().add("lab-texts");
        Label note = texts.label(new Label(), "lab.text.note");
        Wrapped.keep(note);
        note.getStyleClass().add("lab-note");
        list.getStyleClass().add("lab-samples");
        getChildren().addAll(note, list);
    }

    /** The texts up to the moment, the newest first. */
    static List<Sample> samples(Shown shown) {
        List<Sample> samples = new ArrayList<>();
        List<Look> looks = shown.run().looks();
        for (int i = looks.size() - 1; i >= 0 && samples.size() < MOST; i--) {
            Look look = looks.get(i);
            if (look.step() <= shown.moment()) {
                String other =
                        shown.beside().stream()
                                .flatMap(run -> run.looks().stream())
                                .filter(one -> one.step() == look.step())
                                .map(Look::sample)
                                .findFirst()
                                .orElse("");
                samples.add(new Sample(look.step(), look.sample(), other));
            }
        }
        return samples;
    }

    @Override
    public void show(Shown shown) {
        List<Sample> samples = samples(shown);
        boolean two = shown.beside().isPresent();
        if (samples.equals(drawn) && !samples.isEmpty() && !two) {
            return;
        }
        drawn = samples;
        list.getChildren().clear();
        if (samples.isEmpty()) {
            Label none = new Label(shown.say("lab.text.none"));
            none.getStyleClass().add("lab-note");
            Wrapped.keep(none);
            list.getChildren().add(none);
        }
        for (Sample sample : samples) {
            list.getChildren().add(row(sample, two, shown));
        }
    }

    private static Node row(Sample sample, boolean two, Shown shown) {
        Label step = new Label(shown.say("lab.text.step", "step", sample.step()));
        step.getStyleClass().add("lab-sample-step");
        HBox texts = new HBox(written(sample.healthy(), two ? shown.say("lab.healthy") : ""));
        texts.getStyleClass().add("lab-columns");
        if (two) {
            texts.getChildren().add(written(sample.broken(), shown.brokenName()));
        }
        VBox row = new VBox(step, texts);
        row.getStyleClass().add("lab-sample");
        return row;
    }

    private static Node written(String text, String run) {
        Label words = new Label(text.isEmpty() ? "–" : text.strip());
        Wrapped.keep(words);
        words.getStyleClass().add("lab-sample-text");
        VBox box = new VBox();
        if (!run.isEmpty()) {
            Label name = new Label(run);
            Wrapped.keep(name);
            name.getStyleClass().add("lab-note");
            box.getChildren().add(name);
        }
        box.getChildren().add(words);
        box.setMinWidth(0);
        box.setPrefWidth(100);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }
}
