package dev.glassbox.runtime.model;

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
import java.util.Set;

/**
 * The models one thread has open, the latest few of them: it opens what is asked for, keeps it for
 * the next question, and closes what was not asked for longest. Belongs to the thread that first
 * uses it, like its models.
 */
public final class OpenModels implements AutoCloseable {
    private final ModelCatalog catalog;
    private final int limit;
    private final Map<String, LanguageModel> open = new LinkedHashMap<>(4, 0.75f, true);
    private final Map<String, ModelDescription> described = new LinkedHashMap<>();

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

    /** The ids of the models there are, to be offered. */
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

    /** Closes every model. */
    @Override
    public void close() {
        open.values().forEach(LanguageModel::close);
        open.clear();
        described.clear();
    }

    private ModelDescription describe(String model) {
        return described.computeIfAbsent(model, catalog::describe);
    }

    private static TraceRequest known(LanguageModel model, TraceRequest request) {
        Set<HookPoint> hooks = new LinkedHashSet<>(request.hooks());
        hooks.retainAll(Set.copyOf(model.hookPoints()));
        return new TraceRequest(
                hooks, request.logits(), request.interventions(), request.segments());
    }
}
