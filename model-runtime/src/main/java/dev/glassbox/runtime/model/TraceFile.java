package dev.glassbox.runtime.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.store.AtomicFile;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.tensor.SafetensorsFile;
import dev.glassbox.runtime.tensor.SafetensorsWriter;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Origin;
import dev.glassbox.runtime.trace.Trace;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A trace as a safetensors file: F32 tensors named by hook, {@code logits}, and where it all comes
 * from in the metadata, so that any other tool can read it too.
 */
public final class TraceFile {
    private static final String LOGITS = "logits";
    private static final String IDS = "ids";
    private static final String INTERVENTIONS = "interventions";

    private TraceFile() {}

    /**
     * What a file holds.
     *
     * @param prompt the text that was read; empty when only ids were given
     * @param trace with {@link Origin#recorded()} true
     * @param interventions what was changed on the way
     */
    public record Recorded(String prompt, Trace trace, List<InterventionSpec> interventions) {
        public Recorded {
            interventions = List.copyOf(interventions);
        }
    }

    /**
     * Writes a trace, replacing a file of that name.
     *
     * @param prompt the text that was read; empty when only ids were given
     * @throws IntakeException if it cannot be written
     */
    public static void write(Path file, String prompt, Trace trace) {
        write(file, prompt, trace, List.of());
    }

    /**
     * Writes a trace of a pass that was changed on the way, and says so in it.
     *
     * @param prompt the text that was read; empty when only ids were given
     * @throws IntakeException if it cannot be written
     */
    public static void write(
            Path file, String prompt, Trace trace, List<InterventionSpec> interventions) {
        Map<String, Tensor> tensors = new TreeMap<>();
        Map<String, String> metadata = new TreeMap<>(origin(trace.origin()));
        for (HookPoint hook : trace.hooks()) {
            tensors.put(hook.name(), trace.get(hook));
            metadata.put("axes." + hook.name(), String.join(",", trace.get(hook).axes()));
        }
        tensors.put(LOGITS, trace.logits());
        metadata.put("axes." + LOGITS, String.join(",", trace.logits().axes()));
        metadata.put("prompt", prompt);
        metadata.put(IDS, ForeignFiles.standard().json().write(trace.ids()));
        if (!interventions.isEmpty()) {
            metadata.put(INTERVENTIONS, ForeignFiles.standard().json().write(interventions));
        }
        new AtomicFile(Disk.real())
                .replace(file, out -> SafetensorsWriter.write(tensors, metadata, out));
    }

    /**
     * Reads a trace.
     *
     * @throws IntakeException if the file cannot be read, is damaged, or is no trace
     */
    public static Recorded read(Path path) {
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            Metadata metadata = new Metadata(file.metadata(), path.toString());
            Map<HookPoint, Tensor> activations = new LinkedHashMap<>();
            for (String name : file.entries().keySet()) {
                if (!name.equals(LOGITS)) {
                    activations.put(new HookPoint(name), tensor(file, metadata, name));
                }
            }
            if (!file.entries().containsKey(LOGITS)) {
                throw metadata.lacks(LOGITS);
            }
            Tensor logits = tensor(file, metadata, LOGITS); // [batch, pos, d_vocab]
            Trace trace = new Trace(metadata.ids(), activations, logits, metadata.origin());
            return new Recorded(metadata.text("prompt"), trace, metadata.interventions());
        }
    }

    private static Tensor tensor(SafetensorsFile file, Metadata metadata, String name) {
        String[] axes = metadata.text("axes." + name).split(",");
        if (axes.length != file.entry(name).shape().size()) {
            throw metadata.lacks("axes." + name);
        }
        return file.read(name, axes);
    }

    private static Map<String, String> origin(Origin origin) {
        return Map.of(
                "model", origin.model(),
                "weights_sha256", origin.weightsSha256(),
                "computed_at", origin.computedAt().toString(),
                "engine", origin.engine(),
                "threads", Integer.toString(origin.threads()),
                "nanos", Long.toString(origin.nanos()));
    }

    /** The file's metadata, each entry asked for by name. */
    private record Metadata(Map<String, String> entries, String place) {
        String text(String key) {
            String value = entries.get(key);
            if (value == null) {
                throw lacks(key);
            }
            return value;
        }

        int[] ids() {
            JsonNode list = ForeignFiles.standard().json().readTree(text(IDS), place);
            int[] ids = IntStream.range(0, list.size()).map(i -> list.get(i).asInt(-1)).toArray();
            if (ids.length == 0 || Arrays.stream(ids).anyMatch(id -> id < 0)) {
                throw lacks(IDS);
            }
            return ids;
        }

        List<InterventionSpec> interventions() {
            String written = entries.get(INTERVENTIONS);
            return written == null ? List.of() : InterventionFile.parse(written, place);
        }

        Origin origin() {
            try {
                return new Origin(
                        text("model"),
                        text("weights_sha256"),
                        true,
                        Instant.parse(text("computed_at")),
                        text("engine"),
                        Integer.parseInt(text("threads")),
                        Long.parseLong(text("nanos")));
            } catch (DateTimeException | NumberFormatException e) {
                throw lacks("computed_at, threads, nanos");
            }
        }

        IntakeException lacks(String what) {
            return Problem.input("trace.not-a-trace", place, "missing", what).asException();
        }
    }
}
