package dev.glassbox.runtime.bench;

import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.trace.TraceRequest;
import java.util.ArrayList;
import java.util.List;

/** Every bundled model: how long it takes to open, and a pass over its whole context. */
final class BundledPart implements Part {
    private static final int OPENINGS = 5;
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 31;

    private final ModelCatalog models;

    BundledPart(ModelCatalog models) {
        this.models = models;
    }

    @Override
    public String name() {
        return "bundled";
    }

    @Override
    public double seconds() {
        return 2;
    }

    @Override
    public List<Measure> measure(Rates rates, Clock clock) {
        List<Measure> measures = new ArrayList<>();
        for (String id : models.ids()) {
            if (models.describe(id).card().origin().equals(ModelCatalog.BUNDLED)) {
                measures.addAll(of(id, rates, clock));
            }
        }
        return measures;
    }

    private List<Measure> of(String id, Rates rates, Clock clock) {
        double opening = clock.median(1, OPENINGS, () -> Clock.time(() -> models.open(id).close()));
        try (LanguageModel model = models.open(id)) {
            int length = Math.min(64, model.config().nCtx());
            int[] ids = Generation.ids(model, length);
            double forward =
                    clock.median(
                            WARM_UP,
                            ROUNDS,
                            () ->
                                    model.run(ids, TraceRequest.lastLogits(), clock.cancellation())
                                            .origin()
                                            .nanos());
            String path = "bundled." + id.replace('.', '-');
            return List.of(
                    Measure.beside(
                            path + ".forward_ms",
                            "bundled-forward",
                            length,
                            forward,
                            "ms",
                            Limit.of(
                                    Limit.Kind.MATRIX,
                                    rates.forwardMillis(model.config(), length))),
                    Measure.alone(path + ".open_ms", "bundled-open", 0, opening, "ms"));
        }
    }
}
