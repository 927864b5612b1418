package dev.glassbox.visualizers.testing;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.VisualizerState;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A host that keeps every state a view asks for, and may answer it. */
public final class TestHost<S extends VisualizerState> implements ViewHost<S> {
    private final List<S> asked = new ArrayList<>();
    private final List<Workings.Source> opened = new ArrayList<>();
    private Texts texts;
    private Palette palette;
    private Consumer<S> answer = state -> {};

    public TestHost(String language, String theme) {
        this.texts = Bundled.texts(language);
        this.palette = Bundled.palette(theme);
    }

    public void answerWith(Consumer<S> newAnswer) {
        answer = newAnswer;
    }

    public void dress(String language, String theme) {
        texts = Bundled.texts(language);
        palette = Bundled.palette(theme);
    }

    /** The states asked for, the oldest first. */
    public List<S> asked() {
        return asked;
    }

    @Override
    public void change(S newState) {
        asked.add(newState);
        answer.accept(newState);
    }

    @Override
    public void open(Workings.Source source) {
        opened.add(source);
    }

    /** The places gone to, the oldest first. */
    public List<Workings.Source> opened() {
        return opened;
    }

    @Override
    public Texts texts() {
        return texts;
    }

    @Override
    public Palette palette() {
        return palette;
    }

    @Override
    public boolean reducedMotion() {
        return true;
    }
}
