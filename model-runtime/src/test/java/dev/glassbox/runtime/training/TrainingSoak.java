package dev.glassbox.runtime.training;

import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.TraceRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/**
 * Trains a small Shakespeare network for half an hour as a lab does, with probes, moments and
 * checkpoints, and tells what the process holds meanwhile. Not a test: run its main by hand with
 * {@code minutes} and the text of the recipe; it prints a line every ten seconds and at last the
 * slopes, which should be near 0.
 */
final class TrainingSoak {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final double EVERY_SECONDS = 10;
    private static final double MEGABYTE = 1 << 20;

    private final long start = System.nanoTime();
    private final List<double[]> samples = new ArrayList<>(); // seconds, RSS, heap in use

    private TrainingSoak() {}

    public static void main(String[] arguments) throws IOException {
        double minutes = Double.parseDouble(arguments[0]);
        Recipe recipe = RecipeShelf.bundled().get("shakespeare-char");
        Corpus corpus = Corpus.read(Path.of(arguments[1]), recipe.network().nCtx());
        Path out = Files.createTempDirectory("soak");
        new TrainingSoak().run(minutes, recipe.withSteps(1_000_000), corpus, out);
    }

    private void run(double minutes, Recipe recipe, Corpus corpus, Path out) {
        TrainingControl control = new TrainingControl();
        TrainingListener listener =
                new TinyRuns.Probing() {
                    @Override
                    public int probeEvery() {
                        return 20;
                    }

                    @Override
                    public void probe(Probe probe) {
                        probe.model()
                                .run(new int[16], TraceRequest.lastLogits(), Cancellation.NONE);
                    }

                    @Override
                    public void metrics(TrainingMetrics line) {
                        sample(line.step());
                        if (seconds() > minutes * 60) {
                            control.stop();
                        }
                    }
                };
        try {
            new Trainer(recipe, 1, corpus, out).start(listener, control);
        } catch (CancellationException e) {
            System.out.println(e.getMessage());
        }
        double warm = Math.min(60, seconds() / 3);
        System.out.printf(
                Locale.ROOT,
                "after %.0f s: RSS %+.2f MB a minute, heap after collection %+.2f MB a minute%n",
                warm,
                slope(1, warm) * 60,
                slope(2, warm) * 60);
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    private void sample(int step) {
        double last = samples.isEmpty() ? -EVERY_SECONDS : samples.get(samples.size() - 1)[0];
        if (seconds() - last < EVERY_SECONDS) {
            return;
        }
        System.gc();
        Runtime java = Runtime.getRuntime();
        double heap = (java.totalMemory() - java.freeMemory()) / MEGABYTE;
        double resident = resident() / MEGABYTE;
        samples.add(new double[] {seconds(), resident, heap});
        System.out.printf(
                Locale.ROOT,
                "%6.0f s  step %6d  RSS %7.1f MB  heap %6.1f MB%n",
                seconds(),
                step,
                resident,
                heap);
    }

    private static double resident() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Least squares, of the samples from a time on, a second. */
    private double slope(int column, double from) {
        List<double[]> late = samples.stream().filter(sample -> sample[0] >= from).toList();
        double time = late.stream().mapToDouble(sample -> sample[0]).average().orElse(0);
        double mean = late.stream().mapToDouble(sample -> sample[column]).average().orElse(0);
        double up = 0;
        double down = 0;
        for (double[] sample : late) {
            up += (sample[0] - time) * (sample[column] - mean);
            down += (sample[0] - time) * (sample[0] - time);
        }
        return up / down;
    }
}
