package dev.glassbox.runtime.training;

import dev.glassbox.runtime.store.Disk;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What watching a run costs it: plain steps, steps that measure every layer, and checkpoints, by
 * turns, in CPU time of the thread that trains. Not a test: run its main by hand with the number of
 * rounds and the text of the recipe, whose setting is nanoGPT's for a CPU.
 */
final class WatchingCost {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final int LOG_EVERY = 10;
    private static final int SAVE_EVERY = 50;

    private WatchingCost() {}

    public static void main(String[] arguments) throws IOException {
        int rounds = Integer.parseInt(arguments[0]);
        Recipe recipe = RecipeShelf.bundled().get("shakespeare-char");
        Corpus corpus = Corpus.read(Path.of(arguments[1]), recipe.network().nCtx());
        Draws draws = new Draws(1);
        var plan = Families.plan(recipe, corpus.tokenizer().vocabularySize());
        Path out = Files.createTempDirectory("cost");
        List<Double> plain = new ArrayList<>();
        List<Double> measured = new ArrayList<>();
        List<Double> saving = new ArrayList<>();
        List<Double> savingWall = new ArrayList<>();
        try (TrainedNetwork network = new TrainedNetwork(plan, recipe, draws)) {
            Checkpoints checkpoints = new Checkpoints(Disk.real(), out);
            for (int round = 0; round < rounds + 3; round++) {
                boolean warm = round >= 3;
                for (int i = 0; i < LOG_EVERY; i++) {
                    int step = round * LOG_EVERY + i + 1;
                    boolean watched = i % 2 == 1;
                    Batch batch =
                            corpus.draw(
                                    draws.at(step, "batch"),
                                    recipe.schedule().batch(),
                                    recipe.network().nCtx());
                    double cost = cpu(() -> network.step(batch, step, 1e-3, recipe, watched));
                    if (warm) {
                        (watched ? measured : plain).add(cost);
                    }
                }
                RunState state =
                        new RunState(
                                recipe, 1, corpus.sha256(), 1, round + 1, List.of(), List.of());
                long wall = System.nanoTime();
                double cost =
                        cpu(() -> checkpoints.save(state, network.weights(), network.moments()));
                if (warm) {
                    saving.add(cost);
                    savingWall.add((System.nanoTime() - wall) / 1e6);
                }
            }
        }
        double step = median(plain);
        double layers = median(measured) - step;
        double save = median(saving);
        System.out.printf(
                Locale.ROOT,
                "step %.2f ms; layers +%.2f ms, every %d steps %.2f%%; checkpoint %.2f ms"
                        + " (%.1f ms of wall clock), every %d steps %.2f%%%n",
                step,
                layers,
                LOG_EVERY,
                100 * layers / (LOG_EVERY * step),
                save,
                median(savingWall),
                SAVE_EVERY,
                100 * save / (SAVE_EVERY * step));
    }

    private static double cpu(Runnable work) {
        long start = CLOCK.getCurrentThreadCpuTime();
        work.run();
        return (CLOCK.getCurrentThreadCpuTime() - start) / 1e6;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
