package dev.glassbox.runtime.bench;

import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.trace.Cancellation;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * One run over everything: first what the machine's parts can do, then what the runtime makes of
 * it, so that each number stands beside its limit. Uses the calling thread, and gives back all
 * memory it takes.
 */
public final class Bench {
    private static final long SEED = 20;

    /** Seconds of the machine's own part, for the progress. */
    private static final double MACHINE_SECONDS = 3;

    private final List<Part> parts;

    /**
     * @param models whose bundled ones are measured
     */
    public Bench(ModelCatalog models, Scale scale) {
        parts =
                List.of(
                        new ForwardPart(scale, SEED),
                        new TrainingPart(SEED),
                        new SmallPart(SEED),
                        new BundledPart(models));
    }

    /**
     * Measures.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the engine cannot start
     * @throws java.util.concurrent.CancellationException if cancelled, within some seconds
     */
    public BenchReport run(BenchListener listener, Cancellation cancellation) {
        double before = load();
        EngineThread thread = EngineThread.enter();
        Clock clock = new Clock(cancellation);
        double all = MACHINE_SECONDS + parts.stream().mapToDouble(Part::seconds).sum();
        double done = MACHINE_SECONDS;
        listener.at(0, MachinePart.NAME);
        MachinePart machine = new MachinePart(clock);
        List<Measure> measures = new ArrayList<>(machine.measures());
        for (Part part : parts) {
            listener.at(done / all, part.name());
            cancellation.check();
            measures.addAll(part.measure(machine.rates(), clock));
            done += part.seconds();
        }
        return new BenchReport(
                thread.threads(),
                Runtime.getRuntime().availableProcessors(),
                List.of(before, load()),
                thread.engineName(),
                SEED,
                measures);
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
