package dev.glassbox.visualizers.modelmap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many trained numbers each part of a model holds, from the shapes of its weights. Parts are
 * named as the map names them: {@code embed}, {@code positions}, {@code block.2.q}, {@code norm},
 * {@code unembed}.
 *
 * @param byPart the count of each part, in the order of the pass
 * @param card what the model's card says
 */
record ParameterCounts(Map<String, Long> byPart, long card) {
    private static final Pattern BLOCK =
            Pattern.compile("(?:.*\\.)?(?:h|layers|layer)\\.(\\d+)\\.(.*)");

    ParameterCounts {
        byPart = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byPart));
    }

    /**
     * A file may hold biases that its network has not, all zero, because its format wants them; the
     * card counts trained numbers alone, and so does this.
     *
     * @param tensors shapes by name
     * @param card the count of the model's card
     */
    static ParameterCounts of(Map<String, List<Integer>> tensors, long card) {
        ParameterCounts all = count(tensors, card, true);
        ParameterCounts unbiased = count(tensors, card, false);
        return all.total() != card && unbiased.total() == card ? unbiased : all;
    }

    private static ParameterCounts count(
            Map<String, List<Integer>> tensors, long card, boolean biases) {
        Map<String, Long> counts = new LinkedHashMap<>();
        tensors.forEach(
                (name, shape) -> {
                    if (biases || !name.endsWith(".bias")) {
                        add(counts, name, size(shape));
                    }
                });
        return new ParameterCounts(counts, card);
    }

    private static void add(Map<String, Long> counts, String tensor, long size) {
        String part = part(tensor);
        if (!part.endsWith(".qkv")) {
            counts.merge(part, size, Long::sum);
            return;
        }
        String block = part.substring(0, part.length() - "qkv".length());
        for (String one : List.of("q", "k", "v")) { // one matrix makes the three, a third each
            counts.merge(block + one, size / 3, Long::sum);
        }
    }

    private static long size(List<Integer> shape) {
        long size = 1;
        for (int length : shape) {
            size *= length;
        }
        return size;
    }

    /** The part that a tensor belongs to. */
    static String part(String tensor) {
        Matcher m = BLOCK.matcher(tensor);
        if (m.matches()) {
            return "block." + m.group(1) + "." + ofBlock(m.group(2));
        }
        String name = tensor.toLowerCase(Locale.ROOT);
        if (name.startsWith("lm_head") || name.startsWith("embed_out") || isHead(name)) {
            return "unembed";
        }
        if (name.startsWith("wpe") || name.contains("position_embeddings")) {
            return "positions";
        }
        if (isNorm(tensor) && !name.startsWith("embeddings")) {
            return "norm";
        }
        return "embed";
    }

    private static boolean isHead(String name) {
        return name.startsWith("cls.")
                || name.startsWith("pooler")
                || name.startsWith("classifier");
    }

    private static String ofBlock(String name) {
        boolean attention = name.contains("attn") || name.contains("attention");
        if (name.contains("q_norm")) {
            return "q";
        }
        if (name.contains("k_norm")) {
            return "k";
        }
        if (isNorm(name)) {
            boolean second =
                    name.startsWith("ln_2")
                            || name.startsWith("post_attention")
                            || name.startsWith("output.");
            return second ? "ln2" : "ln1";
        }
        if (!attention) {
            return "mlp";
        }
        if (name.contains("c_attn") || name.contains("query_key_value")) {
            return "qkv";
        }
        if (name.contains("q_proj") || name.contains("self.query")) {
            return "q";
        }
        if (name.contains("k_proj") || name.contains("self.key")) {
            return "k";
        }
        if (name.contains("v_proj") || name.contains("self.value")) {
            return "v";
        }
        return "attn";
    }

    /** Whether a tensor is a norm's. */
    static boolean isNorm(String tensor) {
        String name = tensor.toLowerCase(Locale.ROOT);
        return name.contains("norm") || name.matches("(.*\\.)?ln_(1|2|f)\\..*");
    }

    /** All of them. */
    long total() {
        return byPart.values().stream().mapToLong(Long::longValue).sum();
    }

    /** A part with all that is inside it. */
    long of(String part) {
        long sum = 0;
        for (Map.Entry<String, Long> one : byPart.entrySet()) {
            if (one.getKey().equals(part) || one.getKey().startsWith(part + ".")) {
                sum += one.getValue();
            }
        }
        return sum;
    }

    /** A part's share of the whole, from 0 to 1. */
    double share(String part) {
        return total() == 0 ? 0 : (double) of(part) / total();
    }
}
