package dev.glassbox.app.shell;

import dev.glassbox.runtime.bench.BenchReport;
import dev.glassbox.runtime.bench.Limit;
import dev.glassbox.runtime.bench.Measure;
import java.util.List;

/** A result of every kind, for panels to show. */
final class SampleReport {
    static final BenchReport MADE =
            new BenchReport(
                    1,
                    2,
                    List.of(0.3, 1.2),
                    "PyTorch 2.7.1",
                    20,
                    List.of(
                            Measure.alone("matmul_gflops", "matmul", 0, 168.8, "GFLOP/s"),
                            Measure.alone("call_us.onednn", "call-onednn", 0, 17.2, "us"),
                            Measure.beside(
                                    "gpt2_small.forward_ms.1024",
                                    "forward",
                                    1024,
                                    1650,
                                    "ms",
                                    Limit.of(Limit.Kind.MATRIX, 1259)),
                            Measure.beside(
                                    "gpt2_small.all_hooks_ms.64",
                                    "all-hooks",
                                    64,
                                    121,
                                    "ms",
                                    new Limit(Limit.Kind.UNRECORDED, 100, 1.15)),
                            Measure.beside(
                                    "draw_ms.points_100000",
                                    "draw-points",
                                    100_000,
                                    7.3,
                                    "ms",
                                    Limit.of(Limit.Kind.FRAME, 16.67))));

    private SampleReport() {}
}
