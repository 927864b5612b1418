package dev.glassbox.app.speed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glassbox.runtime.bench.Limit;
import dev.glassbox.runtime.bench.Measure;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.intake.UnknownKeys;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.PromptedState;
import dev.glassbox.visualizers.api.Question;
import dev.glassbox.visualizers.api.QuestionAnswer;
import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerCatalog;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.api.VisualizerState;
import dev.glassbox.visualizers.api.VisualizerView;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Palette;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;

/**
 * From a key typed in a prompt to the new picture, for every visualizer that reads one: the pass of
 * the model, the frame, laying out and drawing. What stands in the way of a running app besides
 * (the pause in which a person may type on) is not in it.
 */
final class PictureTimes {
    private static final int ROUNDS = 9;
    private static final int WARM_UP = 3;

    /** What a change shall take at most to be felt as immediate, from the requirements. */
    private static final double IMMEDIATE_MILLIS = 50;

    private static final String MODEL = "tinytown-zh-en";

    /** Of 64 tokens of that model; one more letter each round. */
    private static final String TEXT =
            "the cat sits in the park. a fish lives in the sea. the dog eats ";

    private final FxTurns fx;
    private final VisualizerCatalog visualizers;
    private final StrictJson json = StrictJson.standard();

    /**
     * @param fx runs on the JavaFX thread and waits
     */
    PictureTimes(FxTurns fx, VisualizerCatalog visualizers) {
        this.fx = fx;
        this.visualizers = visualizers;
    }

    /**
     * Measures on the calling thread, which owns the models, and the JavaFX thread in turn.
     *
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    List<Measure> measure(
            OpenModels models, Palette palette, Texts texts, Cancellation cancellation) {
        List<Measure> measures = new ArrayList<>();
        for (String id : visualizers.ids()) {
            Visualizer<?, ?, ?> visualizer = visualizers.byId(id).orElseThrow();
            if (PromptedState.class.isAssignableFrom(visualizer.stateType())) {
                of(visualizer, models, palette, texts, cancellation).ifPresent(measures::add);
            }
        }
        return measures;
    }

    private <S extends VisualizerState, D, F extends VisualizerFrame> Optional<Measure> of(
            Visualizer<S, D, F> visualizer,
            OpenModels models,
            Palette palette,
            Texts texts,
            Cancellation cancellation) {
        Easel<S, F> easel = fx.ask(() -> new Easel<>(visualizer, palette, texts), cancellation);
        double[] millis = new double[ROUNDS];
        try {
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                cancellation.check();
                S state = state(visualizer, round + WARM_UP);
                long start = System.nanoTime();
                D data = answer(models, visualizer.needs(state), cancellation);
                F frame = visualizer.frame(state, data);
                fx.ask(() -> easel.draw(state, frame), cancellation);
                millis[Math.max(0, round)] = (System.nanoTime() - start) / 1e6;
            }
        } catch (IntakeException notForThisModel) {
            return Optional.empty(); // it says so on screen
        } finally {
            fx.ask(easel::close, Cancellation.NONE);
        }
        Arrays.sort(millis);
        return Optional.of(
                Measure.beside(
                        "picture_ms." + visualizer.id(),
                        "picture",
                        TEXT.length(),
                        millis[ROUNDS / 2],
                        "ms",
                        new Limit(Limit.Kind.IMMEDIATE, IMMEDIATE_MILLIS, 1)));
    }

    /** The first state with another prompt each round, as if somebody typed. */
    private <S extends VisualizerState> S state(Visualizer<S, ?, ?> visualizer, int round) {
        JsonNode first = json.toTree(visualizer.initialState());
        ObjectNode written = first.deepCopy();
        written.put("model", MODEL);
        written.put("prompt", TEXT.substring(0, TEXT.length() - 1) + (char) ('a' + round));
        return json.read(written, visualizer.id(), visualizer.stateType(), UnknownKeys.REFUSED);
    }

    @SuppressWarnings("unchecked") // each kind of need names the type of its answer
    private static <D> D answer(OpenModels models, Need<D> need, Cancellation cancellation) {
        if (need instanceof Need.OfTrace trace) {
            return (D) models.trace(trace.model(), trace.prompt(), trace.request(), cancellation);
        }
        if (need instanceof Need.OfQuestion<?> own) {
            return (D) answer(models, own.question());
        }
        return (D) Need.None.NONE;
    }

    private static <D extends QuestionAnswer> D answer(OpenModels models, Question<D> question) {
        return question.answer(models, Asking.patient());
    }

    /** A view on a scene of its own, drawn into an image. Belongs to the JavaFX thread. */
    private static final class Easel<S extends VisualizerState, F extends VisualizerFrame>
            implements ViewHost<S> {
        private static final int WIDTH = 1000;
        private static final int HEIGHT = 760;

        private final Palette palette;
        private final Texts texts;
        private final VisualizerView<S, F> view;
        private final Scene scene;
        private final WritableImage paper = new WritableImage(WIDTH, HEIGHT);

        Easel(Visualizer<S, ?, F> visualizer, Palette palette, Texts texts) {
            this.palette = palette;
            this.texts = texts;
            view = visualizer.createView(this);
            scene = new Scene(new StackPane(view.node()), WIDTH, HEIGHT);
        }

        boolean draw(S state, F frame) {
            view.show(state, frame);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            scene.snapshot(paper);
            return true;
        }

        boolean close() {
            view.dispose();
            scene.setRoot(new StackPane());
            return true;
        }

        @Override
        public void change(S newState) {}

        @Override
        public void open(Workings.Source source) {}

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
}
