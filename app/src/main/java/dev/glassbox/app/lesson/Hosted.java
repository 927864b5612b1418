package dev.glassbox.app.lesson;

import dev.glassbox.app.background.NeedHost;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.QuestionAnswer;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.api.VisualizerState;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * One visualizer on a stage: drives it from state to need to data to frame, and knows nothing of
 * what it shows.
 */
public final class Hosted<S extends VisualizerState, D, F extends VisualizerFrame> {
    private final Visualizer<S, D, F> visualizer;
    private final NeedHost answers;
    private final ReadOnlyObjectWrapper<Picture<S, F>> picture = new ReadOnlyObjectWrapper<>();
    private S wanted;
    private @Nullable Need<D> answered;
    private @Nullable Need<D> asked;
    private @Nullable D data;

    Hosted(Visualizer<S, D, F> visualizer, NeedHost answers) {
        this.visualizer = visualizer;
        this.answers = answers;
        this.wanted = visualizer.initialState();
        picture.set(
                new Picture<>(
                        wanted, Optional.empty(), Optional.empty(), true, Optional.empty(), false));
    }

    public Visualizer<S, D, F> visualizer() {
        return visualizer;
    }

    public ReadOnlyObjectProperty<Picture<S, F>> picture() {
        return picture.getReadOnlyProperty();
    }

    /** Shows a state: at once when its need is the one that was answered last. */
    void set(S state) {
        wanted = state;
        Need<D> need = visualizer.needs(state);
        D known = data;
        if (known != null && need.equals(answered)) {
            if (growing(known) && need.equals(asked)) {
                paint(known); // the rest is on its way
                return;
            }
            if (!growing(known) && (asked == null || !recorded(known))) {
                asked = null; // an answer under way belongs to a state that is gone
                paint(known);
                return;
            }
        }
        if (!need.equals(asked)) {
            asked = need;
            answers.ask(need, fresh -> answer(need, fresh), problem -> refuse(need, problem));
        }
        if (asked != null) {
            picture.set(picture.get().waitingFor(state));
        }
    }

    /** Asked for again: its live numbers were given up for another question. */
    private static boolean recorded(Object known) {
        return known instanceof TraceAnswer answer && answer.trace().origin().recorded();
    }

    /** Whether more of it is to follow, or was until it was stopped. */
    private static boolean growing(Object known) {
        return known instanceof QuestionAnswer answer && !answer.complete();
    }

    private void answer(Need<D> need, D fresh) {
        boolean again = asked == null && need.equals(answered); // live numbers after recorded ones
        if (need.equals(asked) || again) {
            asked = growing(fresh) ? need : null;
            answered = need;
            data = fresh;
            paint(fresh);
        }
    }

    private void refuse(Need<D> need, Problem problem) {
        if (need.equals(asked)) {
            asked = null;
            picture.set(picture.get().inTrouble(wanted, problem));
        }
    }

    private void paint(D known) {
        try {
            picture.set(Picture.of(wanted, visualizer.frame(wanted, known), known));
        } catch (IntakeException impossible) {
            picture.set(picture.get().inTrouble(wanted, impossible.problem()));
        }
    }
}
