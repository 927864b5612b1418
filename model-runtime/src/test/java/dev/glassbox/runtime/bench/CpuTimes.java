package dev.glassbox.runtime.bench;

import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.nn.Activation;
import dev.glassbox.runtime.nn.gpt2.RandomGpt2;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import dev.glassbox.runtime.training.RecipeShelf;
import dev.glassbox.runtime.training.StepProbe;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The counterpart of {@code src/test/reference/speed_torch.py}: the same work, in CPU milliseconds
 * of the one thread that does it, so that a busy machine can be measured on too. Run both in turn.
 */
final class CpuTimes {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuTimes() {}

    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 11;
        try (LanguageModel model =
                RandomGpt2.open(RandomGpt2.smallShape(), Activation.GELU_NEW, 1)) {
            for (int length : new int[] {8, 64, 256}) {
                forward(model, "forward_" + length, length, patterns(model), rounds);
            }
            for (int length : new int[] {64, 256}) {
                forward(model, "no_hooks_" + length, length, Set.of(), rounds);
                forward(model, "all_hooks_" + length, length, everything(model), rounds);
            }
        }
        try (StepProbe probe = new StepProbe(RecipeShelf.bundled().get("shakespeare-char"), 1)) {
            measure("train_step", probe::step, 4 * rounds, 20);
        }
    }

    private static void forward(
            LanguageModel model, String name, int length, Set<HookPoint> hooks, int rounds) {
        int[] ids = Generation.ids(model, length);
        TraceRequest request = new TraceRequest(hooks, Logits.LAST);
        measure(name, () -> model.run(ids, request, Cancellation.NONE), rounds, 3);
    }

    private static Set<HookPoint> patterns(LanguageModel model) {
        Set<HookPoint> patterns = new LinkedHashSet<>();
        for (int layer = 0; layer < model.config().nLayers(); layer++) {
            patterns.add(HookPoint.pattern(layer));
        }
        return patterns;
    }

    private static Set<HookPoint> everything(LanguageModel model) {
        Set<HookPoint> hooks = new LinkedHashSet<>(model.hookPoints());
        hooks.removeIf(hook -> hook.name().endsWith("attn.hook_result"));
        return hooks;
    }

    private static void measure(String name, Runnable work, int rounds, int warmUp) {
        double[] millis = new double[rounds];
        for (int round = -warmUp; round < rounds; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            work.run();
            if (round >= 0) {
                millis[round] = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-16s min %9.3f  median %9.3f%n",
                name,
                millis[0],
                millis[rounds / 2]);
    }
}
