package dev.glassbox.visualizers.testing;

import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.Question;
import dev.glassbox.visualizers.api.QuestionAnswer;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers needs as the app does: by the bundled models on the engine, on a thread of its own. */
public final class Engine {
    private static final int MODELS_OPEN = 4;
    private static final ExecutorService THREAD =
            Executors.newSingleThreadExecutor(
                    job -> {
                        Thread thread = new Thread(job, "test-models");
                        thread.setDaemon(true);
                        return thread;
                    });
    private static final OpenModels BUNDLED = models(Bundled.assets().resolve("models"));

    private Engine() {}

    /** The bundled models. */
    public static OpenModels bundled() {
        return BUNDLED;
    }

    /** The models below a folder. */
    public static OpenModels models(Path root) {
        return new OpenModels(ModelCatalog.bundled(root), MODELS_OPEN);
    }

    /** What a need is answered with; what goes wrong comes as the app's own exception. */
    public static <D> D answer(Need<D> need) {
        return answer(BUNDLED, need);
    }

    /** As above, by other models. */
    public static <D> D answer(OpenModels models, Need<D> need) {
        try {
            return THREAD.submit(() -> compute(models, need)).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked") // each kind of need names the type of its answer
    private static <D> D compute(OpenModels models, Need<D> need) {
        if (need instanceof Need.OfTrace trace) {
            return (D)
                    models.trace(trace.model(), trace.prompt(), trace.request(), Cancellation.NONE);
        }
        if (need instanceof Need.OfQuestion<?> own) {
            return (D) compute(models, own.question());
        }
        return (D) Need.None.NONE;
    }

    private static <D extends QuestionAnswer> D compute(OpenModels models, Question<D> question) {
        return question.answer(models, Asking.patient());
    }
}
