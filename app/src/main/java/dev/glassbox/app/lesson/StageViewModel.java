package dev.glassbox.app.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.app.background.NeedHost;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.intake.UnknownKeys;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.visualizers.api.PromptedState;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerCatalog;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.api.VisualizerState;
import dev.glassbox.visualizers.api.Workings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;

/** The place of one visualizer, whichever it is. */
public final class StageViewModel {
    private final VisualizerCatalog catalog;
    private final NeedHost answers;
    private final StrictJson json;
    private final ReadOnlyObjectWrapper<Optional<Hosted<?, ?, ?>>> hosted =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Picture<?, ?>>> picture =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> broken =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ChangeListener<Picture<?, ?>> mirror =
            (property, old, fresh) -> picture.set(Optional.of(fresh));
    private final Deque<Left> leftBehind = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper away = new ReadOnlyBooleanWrapper();
    private Consumer<JsonNode> gestures = state -> {};

    /** A picture that was gone away from. */
    private record Left(String visualizer, JsonNode state) {}

    public StageViewModel(VisualizerCatalog catalog, NeedHost answers, StrictJson json) {
        this.catalog = catalog;
        this.answers = answers;
        this.json = json;
    }

    /** The visualizer on stage; none before the first step and where it cannot be had. */
    public ReadOnlyObjectProperty<Optional<Hosted<?, ?, ?>>> hosted() {
        return hosted.getReadOnlyProperty();
    }

    /** What that visualizer shows. */
    public ReadOnlyObjectProperty<Optional<Picture<?, ?>>> picture() {
        return picture.getReadOnlyProperty();
    }

    /** Why there is no visualizer on stage. */
    public ReadOnlyObjectProperty<Optional<Problem>> broken() {
        return broken.getReadOnlyProperty();
    }

    /** Who is told of every state that a gesture makes. */
    public void onGesture(Consumer<JsonNode> listener) {
        gestures = listener;
    }

    /** Puts a visualizer on stage in a state. */
    public void show(String visualizer, JsonNode state) {
        leftBehind.clear();
        away.set(false);
        set(visualizer, state);
    }

    private void set(String visualizer, JsonNode state) {
        Optional<Visualizer<?, ?, ?>> found = catalog.byId(visualizer);
        if (found.isEmpty()) {
            clear(Problem.input("stage.no-such-visualizer", "", "id", visualizer));
            return;
        }
        try {
            put(found.get(), state);
        } catch (IntakeException unreadable) {
            clear(unreadable.problem());
        }
    }

    /** A gesture in the view: shows the state and tells of it. */
    <S extends VisualizerState> void change(Hosted<S, ?, ?> on, S state) {
        if (hosted.get().filter(now -> now == on).isPresent()) {
            on.set(state);
            if (leftBehind.isEmpty()) {
                gestures.accept(json.toTree(state));
            }
        }
    }

    /**
     * Goes to where a number's inputs come from. What is done there is nobody else's business: no
     * gesture is told of until {@link #back}.
     */
    void open(Workings.Source source) {
        Optional<Hosted<?, ?, ?>> from = hosted.get();
        Optional<JsonNode> state = state();
        if (from.isPresent() && state.isPresent()) {
            leftBehind.push(new Left(from.get().visualizer().id(), state.get()));
            away.set(true);
        }
        set(source.visualizer(), json.toTree(source.state()));
    }

    /** Whether what is on stage was gone to from another picture. */
    ReadOnlyBooleanProperty away() {
        return away.getReadOnlyProperty();
    }

    /** Comes back to where it was gone from. */
    void back() {
        if (!leftBehind.isEmpty()) {
            Left last = leftBehind.pop();
            away.set(!leftBehind.isEmpty());
            set(last.visualizer(), last.state());
        }
    }

    /** Stops computing the picture that is awaited; the next state asks again. */
    public void cancel() {
        answers.cancel();
    }

    /** The state on stage. */
    public Optional<JsonNode> state() {
        return picture.get().map(shown -> json.toTree(shown.state()));
    }

    /** The state on stage, where it looks at a model that reads a prompt. */
    public Optional<PromptedState> prompted() {
        return picture.get()
                .map(Picture::state)
                .filter(PromptedState.class::isInstance)
                .map(PromptedState.class::cast);
    }

    /** The forward pass behind the numbers on stage. */
    public Optional<TraceAnswer> source() {
        return picture.get().flatMap(Picture::source);
    }

    /** A fact that the picture states, once it shows the state asked for. */
    Optional<String> fact(String name) {
        return picture.get()
                .filter(Picture::whole)
                .flatMap(Picture::frame)
                .map(frame -> frame.facts().get(name));
    }

    private <S extends VisualizerState, D, F extends VisualizerFrame> void put(
            Visualizer<S, D, F> visualizer, JsonNode written) {
        S state = json.read(written, visualizer.id(), visualizer.stateType(), UnknownKeys.REFUSED);
        Hosted<S, D, F> host = hostOf(visualizer);
        host.set(state);
        broken.set(Optional.empty());
        if (hosted.get().filter(now -> now == host).isEmpty()) {
            release();
            host.picture().addListener(mirror);
            picture.set(Optional.of(host.picture().get()));
            hosted.set(Optional.of(host));
        }
    }

    @SuppressWarnings("unchecked") // the same visualizer object has the same type arguments
    private <S extends VisualizerState, D, F extends VisualizerFrame> Hosted<S, D, F> hostOf(
            Visualizer<S, D, F> visualizer) {
        return hosted.get()
                .filter(now -> now.visualizer() == visualizer)
                .map(now -> (Hosted<S, D, F>) now)
                .orElseGet(() -> new Hosted<>(visualizer, answers));
    }

    private void clear(Problem problem) {
        release();
        hosted.set(Optional.empty());
        picture.set(Optional.empty());
        broken.set(Optional.of(problem));
    }

    private void release() {
        hosted.get().ifPresent(old -> old.picture().removeListener(mirror));
    }
}
