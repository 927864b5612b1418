package dev.glassbox.app.lab;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.sampling.GenerationLimits;
import dev.glassbox.runtime.sampling.GenerationListener;
import dev.glassbox.runtime.sampling.GenerationSession;
import dev.glassbox.runtime.sampling.GenerationStep;
import dev.glassbox.runtime.sampling.SamplingConfig;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.training.Corpus;
import dev.glassbox.runtime.training.Probe;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Looks at a network between two steps; everything is copied to the heap before it learns on. */
final class Looking {
    private static final SamplingConfig SAMPLING = SamplingConfig.PLAIN.withTemperature(0.8);
    private static final int SAMPLE_TOKENS = 80;
    private static final int LIKELIEST = 8;

    /** Token embeddings followed; more would be a cloud without names. */
    private static final int FOLLOWED = 200;

    /** Where texts begin: after a full stop, else on a new line, else with the first token. */
    private static final List<String> BEGINNINGS = List.of("。", "\n");

    private volatile String prompt;
    private int[] beginning = {0};
    private List<Integer> followed = List.of();

    /**
     * @param prompt what every look reads
     */
    Looking(String prompt) {
        this.prompt = prompt;
    }

    /** Reads another prompt from the next look on; any thread. */
    void read(String text) {
        prompt = text;
    }

    /** Learns of the text: where samples begin, and which tokens are common enough to follow. */
    void begin(Corpus corpus) {
        Tokenizer tokenizer = corpus.tokenizer();
        for (String text : BEGINNINGS) {
            try {
                int[] ids = tokenizer.encodeIds(text);
                beginning = ids;
                break;
            } catch (IntakeException e) {
                // a text without such a character begins in another way
            }
        }
        Map<Integer, Integer> counts = new HashMap<>();
        for (int id : tokenizer.encodeIds(beginningOf(corpus))) {
            counts.merge(id, 1, Integer::sum);
        }
        followed =
                counts.entrySet().stream()
                        .sorted(
                                Map.Entry.<Integer, Integer>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(FOLLOWED)
                        .map(Map.Entry::getKey)
                        .toList();
    }

    private static String beginningOf(Corpus corpus) {
        String text = corpus.trainText();
        return text.substring(
                0,
                text.offsetByCodePoints(
                        0, Math.min(50_000, text.codePointCount(0, text.length()))));
    }

    /** What the network is like now; nothing where it has no tokenizer for the prompt. */
    Optional<Look> look(Probe probe) {
        LanguageModel model = probe.model();
        Tokenizer tokenizer = model.tokenizer().orElseThrow();
        List<Token> tokens;
        try {
            tokens = model.description().encode(prompt);
        } catch (IntakeException e) {
            tokens = tokenizer.encode(tokenizer.decode(beginning));
        }
        int[] ids = tokens.stream().mapToInt(Token::id).toArray();
        Trace trace = model.run(ids, patterns(model), Cancellation.NONE);
        return Optional.of(
                new Look(
                        probe.step(),
                        sample(model, tokenizer, probe.step()),
                        tokens,
                        trace,
                        likeliest(trace.lastLogits(), tokenizer),
                        embeddings(model),
                        followed,
                        followed.stream().map(tokenizer::tokenText).toList()));
    }

    private static TraceRequest patterns(LanguageModel model) {
        Set<HookPoint> hooks = new LinkedHashSet<>();
        for (int layer = 0; layer < model.config().nLayers(); layer++) {
            hooks.add(HookPoint.pattern(layer));
        }
        return new TraceRequest(hooks, TraceRequest.Logits.LAST, List.of(), List.of());
    }

    private String sample(LanguageModel model, Tokenizer tokenizer, int step) {
        int room = Math.min(SAMPLE_TOKENS, model.config().nCtx() - beginning.length);
        try (GenerationSession session =
                new GenerationSession(
                        model,
                        beginning,
                        SAMPLING.withSeed(step),
                        new GenerationLimits(room, Set.of()))) {
            int[] made =
                    session.play(room, GenerationListener.NONE, Cancellation.NONE).stream()
                            .mapToInt(GenerationStep::id)
                            .toArray();
            return tokenizer.readable(made);
        } catch (IntakeException e) {
            return ""; // logits that are no numbers write nothing
        }
    }

    private static List<Look.Expected> likeliest(float[] logits, Tokenizer tokenizer) {
        double most = IntStream.range(0, logits.length).mapToDouble(i -> logits[i]).max().orElse(0);
        double[] p = new double[logits.length];
        double sum = 0;
        for (int id = 0; id < logits.length; id++) {
            p[id] = Math.exp(logits[id] - most);
            sum += p[id];
        }
        double whole = sum;
        return IntStream.range(0, logits.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(id -> -p[id]).thenComparing(id -> id))
                .limit(LIKELIEST)
                .map(id -> new Look.Expected(id, tokenizer.tokenText(id), p[id] / whole))
                .toList();
    }

    /** Rows of the embedding as passes give them, [n, d_model]. */
    private Tensor embeddings(LanguageModel model) {
        int width = model.config().dModel();
        float[] rows = new float[followed.size() * width];
        TraceRequest request =
                new TraceRequest(
                        Set.of(new HookPoint("hook_embed")),
                        TraceRequest.Logits.LAST,
                        List.of(),
                        List.of());
        int window = model.config().nCtx();
        for (int from = 0; from < followed.size(); from += window) {
            int to = Math.min(followed.size(), from + window);
            int[] ids = followed.subList(from, to).stream().mapToInt(id -> id).toArray();
            float[] values =
                    model.run(ids, request, Cancellation.NONE)
                            .get(new HookPoint("hook_embed"))
                            .values(); // [1, T, D]
            System.arraycopy(values, 0, rows, from * width, values.length);
        }
        return Tensor.wrap(rows, new int[] {followed.size(), width}, "token", "d_model");
    }
}
