package dev.glassbox.runtime.training;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.UnknownKeys;
import dev.glassbox.runtime.store.CompleteFolders;
import dev.glassbox.runtime.store.Content;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.tensor.SafetensorsFile;
import dev.glassbox.runtime.tensor.SafetensorsWriter;
import dev.glassbox.runtime.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The checkpoints of a run, in the folder {@code checkpoints} of the run's folder. Each is there
 * whole or not at all; the newest three are kept.
 */
final class Checkpoints {
    private static final String FOLDER = "checkpoints";
    private static final String WEIGHTS = "model.safetensors";
    private static final String MOMENTS = "optimizer.safetensors";
    private static final String RUN = "run.json";

    private final Path root;
    private final CompleteFolders folders;

    Checkpoints(Disk disk, Path run) {
        root = run.resolve(FOLDER);
        folders = new CompleteFolders(disk, root, "step");
    }

    /** All that a run is continued from. */
    record Saved(
            RunState state,
            Map<String, Tensor> weights,
            Map<String, Tensor> moments,
            List<Path> damaged) {}

    void save(RunState state, Map<String, Tensor> weights, Map<String, Tensor> moments) {
        byte[] run =
                ForeignFiles.standard()
                        .json()
                        .writeIndented(state)
                        .getBytes(StandardCharsets.UTF_8);
        folders.save(
                state.step(),
                List.of(
                        part(WEIGHTS, weights),
                        part(MOMENTS, moments),
                        new CompleteFolders.Part(RUN, run.length, out -> out.write(run))));
    }

    /** The newest checkpoint that is whole. */
    Optional<Saved> newest() {
        return folders.newest().map(Checkpoints::read);
    }

    /** What the newest checkpoint that is whole says, without its numbers. */
    Optional<RunState> newestState() {
        return folders.newest().map(found -> state(found.path()));
    }

    /**
     * Refuses to begin a new run on top of an old one.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if there are checkpoints already
     */
    void refuseIfAny() {
        if (folders.newest().isPresent()) {
            throw Problem.input("training.out-in-use", String.valueOf(root.getParent()))
                    .asException();
        }
    }

    private static Saved read(CompleteFolders.Found found) {
        return new Saved(
                state(found.path()),
                tensors(found.path().resolve(WEIGHTS)),
                tensors(found.path().resolve(MOMENTS)),
                found.damaged());
    }

    private static RunState state(Path checkpoint) {
        ForeignFiles files = ForeignFiles.standard();
        return files.readJson(
                checkpoint.resolve(RUN),
                files.limits().files().card(),
                RunState.class,
                UnknownKeys.REFUSED);
    }

    private static CompleteFolders.Part part(String name, Map<String, Tensor> tensors) {
        long bytes = tensors.values().stream().mapToLong(t -> (long) t.size() * Float.BYTES).sum();
        Content content = out -> SafetensorsWriter.write(tensors, Map.of(), out);
        return new CompleteFolders.Part(name, bytes, content);
    }

    private static Map<String, Tensor> tensors(Path path) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            file.entries()
                    .forEach(
                            (name, entry) -> {
                                int rank = entry.shape().size();
                                String[] axes =
                                        IntStream.range(0, rank)
                                                .mapToObj(String::valueOf)
                                                .toArray(String[]::new);
                                tensors.put(name, file.read(name, axes));
                            });
        }
        return tensors;
    }
}
