package dev.glassbox.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.management.ThreadMXBean;
import dev.glassbox.runtime.JsonMutator;
import dev.glassbox.runtime.Mutants;
import dev.glassbox.runtime.RamFolder;
import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.tensor.SafetensorsMutator;
import dev.glassbox.runtime.tensor.SafetensorsWriter;
import dev.glassbox.runtime.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged model folders, as {@link ModelCatalog} meets them: described, or refused with a problem
 * of the catalogue, quickly, and without taking memory that a number in the file asks for.
 */
class FolderMutationTest {
    private static final int FILES = 20_000;
    private static final int CONFIGS = 100_000;
    private static final int NOTES = 100_000;
    private static final int TRACES = 100_000;

    /** One in so many of the weights that were described is opened by the engine too. */
    private static final int OPENED = 25;

    /** What describing a folder takes beside the weights' header: parsers, buffers, the hash. */
    private static final long FIXED_BYTES = 2 << 20;

    private static final Path ONE_FAMILY = TestModels.reference("gpt2-gelu-new");

    @TempDir(factory = RamFolder.class)
    private Path root;

    private final AtomicInteger folders = new AtomicInteger();
    private final ModelCatalog catalog =
            new ModelCatalog(Map.of(), ModelCatalog.providersOnClassPath());

    @Test
    void damagedWeights() throws IOException {
        byte[] sound = Files.readAllBytes(ONE_FAMILY.resolve(ModelFolder.WEIGHTS));
        AtomicInteger described = new AtomicInteger();
        Mutants.Outcomes outcomes =
                Mutants.run(
                        FILES,
                        new SafetensorsMutator(sound),
                        () -> {
                            Path folder = copy(ONE_FAMILY);
                            catalog.describe(folder.toString()); // loads the classes
                            return file -> {
                                Files.write(folder.resolve(ModelFolder.WEIGHTS), file);
                                describeWithin(folder, 2L * file.length + FIXED_BYTES);
                                if (described.incrementAndGet() % OPENED == 0) {
                                    catalog.open(folder.toString()).close();
                                }
                            };
                        });
        assertThat(outcomes.counts()).hasSizeGreaterThan(15);
        assertThat(outcomes.read()).isBetween(outcomes.total() / 20, outcomes.total() * 3 / 4);
    }

    @Test
    void damagedConfigsOfEveryFamily() {
        List<Path> families = families();
        assertThat(families).hasSizeGreaterThan(2);
        for (Path family : families) {
            Mutants.Outcomes outcomes =
                    Mutants.run(
                            CONFIGS / families.size(),
                            new JsonMutator(text(family.resolve(ModelFolder.CONFIG))),
                            describing(family, ModelFolder.CONFIG));
            assertThat(outcomes.counts()).as("%s", family).hasSizeGreaterThan(6);
            assertThat(outcomes.read()).as("%s", family).isPositive();
        }
    }

    @Test
    void damagedNotes() {
        String note =
                shortened(text(TestModels.bundled("shakespeare-char").resolve(ModelFolder.NOTE)));
        Mutants.Outcomes outcomes =
                Mutants.run(NOTES, new JsonMutator(note), describing(ONE_FAMILY, ModelFolder.NOTE));
        assertThat(outcomes.counts()).hasSizeGreaterThan(3);
        assertThat(outcomes.read()).isGreaterThan(outcomes.total() / 4);
    }

    @Test
    void damagedTraces() throws IOException {
        Mutants.Outcomes outcomes =
                Mutants.run(
                        TRACES,
                        new SafetensorsMutator(soundTrace()),
                        () -> {
                            Path file = newFolder().resolve("trace.safetensors");
                            return mutant -> {
                                Files.write(file, mutant);
                                TraceFile.read(file);
                            };
                        });
        assertThat(outcomes.counts()).hasSizeGreaterThan(12).containsKey("trace.not-a-trace");
        assertThat(outcomes.read()).isBetween(outcomes.total() / 20, outcomes.total() * 3 / 4);
    }

    /** A loss curve of three points breaks like one of hundreds. */
    private static String shortened(String note) {
        JsonNode tree = StrictJson.standard().readTree(note, "note");
        ArrayNode curve = (ArrayNode) tree.get("loss_curve");
        while (curve.size() > 3) {
            curve.remove(3);
        }
        return StrictJson.standard().writeIndented(tree);
    }

    private Supplier<Mutants.Reader> describing(Path family, String name) {
        return () -> {
            Path folder = copy(family);
            return mutant -> {
                Files.write(folder.resolve(name), mutant);
                catalog.describe(folder.toString());
            };
        };
    }

    private void describeWithin(Path folder, long bytes) {
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();
        try {
            catalog.describe(folder.toString());
        } finally {
            assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(bytes);
        }
    }

    /** The reference folders that hold a whole model. */
    private List<Path> families() {
        Path all = ONE_FAMILY.resolveSibling("");
        try (Stream<Path> folders = Files.list(all)) {
            return folders.filter(folder -> Files.exists(folder.resolve(ModelFolder.CONFIG)))
                    .filter(this::isDescribed)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isDescribed(Path folder) {
        try {
            return catalog.describe(folder.toString()).card().parameters() > 0;
        } catch (IntakeException e) {
            return false;
        }
    }

    private Path copy(Path family) {
        Path folder = newFolder();
        try (Stream<Path> files = Files.list(family)) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().startsWith("reference")) {
                    Files.copy(file, folder.resolve(file.getFileName().toString()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    private Path newFolder() {
        try {
            return Files.createDirectory(root.resolve("worker-" + folders.incrementAndGet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A trace of two positions with one hook, as {@link TraceFile} writes it. */
    private static byte[] soundTrace() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(
                "hook_embed", Tensor.wrap(new float[6], new int[] {1, 2, 3}, "batch", "pos", "d"));
        tensors.put("logits", Tensor.wrap(new float[8], new int[] {1, 2, 4}, "batch", "pos", "v"));
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("axes.hook_embed", "batch,pos,d_model");
        metadata.put("axes.logits", "batch,pos,d_vocab");
        metadata.put("prompt", "ab");
        metadata.put("ids", "[1,2]");
        metadata.put("model", "m");
        metadata.put("weights_sha256", "0");
        metadata.put("computed_at", "2026-11-21T00:00:00Z");
        metadata.put("engine", "e");
        metadata.put("threads", "1");
        metadata.put("nanos", "5");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SafetensorsWriter.write(tensors, metadata, out);
        return out.toByteArray();
    }
}
