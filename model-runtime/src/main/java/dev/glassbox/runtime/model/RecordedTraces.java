package dev.glassbox.runtime.model;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Traces that were recorded with the bundled models, so that a first picture needs no engine. A
 * recording answers only for the very weights it was made with. Safe on any thread.
 */
public final class RecordedTraces {
    private static final String ENDING = ".safetensors";

    private final Path root;
    private final ModelCatalog catalog;
    private final Map<String, List<TraceFile.Recorded>> byModel = new ConcurrentHashMap<>();
    private final Map<String, ModelDescription> descriptions = new ConcurrentHashMap<>();

    /**
     * @param root a folder for each model, named by its id, with the recordings in it
     */
    public RecordedTraces(Path root, ModelCatalog catalog) {
        this.root = root;
        this.catalog = catalog;
    }

    /**
     * A recording that holds all that is asked for: every hook that the model has, and the logits.
     *
     * @throws IntakeException if the model or a recording is damaged
     */
    public Optional<TraceAnswer> find(String model, String prompt, TraceRequest request) {
        for (TraceFile.Recorded recorded : of(model)) {
            if (recorded.prompt().equals(prompt) && holds(recorded, request)) {
                return answer(model, recorded);
            }
        }
        return Optional.empty();
    }

    private Optional<TraceAnswer> answer(String model, TraceFile.Recorded recorded) {
        ModelDescription description = descriptions.computeIfAbsent(model, catalog::describe);
        Trace trace = recorded.trace();
        Optional<Tokenizer> tokenizer = description.tokenizer();
        if (tokenizer.isEmpty()
                || !trace.origin().weightsSha256().equals(description.card().weightsSha256())) {
            return Optional.empty();
        }
        List<Token> tokens = description.encode(recorded.prompt());
        return Optional.of(
                new TraceAnswer(
                        description.card(), description.config(), tokenizer.get(), tokens, trace));
    }

    /** A hook that the recorded layers do not have is one the model does not have either. */
    private static boolean holds(TraceFile.Recorded recorded, TraceRequest request) {
        boolean plain =
                recorded.interventions().isEmpty()
                        && request.interventions().isEmpty()
                        && request.segments().isEmpty();
        Trace trace = recorded.trace();
        boolean allLogits = trace.logits().size(1) == trace.length();
        if (!plain || (request.logits() == Logits.ALL && !allLogits)) {
            return false;
        }
        return request.hooks().stream()
                .allMatch(
                        hook ->
                                trace.find(hook).isPresent()
                                        || beyond(trace, hook)
                                        || isUnturned(trace, hook));
    }

    /** Who records queries or keys records them turned too, where the model turns them. */
    private static boolean isUnturned(Trace trace, HookPoint hook) {
        HookPoint plain = new HookPoint(hook.name().replace("attn.hook_rot_", "attn.hook_"));
        return !plain.equals(hook)
                && trace.find(plain).isPresent()
                && trace.hooks().stream().noneMatch(known -> known.last().equals(hook.last()));
    }

    private static boolean beyond(Trace trace, HookPoint hook) {
        int layers = layer(hook);
        return layers >= 0
                && trace.hooks().stream().mapToInt(RecordedTraces::layer).max().orElse(-1) >= 0
                && trace.hooks().stream().noneMatch(known -> layer(known) >= layers);
    }

    /** The layer of a block's hook; -1 for a hook outside the blocks. */
    private static int layer(HookPoint hook) {
        String[] parts = hook.name().split("\\.");
        if (parts.length < 3 || !parts[0].equals("blocks") || !parts[1].matches("\\d{1,6}")) {
            return -1;
        }
        return Integer.parseInt(parts[1]);
    }

    private List<TraceFile.Recorded> of(String model) {
        if (!catalog.ids().contains(model)) {
            return List.of(); // also keeps a path out of the name of a folder
        }
        return byModel.computeIfAbsent(model, id -> read(root.resolve(id)));
    }

    private static List<TraceFile.Recorded> read(Path folder) {
        List<TraceFile.Recorded> recorded = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return recorded;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ENDING)).sorted().toList()) {
                recorded.add(TraceFile.read(file));
            }
        } catch (IOException e) {
            throw ForeignFiles.unreadable(folder, e);
        }
        return recorded;
    }
}
