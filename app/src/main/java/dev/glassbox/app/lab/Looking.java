package dev.glassbox.app.lab;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
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
import dev.glassbox.runtime.training.Recipe;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a network between two steps; everything is copied to the heap before it learns on. Looks
 * are taken on one thread; what they read may be changed on any.
 */
final class Looking {
    private static final SamplingConfig SAMPLING = SamplingConfig.PLAIN.withTemperature(0.8);

    /** A sentence or two. Samples are most of what a look costs, and looks hold the training up. */
    private static final int SAMPLE_TOKENS = 40;

    private static final int LIKELIEST = 8;

    /** Token embeddings followed; more would be a cloud without names. */
    private static final int FOLLOWED = 200;

    /** Characters of a text in which its commonest tokens are counted. */
    private static final int COUNTED = 50_000;

    /** Where texts begin: after a full stop, else on a new line, else with the first token. */
    private static final List<String> BEGINNINGS = List.of("。", "\n");

    /** Prompts that a TinyTown can go on from in a way that tells what it has learnt. */
    private static final List<String> TOWN_PROMPTS = List.of("小明今天在", "小明在");

    /** The longest prompt that is taken from the beginning of a text. */
    private static final int TEXT_PROMPT = 12;

    private volatile String prompt;
    private volatile @Nullable Reader reader;
    private String fallback = "";
    private int[] beginning = {0};
    private List<Integer> followed = List.of();

    /** What prompts are read with. */
    private record Reader(Tokenizer tokenizer, int longest) {
        Optional<Problem> refusal(String text) {
            try {
                int tokens = tokenizer.encodePrompt(text).size();
                if (tokens == 0) {
                    return Optional.of(Problem.input("prompt.empty", ""));
                }
                return tokens <= longest
                        ? Optional.empty()
                        : Optional.of(
                                Problem.input(
                                        "prompt.too-long", "", "tokens", tokens, "limit", longest));
            } catch (IntakeException e) {
                return Optional.of(e.problem());
            }
        }
    }

    /**
     * @param prompt what every look reads
     */
    Looking(String prompt) {
        this.prompt = prompt;
    }

    /** What looks read. */
    String prompt() {
        return prompt;
    }

    /** Reads another prompt from the next look on. */
    void read(String text) {
        prompt = text;
    }

    /** Why a prompt cannot be read; empty also while the tokens are not known yet. */
    Optional<Problem> refusal(String text) {
        Reader known = reader;
        return known == null ? Optional.empty() : known.refusal(text);
    }

    /**
     * Learns of the text: where samples begin, which tokens are common enough to follow, and what
     * to read where the prompt so far cannot be written in its tokens.
     */
    void begin(Recipe recipe, Corpus corpus) {
        Tokenizer tokenizer = corpus.tokenizer();
        for (String text : BEGINNINGS) {
            try {
                beginning = tokenizer.encodeIds(text);
                break;
            } catch (IntakeException e) {
                // a text without such a character begins in another way
            }
        }
        String start = startOf(corpus);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int id : tokenizer.encodeIds(start)) {
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
        Reader known = new Reader(tokenizer, recipe.network().nCtx());
        reader = known;
        fallback = promptOf(recipe, start, known);
        if (known.refusal(prompt).isPresent()) {
            prompt = fallback;
        }
    }

    private static String startOf(Corpus corpus) {
        String text = corpus.trainText();
        int all = text.codePointCount(0, text.length());
        return text.substring(0, text.offsetByCodePoints(0, Math.min(COUNTED, all)));
    }

    private static String promptOf(Recipe recipe, String start, Reader reader) {
        List<String> wanted = recipe.corpus().town() == null ? List.of() : TOWN_PROMPTS;
        String text = start.strip();
        int all = text.codePointCount(0, text.length());
        String line =
                text.substring(0, text.offsetByCodePoints(0, Math.min(TEXT_PROMPT, all)))
                        .lines()
                        .findFirst()
                        .orElse(start);
        return wanted.stream()
                .filter(one -> reader.refusal(one).isEmpty())
                .findFirst()
                .orElse(line);
    }

    /** What the network is like now. */
    Look look(int step, LanguageModel model) {
        Tokenizer tokenizer = model.tokenizer().orElseThrow();
        List<Token> tokens = tokens(model);
        int[] ids = tokens.stream().mapToInt(Token::id).toArray();
        Trace trace = model.run(ids, patterns(model), Cancellation.NONE);
        return new Look(
                step,
                sample(model, tokenizer, step),
                tokens,
                trace,
                likeliest(trace.lastLogits(), tokenizer),
                embeddings(model),
                followed,
                followed.stream().map(tokenizer::tokenText).toList());
    }

    private List<Token> tokens(LanguageModel model) {
        try {
            return model.description().encode(prompt);
        } catch (IntakeException e) {
            prompt = fallback; // it was asked for while the tokens were not known
            return model.description().encode(prompt);
        }
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
