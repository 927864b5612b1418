package dev.glassbox.visualizers.cache;

import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A model's key-value cache, and what it would be with other choices.
 *
 * @param description the whole picture in words
 * @param facts by which predictions are graded, see {@code cache.md}
 * @param tokens the prompt's tokens, as a person shall see them
 * @param queryHeads a layer
 * @param ownKvHeads the model's own key-value heads a layer
 * @param divisors the numbers of key-value heads that query heads can share evenly
 * @param longest most tokens the model reads
 * @param supposed the cache of the state's choices
 * @param own the cache as the engine keeps it
 * @param measured bytes the engine's cache held after each token, or after the last alone
 * @param curves bytes over tokens
 * @param trouble what cannot be had, where something cannot
 * @param recorded whether the numbers come from a recorded artefact
 */
public record CacheFrame(
        Message description,
        Map<String, String> facts,
        List<String> tokens,
        int queryHeads,
        int ownKvHeads,
        List<Integer> divisors,
        int longest,
        CacheSize supposed,
        CacheSize own,
        List<Long> measured,
        List<Curve> curves,
        Optional<Message> trouble,
        boolean recorded)
        implements VisualizerFrame {

    private static final int POINTS = 256;

    /**
     * One curve of bytes over tokens.
     *
     * @param id what it is: {@code supposed}, {@code mha}, {@code gqa} or {@code mqa}
     * @param kvHeads key-value heads a layer
     * @param tokens ascending
     * @param bytes one for each
     */
    record Curve(String id, int kvHeads, List<Integer> tokens, List<Long> bytes) {
        Curve {
            tokens = List.copyOf(tokens);
            bytes = List.copyOf(bytes);
        }
    }

    public CacheFrame {
        facts = Map.copyOf(facts);
        tokens = List.copyOf(tokens);
        divisors = List.copyOf(divisors);
        measured = List.copyOf(measured);
        curves = List.copyOf(curves);
    }

    static CacheFrame of(CacheState state, CacheAnswer answer) {
        ModelConfig config = answer.reading().config();
        CacheSize own = CacheSize.own(config);
        int asked = state.kvHeads() == null ? config.nKvHeads() : state.kvHeads();
        boolean shares = asked <= config.nHeads() && config.nHeads() % asked == 0;
        CacheSize supposed =
                new CacheSize(
                        config.nLayers(),
                        shares ? asked : config.nKvHeads(),
                        config.dHead(),
                        state.window(),
                        state.bytes());
        int count = answer.reading().tokens().size();
        Message description =
                Message.of(
                        "cache.description",
                        "count",
                        count,
                        "measured",
                        written(answer.atEnd()),
                        "supposed",
                        written(supposed.after(count)),
                        "each",
                        written(supposed.perToken()),
                        "heads",
                        config.nHeads(),
                        "shared",
                        supposed.kvHeads());
        Optional<Message> trouble =
                !answer.keepsOne()
                        ? Optional.of(Message.of("cache.none", "model", state.model()))
                        : shares
                                ? Optional.empty()
                                : Optional.of(
                                        Message.of(
                                                "cache.uneven",
                                                "asked",
                                                asked,
                                                "heads",
                                                config.nHeads()));
        Map<String, String> facts =
                Map.of(
                        "bytes-per-token",
                        String.valueOf(supposed.perToken()),
                        "bytes-after-prompt",
                        String.valueOf(supposed.after(count)),
                        "query-heads-per-key",
                        String.valueOf(config.nHeads() / supposed.kvHeads()));
        return new CacheFrame(
                description,
                facts,
                answer.reading().tokens().stream().map(t -> TokenText.visible(t.text())).toList(),
                config.nHeads(),
                config.nKvHeads(),
                IntStream.rangeClosed(1, config.nHeads())
                        .filter(n -> config.nHeads() % n == 0)
                        .boxed()
                        .toList(),
                config.nCtx(),
                supposed,
                own,
                answer.measured(),
                trouble.isPresent() ? List.of() : curves(config, supposed),
                trouble,
                answer.reading().trace().origin().recorded());
    }

    /** The chosen one, and one head for each query head, and one for all, where that is another. */
    private static List<Curve> curves(ModelConfig config, CacheSize supposed) {
        List<Curve> curves = new ArrayList<>();
        for (int kvHeads : List.of(config.nHeads(), 1)) {
            if (kvHeads != supposed.kvHeads()) {
                String id = kvHeads == 1 ? "mqa" : "mha";
                curves.add(curve(id, supposed.withKvHeads(kvHeads), config.nCtx()));
            }
        }
        curves.add(curve("supposed", supposed, config.nCtx()));
        return curves;
    }

    private static Curve curve(String id, CacheSize size, int longest) {
        int step = Math.max(1, longest / POINTS);
        List<Integer> tokens = new ArrayList<>();
        for (int t = 0; t < longest; t += step) {
            tokens.add(t);
        }
        if (size.window() > 0 && size.window() < longest && !tokens.contains(size.window())) {
            tokens.add(size.window()); // the bend
            tokens.sort(null);
        }
        tokens.add(longest);
        return new Curve(id, size.kvHeads(), tokens, tokens.stream().map(size::after).toList());
    }

    /** Bytes with their thousands apart. */
    static String written(long bytes) {
        return String.format(Locale.ROOT, "%,d", bytes);
    }

    /** The bytes after the prompt as LaTeX, with every factor. */
    String formula() {
        int count = tokens.size();
        return "2\\cdot %d\\cdot %d\\cdot %d\\cdot %d\\cdot %d=\\paint{accent}{\\mathbf{%s}}"
                .formatted(
                        supposed.layers(),
                        supposed.kvHeads(),
                        supposed.dHead(),
                        supposed.bytes(),
                        supposed.kept(count),
                        written(supposed.after(count)).replace(",", "{,}"));
    }

    /** Which key-value head a query head reads. */
    int kvHead(int queryHead) {
        return queryHead / (queryHeads / supposed.kvHeads());
    }

    /** Whether a query can see a key: it is not later, and not before the window. */
    boolean sees(int query, int key) {
        return key <= query && (supposed.window() == 0 || key > query - supposed.window());
    }

    /** The share of the cache as the model has it, as a factor. */
    String factor() {
        long now = supposed.after(tokens.size());
        return Numbers.picture(now / (double) own.after(tokens.size()));
    }

    @Override
    public List<FrameTable> tables() {
        if (trouble.isPresent()) {
            return List.of();
        }
        List<List<Object>> growth = new ArrayList<>();
        for (Curve curve : curves) {
            for (int i = 0; i < curve.tokens().size(); i++) {
                growth.add(
                        List.of(
                                curve.id(),
                                curve.kvHeads(),
                                curve.tokens().get(i),
                                curve.bytes().get(i)));
            }
        }
        List<List<Object>> wiring = new ArrayList<>();
        for (int head = 0; head < queryHeads; head++) {
            wiring.add(List.of(head, kvHead(head)));
        }
        return List.of(
                new FrameTable("growth", List.of("cache", "n_kv_heads", "tokens", "bytes"), growth),
                new FrameTable("wiring", List.of("query_head", "kv_head"), wiring));
    }
}
