package dev.glassbox.runtime.bench;

import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.nn.Activation;
import dev.glassbox.runtime.nn.gpt2.RandomGpt2;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Forward passes of the GPT-2-small shape, with all attention kept, with everything kept and with
 * nothing kept, and generation with a KV cache.
 */
final class ForwardPart implements Part {
    private static final double ALLOWED_FOR_HOOKS = 1.15;
    private static final double ALLOWED_FOR_READING = 2;
    private static final double ALLOWED_FOR_LENGTH = 1.15;

    private final Scale scale;
    private final long seed;

    ForwardPart(Scale scale, long seed) {
        this.scale = scale;
        this.seed = seed;
    }

    @Override
    public String name() {
        return "gpt2-small";
    }

    @Override
    public double seconds() {
        return 15.0 * scale.lengths().size();
    }

    @Override
    public List<Measure> measure(Rates rates, Clock clock) {
        ModelConfig shape = scale.shape();
        List<Measure> measures = new ArrayList<>();
        try (LanguageModel model = RandomGpt2.open(shape, Activation.GELU_NEW, seed)) {
            Runner runner = new Runner(model, clock);
            for (int length : scale.lengths()) {
                double millis = runner.forward(length, runner.patterns());
                measures.add(
                        Measure.beside(
                                "gpt2_small.forward_ms." + length,
                                "forward",
                                length,
                                millis,
                                "ms",
                                Limit.of(Limit.Kind.MATRIX, rates.forwardMillis(shape, length))));
            }
            for (int length : scale.hooked()) {
                measures.addAll(hooks(runner, length));
            }
            measures.addAll(generation(model, clock, rates));
        }
        return measures;
    }

    /** One after the other in turn, so that whatever else the machine does meets both. */
    private static List<Measure> hooks(Runner runner, int length) {
        long[][] nanos = new long[2][Clock.ROUNDS];
        runner.pass(length, runner.everything());
        for (int round = 0; round < Clock.ROUNDS; round++) {
            nanos[0][round] = runner.pass(length, Set.of());
            nanos[1][round] = runner.pass(length, runner.everything());
        }
        double without = Clock.middle(nanos[0]);
        double with = Clock.middle(nanos[1]);
        return List.of(
                Measure.alone(
                        "gpt2_small.no_hooks_ms." + length, "no-hooks", length, without, "ms"),
                Measure.beside(
                        "gpt2_small.all_hooks_ms." + length,
                        "all-hooks",
                        length,
                        with,
                        "ms",
                        new Limit(Limit.Kind.UNRECORDED, without, ALLOWED_FOR_HOOKS)));
    }

    private List<Measure> generation(LanguageModel model, Clock clock, Rates rates) {
        int tokens = scale.tokens();
        double early = Generation.millisPerToken(model, scale.shortText(), tokens, clock);
        double late = Generation.millisPerToken(model, scale.longText() - tokens, tokens, clock);
        double reading = rates.tokenMillis(model.config());
        return List.of(
                Measure.beside(
                        "gpt2_small.generate_ms_per_token",
                        "generate",
                        scale.shortText(),
                        early,
                        "ms",
                        new Limit(Limit.Kind.READING, reading, ALLOWED_FOR_READING)),
                Measure.beside(
                        "gpt2_small.generate_ms_per_token_at_" + scale.longText(),
                        "generate",
                        scale.longText(),
                        late,
                        "ms",
                        new Limit(Limit.Kind.SHORT, early, ALLOWED_FOR_LENGTH)));
    }

    /** Passes of one model over ids that mean nothing. */
    private static final class Runner {
        private final LanguageModel model;
        private final Clock clock;

        Runner(LanguageModel model, Clock clock) {
            this.model = model;
            this.clock = clock;
        }

        Set<HookPoint> patterns() {
            Set<HookPoint> patterns = new LinkedHashSet<>();
            for (int layer = 0; layer < model.config().nLayers(); layer++) {
                patterns.add(HookPoint.pattern(layer));
            }
            return patterns;
        }

        /** All but each head's result, which is computed only for who asks for it. */
        Set<HookPoint> everything() {
            Set<HookPoint> hooks = new LinkedHashSet<>(model.hookPoints());
            hooks.removeIf(hook -> hook.name().endsWith("attn.hook_result"));
            return hooks;
        }

        double forward(int length, Set<HookPoint> hooks) {
            return clock.median(() -> pass(length, hooks));
        }

        /** Nanoseconds of a pass, without the copies to the heap. */
        long pass(int length, Set<HookPoint> hooks) {
            clock.cancellation().check();
            int[] ids = Generation.ids(model, length);
            Trace trace =
                    model.run(ids, new TraceRequest(hooks, Logits.LAST), clock.cancellation());
            return trace.origin().nanos();
        }
    }
}
