package dev.glassbox.runtime.bench;

import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.nn.Activation;
import dev.glassbox.runtime.nn.CallCosts;
import dev.glassbox.runtime.nn.gpt2.RandomGpt2;
import dev.glassbox.runtime.trace.TraceRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A network so small that it is the calls that count, beside what its calls cost alone. */
final class SmallPart implements Part {
    private static final double ALLOWED = 1.2;
    private static final int LENGTH = 64;
    private static final int WARM_UP = 300;
    private static final int ROUNDS = 300;

    private final long seed;

    SmallPart(long seed) {
        this.seed = seed;
    }

    @Override
    public String name() {
        return "small";
    }

    @Override
    public double seconds() {
        return 3;
    }

    @Override
    public List<Measure> measure(Rates rates, Clock clock) {
        ModelConfig shape = RandomGpt2.shape(2, 4, 64, 65, LENGTH);
        List<Measure> measures = new ArrayList<>();
        double calls = 0;
        try (LanguageModel model = RandomGpt2.open(shape, Activation.GELU, seed);
                CallCosts costs = new CallCosts(shape, LENGTH, ROUNDS)) {
            int[] ids = Generation.ids(model, LENGTH);
            double millis =
                    clock.median(
                            WARM_UP,
                            ROUNDS,
                            () ->
                                    model.run(ids, TraceRequest.lastLogits(), clock.cancellation())
                                            .origin()
                                            .nanos());
            for (Map.Entry<String, Double> call : costs.nanos().entrySet()) {
                calls += call.getValue() / 1e6;
                measures.add(
                        Measure.alone(
                                "small.calls_ms." + call.getKey(),
                                "call-" + call.getKey(),
                                0,
                                call.getValue() / 1e6,
                                "ms"));
            }
            measures.add(
                    0,
                    Measure.beside(
                            "small.forward_ms",
                            "small-forward",
                            LENGTH,
                            millis,
                            "ms",
                            new Limit(Limit.Kind.CALLS, calls, ALLOWED)));
        }
        return measures;
    }
}
