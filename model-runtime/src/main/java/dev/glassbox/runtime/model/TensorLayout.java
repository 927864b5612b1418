package dev.glassbox.runtime.model;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.tensor.TensorEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tensors that a family expects in its weights file, and the check of a file against them.
 *
 * @param tensors shape by name, without prefix
 * @param prefix what some programs put before every name
 * @param ignored patterns of names that may be there and are not needed
 * @param olderEndings how the end of a name was written before, by how it is written now: {@code
 *     LayerNorm.gamma} for {@code LayerNorm.weight}
 */
public record TensorLayout(
        Map<String, List<Integer>> tensors,
        String prefix,
        List<String> ignored,
        Map<String, String> olderEndings) {
    private static final int NAMED_AT_MOST = 3;

    public TensorLayout {
        tensors = new LinkedHashMap<>(tensors); // keeps the order of the pass
        ignored = List.copyOf(ignored);
        olderEndings = Map.copyOf(olderEndings);
    }

    /** Of a family whose names never changed. */
    public TensorLayout(Map<String, List<Integer>> tensors, String prefix, List<String> ignored) {
        this(tensors, prefix, ignored, Map.of());
    }

    /**
     * What a file holds of this layout.
     *
     * @param names the file's name of each tensor of the layout
     * @param extras names in the file that mean nothing to this family
     */
    public record Match(Map<String, String> names, List<String> extras) {}

    /**
     * Finds every tensor of this layout in the weights.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException naming what is missing or has another
     *     shape than {@code config.json} makes it
     */
    public Match match(ModelWeights weights) {
        Map<String, TensorEntry> entries = weights.entries();
        Map<String, String> names = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, List<Integer>> wanted : tensors.entrySet()) {
            String name = fileName(entries.keySet(), wanted.getKey());
            TensorEntry entry = name == null ? null : entries.get(name);
            if (name == null || entry == null) {
                missing.add(wanted.getKey());
                continue;
            }
            checkShape(entry, wanted.getValue(), weights.place(name));
            names.put(wanted.getKey(), name);
        }
        if (!missing.isEmpty()) {
            throw Problem.input(
                            "model.tensors-missing",
                            weights.place(),
                            "count",
                            missing.size(),
                            "names",
                            shortList(missing))
                    .asException();
        }
        Set<String> extras = new LinkedHashSet<>(entries.keySet());
        extras.removeAll(names.values());
        extras.removeIf(this::isIgnored);
        return new Match(names, List.copyOf(extras));
    }

    /** The number of values in all tensors of the layout. */
    public long parameters() {
        long sum = 0;
        for (List<Integer> shape : tensors.values()) {
            long size = 1;
            for (int length : shape) {
                size = Math.multiplyExact(size, (long) length);
            }
            sum = Math.addExact(sum, size);
        }
        return sum;
    }

    /** The first few names of a list, for a sentence. */
    static String shortList(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(NAMED_AT_MOST, names.size())));
        return names.size() > NAMED_AT_MOST ? shown + " ..." : shown;
    }

    private @Nullable String fileName(Set<String> there, String name) {
        for (String spelling : spellings(name)) {
            for (String full : List.of(prefix + spelling, spelling)) {
                if (there.contains(full)) {
                    return full;
                }
            }
        }
        return null;
    }

    /** As it is written now, and as it was before. */
    private List<String> spellings(String name) {
        List<String> spellings = new ArrayList<>(List.of(name));
        olderEndings.forEach(
                (now, before) -> {
                    if (name.endsWith(now)) {
                        String stem = name.substring(0, name.length() - now.length());
                        spellings.add(stem + before);
                    }
                });
        return spellings;
    }

    private void checkShape(TensorEntry entry, List<Integer> wanted, String place) {
        if (!entry.shape().equals(wanted)) {
            throw Problem.input(
                            "model.tensor-shape",
                            place,
                            "tensor",
                            entry.name(),
                            "shape",
                            entry.shape(),
                            "expected",
                            wanted)
                    .asException();
        }
        if (!entry.dtype().readable()) {
            throw Problem.input(
                            "safetensors.dtype-unread",
                            place,
                            "tensor",
                            entry.name(),
                            "dtype",
                            entry.dtype())
                    .asException();
        }
    }

    private boolean isIgnored(String name) {
        String bare = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        return ignored.stream().anyMatch(pattern -> Pattern.matches(pattern, bare));
    }
}
