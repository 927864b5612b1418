package dev.glassbox.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.nn.NetworkPlan;
import dev.glassbox.runtime.nn.NetworkSizes;
import dev.glassbox.runtime.nn.gpt2.Gpt2Provider;
import dev.glassbox.runtime.store.CompleteFolders;
import dev.glassbox.runtime.store.FaultyDisk;
import dev.glassbox.runtime.store.FaultyDisk.Fault;
import dev.glassbox.runtime.store.PowerCuts;
import dev.glassbox.runtime.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All that a run writes, with every single operation of the disk failing once, failing from then
 * on, writing half, and the power cut there: a checkpoint, a moment or the model is there as it was
 * or as it was to be, and what was acknowledged is never lost.
 */
class RunFilesFaultTest {
    private static final Path RUN = Path.of("/models/run").toAbsolutePath();
    private static final Path STEPS = RUN.resolve("steps");
    private static final List<Integer> SAVES = List.of(50, 100, 150, 200);
    private static final int CUTS = 4;
    private static final String CONFIG = "config.json";

    @TempDir private Path folder;
    private Corpus corpus;
    private NetworkPlan plan;
    private Map<Path, byte[]> expected;

    @BeforeEach
    void anUnbrokenRun() throws IOException {
        corpus = TinyRuns.corpus(folder);
        int vocabulary = corpus.tokenizer().vocabularySize();
        plan = new Gpt2Provider().plan(new NetworkSizes(1, 1, 2, 2, vocabulary, "gelu"));
        FaultyDisk disk = new FaultyDisk();
        Script whole = new Script(disk);
        expected = new TreeMap<>();
        for (int save : SAVES) {
            whole.save(save);
            for (Path file : disk.files()) {
                expected.put(file, disk.peek(file));
            }
        }
        whole.model();
        for (Path file : disk.files()) {
            expected.put(file, disk.peek(file));
        }
        assertThat(expected).hasSize(SAVES.size() * 5 + 3 + 6);
    }

    @Test
    void aPowerCutAtAnyOperationLeavesTheOldOrTheNew() {
        int disks = 0;
        for (int operation = 0; ; operation++) {
            FaultyDisk disk = new FaultyDisk();
            Script script = run(disk, Fault.forEverFrom(operation));
            int[] cut = {0};
            disks +=
                    PowerCuts.forEach(
                            disk,
                            CUTS,
                            after -> {
                                assertHolds(after, script);
                                if (cut[0]++ % 16 == 0) {
                                    assertGoesOn(after);
                                }
                            });
            if (disk.operations() <= operation) {
                assertThat(script.saved).isEqualTo(200);
                assertThat(disks).isGreaterThan(2000);
                return;
            }
        }
    }

    @Test
    void aFailureOnceOrFromThenOnAtAnyOperationLosesNothingAcknowledged() {
        for (IntFunction<Fault> kind :
                List.<IntFunction<Fault>>of(Fault::once, Fault::halfDoneOnce, Fault::forEverFrom)) {
            int operation = 0;
            boolean untouched;
            do {
                FaultyDisk disk = new FaultyDisk();
                Script script = run(disk, kind.apply(operation));
                int made = disk.operations();
                disk.failing(Fault.NEVER);
                assertHolds(disk, script);
                assertGoesOn(disk);
                untouched = made <= operation;
                // the other way round it need not be: a rename is tried again
                assertThat(script.isWhole() || !untouched).as("%d", operation).isTrue();
                operation++;
            } while (!untouched);
            assertThat(operation).isGreaterThan(150);
        }
    }

    @Test
    void aDiskThatFillsUpAtAnyByteLosesNothingAcknowledged() {
        for (long room = 0; ; room += 997) {
            FaultyDisk disk = new FaultyDisk();
            disk.room(room);
            Script script = run(disk, Fault.NEVER);
            disk.room(Long.MAX_VALUE);
            assertHolds(disk, script);
            assertGoesOn(disk);
            assertThat(script.problems).isSubsetOf("store.full", "store.no-room");
            if (script.isWhole()) {
                assertThat(room).isGreaterThan(10_000);
                return;
            }
        }
    }

    private Script run(FaultyDisk disk, Fault fault) {
        disk.failing(fault);
        Script script = new Script(disk);
        SAVES.forEach(script::save);
        script.model();
        return script;
    }

    /** What a run writes, noting what was acknowledged and what was said of the rest. */
    private final class Script {
        private final Checkpoints checkpoints;
        private final Moments moments;
        private final ModelWriter writer;
        private final Set<Integer> kept = new TreeSet<>();
        private final Set<String> problems = new TreeSet<>();
        private int saved;
        private boolean done;

