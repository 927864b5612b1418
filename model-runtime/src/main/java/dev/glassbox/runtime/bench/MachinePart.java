package dev.glassbox.runtime.bench;

import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.nn.MachineProbe;
import dev.glassbox.runtime.nn.MachineProbe.Kernel;
import dev.glassbox.runtime.nn.gpt2.RandomGpt2;
import java.util.ArrayList;
import java.util.List;

/** What the machine's own parts can do. It is measured first: the others are held against it. */
final class MachinePart {
    static final String NAME = "machine";
    private static final int READS = 5;
    private static final int ROUNDS = 5;
    private static final List<Integer> LENGTHS = List.of(64, 256);

    private final List<Measure> measures = new ArrayList<>();
    private final Rates rates;

    MachinePart(Clock clock) {
        try (MachineProbe probe = new MachineProbe()) {
            double engine = gflops(probe, Kernel.ENGINE, "mkl", clock);
            double best = engine;
            if (probe.hasOneDnn()) {
                best = Math.max(best, gflops(probe, Kernel.ONEDNN, "onednn", clock));
            }
            clock.cancellation().check();
            double read = (double) MachineProbe.readBytes() / probe.read(READS); // bytes a ns
            rates = new Rates(best, engine, read);
            measures.add(0, Measure.alone("matmul_gflops", "matmul", 0, best, "GFLOP/s"));
            measures.add(1, Measure.alone("read_gb_per_s", "read", 0, read, "GB/s"));
            measures.add(call(probe, Kernel.ENGINE, "engine"));
            if (probe.hasOneDnn()) {
                measures.add(call(probe, Kernel.ONEDNN, "onednn"));
            }
        }
    }

    Rates rates() {
        return rates;
    }

    List<Measure> measures() {
        return measures;
    }

    /** The best of the rates at the shapes of one block of GPT-2 small, all four together. */
    private double gflops(MachineProbe probe, Kernel kernel, String name, Clock clock) {
        double best = 0;
        for (int rows : LENGTHS) {
            double rate = rate(probe, kernel, rows, clock);
            best = Math.max(best, rate);
            measures.add(
                    Measure.alone(
                            "matmul." + name + "." + rows,
                            "matmul-" + name,
                            rows,
                            rate,
                            "GFLOP/s"));
        }
        return best;
    }

    private static double rate(MachineProbe probe, Kernel kernel, int rows, Clock clock) {
        ModelConfig shape = RandomGpt2.smallShape();
        int width = shape.dModel();
        int[][] products = {
            {width, 3 * width}, {width, width}, {width, shape.dMlp()}, {shape.dMlp(), width}
        };
        double operations = 0;
        double nanos = 0;
        for (int[] product : products) {
            clock.cancellation().check();
            operations += 2.0 * rows * product[0] * product[1];
            nanos += probe.product(kernel, rows, product[0], product[1], ROUNDS);
        }
        return operations / nanos;
    }

    private static Measure call(MachineProbe probe, Kernel kernel, String name) {
        double micros = probe.call(kernel, ROUNDS) / 1e3;
        return Measure.alone("call_us." + name, "call-" + name, 0, micros, "us");
    }
}
