package dev.glassbox.app.explore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glassbox.app.background.NeedHost;
import dev.glassbox.app.background.Needs;
import dev.glassbox.app.lesson.Picture;
import dev.glassbox.app.lesson.StageViewModel;
import dev.glassbox.app.lesson.StateTrail;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.visualizers.api.VisualizerCatalog;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;

/**
 * What is explored: one model, one prompt, several pictures of them. A prompt typed in one of the
 * pictures is the prompt of all. Belongs to the JavaFX thread and lives as the app.
 */
public final class ExploreViewModel {
    private final VisualizerCatalog catalog;
    private final Needs needs;
    private final StrictJson json;
    private final StateTrail trail;
    private final Consumer<ExploreState> keep;
    private final ExploreState start;
    private final ReadOnlyObjectWrapper<ExploreState> state;
    private final List<Pane> panes = new ArrayList<>();
    private final ChangeListener<Optional<Picture<?, ?>>> onPicture =
            (property, old, now) -> told();
    private Runnable changed = () -> {};

    /**
     * One of the pictures.
     *
     * @param visualizer its id
     * @param stage what shows it
     * @param answers who computes its numbers
     */
    public record Pane(String visualizer, StageViewModel stage, NeedHost answers) {}

    /**
     * @param start what is explored on the first start
     * @param first what is explored now; an unknown visualizer is said in its place
     * @param keep told of every change
     */
    public ExploreViewModel(
            VisualizerCatalog catalog,
            Needs needs,
            StrictJson json,
            InstantSource clock,
            ExploreState start,
            ExploreState first,
            Consumer<ExploreState> keep) {
        this.catalog = catalog;
        this.needs = needs;
        this.json = json;
        this.keep = keep;
        this.start = start;
        trail = new StateTrail(clock, ExploreJson.write(json, first));
        state = new ReadOnlyObjectWrapper<>(first);
    }

    public ReadOnlyObjectProperty<ExploreState> state() {
        return state.getReadOnlyProperty();
    }

    /** The pictures as they are in the state now. They are opened when they are first asked for. */
    public List<Pane> panes() {
        show();
        return List.copyOf(panes);
    }

    /** The visualizers there are, sorted. */
    public List<String> visualizers() {
        return catalog.ids();
    }

    /** Whether there is room for another picture. */
    public boolean hasRoom() {
        return state.get().panes().size() < ExploreState.MOST;
    }

    /** One more picture, of the model and the prompt of the place. */
    public void add(String visualizer) {
        if (hasRoom()) {
            catalog.byId(visualizer)
                    .map(found -> json.toTree(found.initialState()))
                    .map(first -> new ExploreState.Pane(visualizer, first))
                    .ifPresent(pane -> change(now -> now.plus(reading(now, pane))));
        }
    }

    public void remove(int index) {
        change(now -> now.without(index));
    }

    /** A picture one place forward or back; beyond the ends nothing happens. */
    public void move(int index, int by) {
        int to = index + by;
        if (to >= 0 && to < state.get().panes().size()) {
            change(now -> now.swapped(index, to));
        }
    }

    /** Lets a picture fill the place, or takes it back among the others. */
    public void enlarge(int index) {
        boolean isLarge = state.get().large().equals(OptionalInt.of(index));
        change(now -> now.withLarge(isLarge ? OptionalInt.empty() : OptionalInt.of(index)));
    }

    public void setColumns(int columns) {
        change(now -> now.withColumns(columns).withLarge(OptionalInt.empty()));
    }

    /** Another model; every picture of the model before shows it. */
    public void setModel(String model) {
        change(now -> shared(now.withModel(model)));
    }

    /** Another prompt; every picture reads it. */
    public void setPrompt(String prompt) {
        change(now -> shared(now.withPrompt(prompt)));
    }

    /** Everything at once, such as what a file holds. It can be undone. */
    public void set(ExploreState other) {
        change(now -> other);
    }

    /** Shows one picture alone, such as a shared one. */
    public void openAlone(String visualizer, JsonNode written) {
        ExploreState now = state.get();
        set(
                new ExploreState(
                        text(written, "model").orElse(now.model()),
                        text(written, "prompt").orElse(now.prompt()),
                        List.of(new ExploreState.Pane(visualizer, written)),
                        now.columns(),
                        OptionalInt.empty()));
    }

    /** Everything as on the first start. It can be undone. */
    public void reset() {
        change(now -> start);
    }

