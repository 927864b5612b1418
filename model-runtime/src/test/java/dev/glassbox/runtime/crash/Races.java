package dev.glassbox.runtime.crash;

import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.TraceRequest;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * One thread owns the models and computes, switching between them; another cancels, and now and
 * then tries to run or close what is not its own, at any moment.
 */
final class Races {
    private final String[] families;
    private final Random random = new Random(20261122);
    private final AtomicReference<LanguageModel> inUse = new AtomicReference<>();

    Races(List<String> families) {
        this.families = families.toArray(String[]::new);
    }

    /** That many times; throws what came where it is neither a trace nor a cancellation. */
    void run(int times) throws Exception {
        ExecutorService owner = Executors.newSingleThreadExecutor();
        OpenModels models =
                new OpenModels(new ModelCatalog(Map.of(), ModelCatalog.providersOnClassPath()), 1);
        try {
            for (int i = 0; i < times; i++) {
                race(owner, models);
            }
        } finally {
            owner.submit(models::close).get();
            owner.shutdown();
        }
    }

    private void race(ExecutorService owner, OpenModels models) throws Exception {
        String name = TestModels.reference(families[random.nextInt(families.length)]).toString();
        AtomicBoolean cancelled = new AtomicBoolean();
        Future<?> answer = owner.submit(() -> compute(models, name, cancelled::get));
        spin(random.nextInt(40_000));
        switch (random.nextInt(4)) {
            case 0 -> meddle(LanguageModel::close);
            case 1 ->
                    meddle(m -> m.run(new int[] {1}, TraceRequest.lastLogits(), Cancellation.NONE));
            default -> cancelled.set(true);
        }
        answer.get();
    }

    private void compute(OpenModels models, String name, Cancellation cancellation) {
        LanguageModel model = models.get(name);
        inUse.set(model);
        try {
            model.run(new int[] {1, 2, 3, 4, 5}, TraceRequest.lastLogits(), cancellation);
        } catch (CancellationException e) {
            // as asked
        }
    }

    private void meddle(Consumer<LanguageModel> call) {
        LanguageModel model = inUse.get();
        if (model == null) {
            return;
        }
        try {
            call.accept(model);
        } catch (IllegalStateException e) {
            return; // its owner's alone
        }
        throw new AssertionError("another thread was let in");
    }

    private static void spin(int nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
