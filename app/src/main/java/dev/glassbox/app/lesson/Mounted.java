package dev.glassbox.app.lesson;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.api.VisualizerState;
import dev.glassbox.visualizers.api.VisualizerView;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Palette;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;

/** A visualizer's view on a stage: hands it every picture, and its gestures back. */
final class Mounted<S extends VisualizerState, D, F extends VisualizerFrame>
        implements ViewHost<S> {
    private final Hosted<S, D, F> hosted;
    private final StageViewModel stage;
    private final Appearance look;
    private final VisualizerView<S, F> view;

    Mounted(Hosted<S, D, F> hosted, StageViewModel stage, Appearance look) {
        this.hosted = hosted;
        this.stage = stage;
        this.look = look;
        this.view = hosted.visualizer().createView(this);
    }

    Node node() {
        return view.node();
    }

    /** Shows the picture as it is now; a picture that is still awaited leaves the last one. */
    void show() {
        Picture<S, F> picture = hosted.picture().get();
        Optional<Problem> trouble = picture.trouble();
        if (trouble.isPresent()) {
            view.showTrouble(picture.state(), look.messages().sentence(trouble.get()));
        } else if (picture.current()) {
            picture.frame().ifPresent(frame -> view.show(picture.state(), frame));
        }
    }

    void cover(Set<String> facts) {
        view.cover(facts);
    }

    void dispose() {
        view.dispose();
    }

    @Override
    public void change(S newState) {
        stage.change(hosted, newState);
    }

    @Override
    public void open(Workings.Source source) {
        stage.open(source);
    }

    @Override
    public Texts texts() {
        return look.messages();
    }

    @Override
    public Palette palette() {
        return look.theme().get().palette();
    }

    @Override
    public boolean reducedMotion() {
        return look.reducedMotion().getAsBoolean();
    }
}
