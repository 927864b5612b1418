package dev.glassbox.visualizers.chart;

import dev.glassbox.visualizers.api.ReadableState;
import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.api.VisualizerView;
import dev.glassbox.visualizers.api.Workings;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A view on a {@link PictureStand}: what such views have in common. The picture itself, its
 * controls and what is taken apart are theirs.
 *
 * @param <S> the visualizer's state
 * @param <F> its frame
 */
public abstract class StandView<S extends ReadableState<S>, F extends VisualizerFrame>
        implements VisualizerView<S, F>, PictureStand.Gestures {
    private final ViewHost<S> host;
    private @Nullable PictureStand stand;
    private @Nullable S state;
    private @Nullable F frame;
    private Set<String> covered = Set.of();

    protected StandView(ViewHost<S> host) {
        this.host = host;
    }

    /**
     * Puts the parts together; called once, at the end of the constructor.
     *
     * @param head controls, as tall as they need
     * @param choices the controls among which the stand's own two buttons stand
     * @param leastHeight the picture's least height, in em
     * @param sheet the style sheet beside the visualizer's class
     */
    protected final void stand(
            Region head, Pane choices, Region picture, double leastHeight, String sheet) {
        PictureStand made = new PictureStand(head, picture, leastHeight, this);
        choices.getStyleClass().add("stand-choices");
        choices.getChildren().add(made.toggles());
        made.dress(getClass().getResource(sheet));
        stand = made;
    }

    private PictureStand stand() {
        return Objects.requireNonNull(stand, "the constructor puts it together");
    }

    protected final ViewHost<S> host() {
        return host;
    }

    /** Shows what stands around the picture; without a frame where there has been none yet. */
    protected abstract void controls(S newState, @Nullable F last, Texts texts);

    /** Paints a picture. */
    protected abstract void paint(S newState, F newFrame, Texts texts);

    /** The main number taken apart, where there is one. */
    protected abstract Optional<Workings> workings(F shown);

    /** Why there is no picture, in words; empty where there is one. */
    protected abstract String absence(F shown, Texts texts);

    /** Lets go of the picture's own listeners, where it has any. */
    protected void release() {}

    @Override
    public final Node node() {
        return stand().node();
    }

    @Override
    public final void show(S newState, F newFrame) {
        state = newState;
        frame = newFrame;
        Texts texts = host.texts();
        controls(newState, newFrame, texts);
        paint(newState, newFrame, texts);
        stand().show(
                        newFrame,
                        new PictureStand.Look(
                                newState.table(), newState.inspector(), workings(newFrame)),
                        absence(newFrame, texts),
                        texts,
                        host.palette(),
                        host.reducedMotion());
        applyCovers();
    }

    @Override
    public final void showTrouble(S newState, String sentence) {
        state = newState;
        controls(newState, frame, host.texts());
        stand().controls(
                        new PictureStand.Look(
                                newState.table(), newState.inspector(), Optional.empty()),
                        host.texts());
        stand().say(sentence);
    }

    @Override
    public final void cover(Set<String> facts) {
        covered = Set.copyOf(facts);
        applyCovers();
    }

    private void applyCovers() {
        stand().cover(!covered.isEmpty(), host.texts());
    }

    /** A gesture makes a new state of the one shown. */
    protected final void change(UnaryOperator<S> gesture) {
        if (state != null) {
            host.change(gesture.apply(state));
        }
    }

    @Override
    public final void table(boolean on) {
        change(s -> s.withTable(on));
    }

    @Override
    public final void inspector(boolean on) {
        change(s -> s.withInspector(on));
    }

    @Override
    public final void open(Workings.Source source) {
        host.open(source);
    }

    @Override
    public final void dispose() {
        release();
        stand().dispose();
        state = null;
        frame = null;
    }
}