    /**
     * One picture after the other fills the place, as for an audience: from all of them to the
     * first, and behind the last back to all.
     *
     * @param by 1 onwards, -1 back
     */
    public void page(int by) {
        int count = state.get().panes().size();
        int next = state.get().large().orElse(by > 0 ? -1 : count) + by;
        change(
                now ->
                        now.withLarge(
                                next < 0 || next >= count
                                        ? OptionalInt.empty()
                                        : OptionalInt.of(next)));
    }

    /**
     * All pictures are in sight.
     *
     * @return whether one had filled the place
     */
    public boolean showAll() {
        boolean wasLarge = state.get().large().isPresent();
        change(now -> now.withLarge(OptionalInt.empty()));
        return wasLarge;
    }

    public void undo() {
        trail.undo().ifPresent(this::travel);
    }

    public void redo() {
        trail.redo().ifPresent(this::travel);
    }

    private void travel(JsonNode to) {
        apply(ExploreJson.read(json, to, "explore"));
    }

    private void change(UnaryOperator<ExploreState> how) {
        ExploreState next = how.apply(state.get());
        if (!next.equals(state.get())) {
            trail.change(ExploreJson.write(json, next));
            apply(next);
        }
    }

    private void apply(ExploreState next) {
        state.set(next);
        keep.accept(next);
        if (!panes.isEmpty()) {
            show();
        }
    }

    /** A gesture in one of the pictures. */
    private void gesture(StageViewModel stage, JsonNode written) {
        int index = indexOf(stage);
        if (index < 0 || index >= state.get().panes().size()) {
            return;
        }
        ExploreState now = state.get();
        ExploreState.Pane before = now.panes().get(index);
        ExploreState next = now.with(index, new ExploreState.Pane(before.visualizer(), written));
        Optional<String> prompt = changed(before.state(), written, "prompt");
        Optional<String> model = changed(before.state(), written, "model");
        if (prompt.isPresent() || model.isPresent()) {
            next =
                    shared(
                            next.withPrompt(prompt.orElse(now.prompt()))
                                    .withModel(model.orElse(now.model())));
        }
        trail.gesture(ExploreJson.write(json, next));
        apply(next);
    }

    private int indexOf(StageViewModel stage) {
        for (int i = 0; i < panes.size(); i++) {
            if (panes.get(i).stage() == stage) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<String> changed(JsonNode before, JsonNode after, String key) {
        return text(after, key).filter(now -> !text(before, key).equals(Optional.of(now)));
    }

    private static Optional<String> text(JsonNode state, String key) {
        return Optional.of(state.path(key)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static ExploreState shared(ExploreState now) {
        return now.withEach(pane -> reading(now, pane));
    }

    /**
     * The same picture of the place's model and prompt. What was chosen in it stays, where it still
     * means something the visualizer says so itself.
     */
    private static ExploreState.Pane reading(ExploreState now, ExploreState.Pane pane) {
        if (text(pane.state(), "model").isEmpty() || text(pane.state(), "prompt").isEmpty()) {
            return pane;
        }
        ObjectNode written = pane.state().deepCopy();
        written.put("model", now.model());
        written.put("prompt", now.prompt());
        return new ExploreState.Pane(pane.visualizer(), written);
    }

    /** Brings the stages to the state: those of the same visualizer stay and take the new state. */
    private void show() {
        List<ExploreState.Pane> wanted = state.get().panes();
        List<Pane> spare = new ArrayList<>(panes);
        panes.clear();
        for (ExploreState.Pane pane : wanted) {
            Pane shown =
                    spare.stream()
                            .filter(one -> one.visualizer().equals(pane.visualizer()))
                            .findFirst()
                            .orElseGet(() -> open(pane.visualizer()));
            spare.remove(shown);
            panes.add(shown);
            if (!shown.stage().state().equals(Optional.of(pane.state()))) {
                shown.stage().show(pane.visualizer(), pane.state());
            }
        }
        spare.forEach(this::close);
        told();
    }

    private void told() {
        changed.run();
    }

    /** Who is told when a picture has changed. */
    public void onPicture(Runnable listener) {
        changed = listener;
    }

    /** The picture that the status line speaks of: the large one, else the first. */
    public Optional<StageViewModel> foremost() {
        return panes.isEmpty()
                ? Optional.empty()
                : Optional.of(panes.get(state.get().large().orElse(0)).stage());
    }

    private Pane open(String visualizer) {
        NeedHost answers = needs.open();
        StageViewModel stage = new StageViewModel(catalog, answers, json);
        stage.onGesture(written -> gesture(stage, written));
        stage.picture().addListener(onPicture);
        return new Pane(visualizer, stage, answers);
    }

    private void close(Pane pane) {
        pane.stage().picture().removeListener(onPicture);
        pane.stage().onGesture(written -> {});
        pane.answers().dispose();
    }
}
