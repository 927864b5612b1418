package dev.glassbox.runtime.model;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tokenizer.OpenAiEncodings;
import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The models one thread has open, the latest few of them: it opens what is asked for, keeps it for
 * the next question, and closes what was not asked for longest. Belongs to the thread that first
 * uses it, like its models.
 */
public final class OpenModels implements AutoCloseable {
    /** Enough for the embedding of GPT-2 (154 MB) beside a few smaller matrices. */
    private static final long WEIGHTS_ROOM = 256L << 20;

    private final ModelCatalog catalog;
    private final int limit;
    private final Map<String, LanguageModel> open = new LinkedHashMap<>(4, 0.75f, true);
    private final Map<String, ModelDescription> described = new LinkedHashMap<>();
    private final Map<String, Tokenizer> encodings = new LinkedHashMap<>();
    private final KeptWeights weights = new KeptWeights(WEIGHTS_ROOM);

    /**
     * @param limit the most models open at once, from 1
     */
    public OpenModels(ModelCatalog catalog, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit);
        }
        this.catalog = catalog;
        this.limit = limit;
    }

    /**
     * Runs a prompt through a model. Everything that can be wrong with the prompt is found before
     * the engine is touched.
     *
     * @param model an id, or the path of a folder
     * @param request a hook that this model does not have is left out of the answer
     * @throws dev.glassbox.runtime.intake.IntakeException if the model or the prompt cannot be read
     * @throws java.util.concurrent.CancellationException if cancelled between operations
     */
    public TraceAnswer trace(
            String model, String prompt, TraceRequest request, Cancellation cancellation) {
        ModelDescription description = describe(model);
        List<Token> tokens = description.encode(prompt);
        cancellation.check();
        LanguageModel opened = get(model);
        int[] ids = tokens.stream().mapToInt(Token::id).toArray();
        Trace trace = opened.run(ids, known(opened, request), cancellation);
        Tokenizer tokenizer = description.tokenizer().orElseThrow();
        return new TraceAnswer(opened.card(), opened.config(), tokenizer, tokens, trace);
    }

    /** The open model of that name, opened if need be; it stays this object's to close. */
    public LanguageModel get(String model) {
        LanguageModel known = open.get(model);
        if (known != null) {
            return known;
        }
        while (open.size() >= limit) {
            Map.Entry<String, LanguageModel> oldest = open.entrySet().iterator().next();
            open.remove(oldest.getKey());
            oldest.getValue().close();
        }
        LanguageModel opened = catalog.open(model);
        open.put(model, opened);
        described.put(model, opened.description());
        return opened;
    }

    /** The ids of all models that can be asked for, bundled ones first. */
    public List<String> ids() {
        return catalog.ids();
    }

    /**
     * The moments of a model's training that were kept, by {@link ModelMoments#id} to be opened.
     *
     * @param model an id; of a moment, the model it is a moment of
     */
    public List<String> moments(String model) {
        String whole = ModelMoments.modelOf(model);
        return catalog.moments(whole).stream().map(step -> ModelMoments.id(whole, step)).toList();
    }

    /**
     * What a model's {@code config.json} says beside its shape, such as the epsilon of its norms.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if there is no such model
     */
    public ConfigReader config(String model) {
        return ModelFolder.open(catalog.folder(model)).config();
    }

    /**
     * What is known of a model without opening it.
     *
     * @param model an id, or the path of a folder
     * @throws dev.glassbox.runtime.intake.IntakeException if there is no such model or it cannot be
     *     read
     */
    public ModelDescription describe(String model) {
        return described.computeIfAbsent(model, catalog::describe);
    }

    /**
     * A tokenizer, kept for the next question; opening one of OpenAI's takes a second.
     *
     * @param name of one of {@link OpenAiEncodings#names()}, or of a model
     * @throws dev.glassbox.runtime.intake.IntakeException if there is none
     */
    public Tokenizer tokenizer(String name) {
        if (OpenAiEncodings.names().contains(name)) {
            return encodings.computeIfAbsent(name, OpenAiEncodings::open);
        }
        return describe(name)
                .tokenizer()
                .orElseThrow(() -> Problem.input("model.no-tokenizer", name).asException());
    }

    /**
     * One tensor of a model's weights on the heap, read without opening the model and kept for the
     * next question while there is room.
     *
     * @param model an id, which may name a moment, or the path of a folder
     * @param tensor by the family's own name, such as {@code h.0.ln_1.weight}
     * @return absent if the model has no such tensor
     * @throws dev.glassbox.runtime.intake.IntakeException if the weights cannot be read
     */
    public Optional<Tensor> weight(String model, String tensor) {
        return weights.get(model, tensor, () -> catalog.weight(model, tensor));
    }

    /**
     * As {@link #weight(String, String)}, by what the matrix is for.
     *
     * @return absent if the model has none, such as learned positions
     */
    public Optional<Tensor> weight(String model, EmbeddingMatrix matrix) {
        return catalog.nameOf(model, matrix).flatMap(name -> weight(model, name));
    }

    /** Closes every model. */
    @Override
    public void close() {
        open.values().forEach(LanguageModel::close);
        open.clear();
        described.clear();
        weights.clear();
        encodings.clear();
    }

    private static TraceRequest known(LanguageModel model, TraceRequest request) {
        Set<HookPoint> hooks = new LinkedHashSet<>(request.hooks());
        hooks.retainAll(Set.copyOf(model.hookPoints()));
        return new TraceRequest(
                hooks, request.logits(), request.interventions(), request.segments());
    }
}