        Script(FaultyDisk disk) {
            checkpoints = new Checkpoints(disk, RUN);
            Recipe.Schedule schedule = new Recipe.Schedule(1, 200, 50, 5);
            moments = new Moments(disk, RUN, plan, corpus, schedule);
            writer = new ModelWriter(disk, RUN);
        }

        void save(int step) {
            attempt(
                    () -> {
                        checkpoints.save(state(step), weights(step), Map.of("m", tensor(step)));
                        saved = step;
                    });
            attempt(
                    () -> {
                        moments.keep(step, weights(step));
                        kept.add(step);
                    });
        }

        void model() {
            attempt(
                    () -> {
                        writer.write(plan, weights(200), state(200), corpus, "engine");
                        done = true;
                    });
        }

        boolean isWhole() {
            return problems.isEmpty();
        }

        private void attempt(Runnable write) {
            try {
                write.run();
            } catch (IntakeException e) {
                assertThat(e.problem().id()).startsWith("store.");
                problems.add(e.problem().id());
            }
        }
    }

    private void assertHolds(FaultyDisk disk, Script script) {
        for (Path file : disk.files()) {
            if (isFinal(file)) {
                assertThat(peek(disk, file)).as("%s", file).isEqualTo(expectedOf(file));
            }
        }
        assertCheckpoint(disk, script.saved);
        for (int step : script.kept) {
            assertThat(disk.files()).contains(STEPS.resolve(step + ".safetensors"));
            assertThat(disk.files()).contains(STEPS.resolve(CONFIG));
        }
        if (script.done || disk.files().contains(RUN.resolve(CONFIG))) {
            for (String name :
                    List.of("model.safetensors", "tokenizer.json", "MODEL.json", CONFIG)) {
                assertThat(disk.files()).contains(RUN.resolve(name));
            }
        }
    }

    /** With a sound disk the run goes on, and nothing half written is left lying about. */
    private void assertGoesOn(FaultyDisk disk) {
        disk.failing(Fault.NEVER);
        Script again = new Script(disk);
        again.save(200);
        again.model();
        assertThat(again.problems).isEmpty();
        assertThat(disk.files())
                .noneMatch(path -> path.toString().matches(".*(\\.tmp|unfinished-).*"))
                .hasSizeLessThanOrEqualTo(3 * 4 + SAVES.size() + 3 + 6);
    }

    /** The newest whole one is the last acknowledged or the one after it. */
    private void assertCheckpoint(FaultyDisk disk, int acknowledged) {
        var found = new CompleteFolders(disk, RUN.resolve("checkpoints"), "step").newest();
        long number = found.map(CompleteFolders.Found::number).orElse(0L);
        assertThat(number).isBetween((long) acknowledged, 200L);
        found.ifPresent(
                it -> {
                    for (String part :
                            List.of("model.safetensors", "optimizer.safetensors", "run.json")) {
                        byte[] bytes = peek(disk, it.path().resolve(part));
                        assertThat(bytes).isEqualTo(checkpointPart(number, part));
                    }
                });
    }

    /** Not a checkpoint's part, whose wholeness its marker tells. */
    private static boolean isFinal(Path file) {
        return !file.startsWith(RUN.resolve("checkpoints"))
                && !String.valueOf(file.getFileName()).endsWith(".tmp");
    }

    private byte[] expectedOf(Path file) {
        byte[] bytes = expected.get(file);
        assertThat(bytes).as("%s", file).isNotNull();
        return bytes == null ? new byte[0] : bytes;
    }

    private byte[] checkpointPart(long step, String part) {
        int sequence = (int) step / 50;
        String name = String.format(Locale.ROOT, "%06d-step-%d", sequence, step);
        return expectedOf(RUN.resolve("checkpoints").resolve(name).resolve(part));
    }

    private static byte[] peek(FaultyDisk disk, Path file) {
        try {
            return disk.peek(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Tensor> weights(int step) {
        Map<String, Tensor> weights = new TreeMap<>();
        plan.layout()
                .tensors()
                .forEach(
                        (name, shape) -> {
                            int[] sizes = shape.stream().mapToInt(Number::intValue).toArray();
                            int size = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
                            float[] values = new float[size];
                            Arrays.fill(values, step);
                            String[] axes = Arrays.copyOf(AXES, sizes.length);
                            weights.put(name, Tensor.wrap(values, sizes, axes));
                        });
        return weights;
    }

    private static final String[] AXES = {"0", "1"};

    private static Tensor tensor(int step) {
        return Tensor.wrap(new float[] {step, 2f * step}, new int[] {2}, "0");
    }

    private RunState state(int step) {
        return new RunState(TinyRuns.recipe(), 1, corpus.sha256(), 1, step, List.of(), List.of());
    }
}
