package dev.glassbox.runtime.crash;

import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.crash.Calls.Answer;
import dev.glassbox.runtime.model.KeyValueCache;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.LogitTarget;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.sampling.BeamSearch;
import dev.glassbox.runtime.sampling.BeamSettings;
import dev.glassbox.runtime.sampling.GenerationLimits;
import dev.glassbox.runtime.sampling.GenerationSession;
import dev.glassbox.runtime.sampling.SamplingConfig;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Change;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Runs a sound model in ways that it cannot be run. */
final class BadRuns {
    private static final Cancellation AT_ONCE = () -> true;

    private final Calls calls;
    private final String family;

    BadRuns(Calls calls, String family) {
        this.calls = calls;
        this.family = family;
    }

    void passes() {
        try (LanguageModel model = open()) {
            int size = model.config().dVocab();
            int longest = model.config().nCtx();
            calls.refused("no ids", () -> run(model));
            calls.refused("an id of minus one", () -> run(model, 1, -1));
            calls.refused("an id of the vocabulary's size", () -> run(model, size));
            calls.refused("the greatest id", () -> run(model, Integer.MAX_VALUE));
            calls.refused("the least id", () -> run(model, Integer.MIN_VALUE));
            calls.refused("a context too long", () -> run(model, new int[longest + 1]));
            calls.refused(
                    "a million ids", () -> run(model, new int[Math.max(1_000_000, longest + 1)]));
            calls.refused(
                    "a hook that is not there",
                    () -> trace(model, new HookPoint("blocks.0.nothing")));
            calls.refused("a layer that is not there", () -> trace(model, HookPoint.pattern(99)));
            calls.refused(
                    "the greatest layer", () -> trace(model, HookPoint.pattern(Integer.MAX_VALUE)));
            calls.expect(
                    Answer.CANCELLED,
                    "cancelled before it began",
                    () -> model.run(new int[] {1, 2}, TraceRequest.lastLogits(), AT_ONCE));
            change(
                    model,
                    "a head that is not there",
                    Intervention.atHead(HookPoint.z(0), new Change.Zero(), 99));
            calls.expect(
                    Answer.DONE,
                    "a position that the text has not reached",
                    () ->
                            run(
                                    model,
                                    Intervention.atPositions(
                                            HookPoint.z(0), new Change.Zero(), 99)));
            change(
                    model,
                    "a value of another shape",
                    Intervention.everywhere(
                            HookPoint.block(0, "hook_attn_out"),
                            new Change.Replace(vector(model.config().dModel() + 1))));
            change(
                    model,
                    "an empty value",
                    Intervention.everywhere(
                            HookPoint.block(0, "hook_attn_out"), new Change.Replace(vector(0))));
            change(
                    model,
                    "a change at no hook",
                    Intervention.everywhere(new HookPoint("nothing"), new Change.Zero()));
            calls.expect(
                    Answer.EITHER,
                    "a factor that is not a number",
                    () ->
                            run(
                                    model,
                                    Intervention.everywhere(
                                            HookPoint.z(0), new Change.Scale(Float.NaN))));
            calls.expect(
                    Answer.EITHER,
                    "an infinite factor",
                    () ->
                            run(
                                    model,
                                    Intervention.everywhere(
                                            HookPoint.z(0),
                                            new Change.Scale(Float.POSITIVE_INFINITY))));
            calls.expect(
                    Answer.GUARDED,
                    "a gradient at a position that is not there",
                    () ->
                            model.gradients(
                                    new int[] {1, 2},
                                    Set.of(HookPoint.z(0)),
                                    new LogitTarget(7, 0),
                                    Cancellation.NONE));
            calls.expect(
                    Answer.REFUSED,
                    "a gradient of a token that is not there",
                    () ->
                            model.gradients(
                                    new int[] {1, 2},
                                    Set.of(HookPoint.z(0)),
                                    new LogitTarget(1, size),
                                    Cancellation.NONE));
            calls.expect(
                    Answer.REFUSED,
                    "a direction of a token that is not there",
                    () -> model.direction(size));
            calls.expect(
                    Answer.GUARDED,
                    "a residual of another width",
                    () ->
                            model.unembed(
                                    Tensor.wrap(new float[5], new int[] {1, 5}, "pos", "d_model")));
            calls.expect(Answer.DONE, "and afterwards a sound pass", () -> run(model, 1, 2));
        }
    }

    void writing() {
        try (LanguageModel model = open()) {
            int size = model.config().dVocab();
            int longest = model.config().nCtx();
            calls.refused("a cache of minus one", () -> model.newCache(-1).close());
            calls.refused("a cache beyond the context", () -> model.newCache(longest + 1).close());
            calls.refused("the greatest cache", () -> model.newCache(Integer.MAX_VALUE).close());
            try (KeyValueCache cache = model.newCache(3)) {
                calls.refused("nothing to read on", () -> extend(model, cache));
                calls.refused("more than the cache holds", () -> extend(model, cache, 1, 1, 1, 1));
                calls.refused("an id that is not there, cached", () -> extend(model, cache, size));
                calls.expect(
                        Answer.CANCELLED,
                        "cancelled, cached",
                        () ->
                                model.extend(
                                        cache, new int[] {1}, TraceRequest.lastLogits(), AT_ONCE));
                calls.expect(
                        Answer.DONE, "and then a sound one", () -> extend(model, cache, 1, 2, 3));
                calls.refused("a full cache", () -> extend(model, cache, 1));
                calls.guarded("forgetting less than nothing", () -> cache.truncate(-1));
                calls.guarded("forgetting what was not read", () -> cache.truncate(9));
            }
            calls.refused("a prompt of nothing", () -> generate(model, SamplingConfig.PLAIN));
            calls.refused(
                    "a prompt of unknown ids", () -> generate(model, SamplingConfig.PLAIN, size));
            calls.refused(
                    "a prompt too long",
                    () -> generate(model, SamplingConfig.PLAIN, new int[longest + 1]));
            calls.refused(
                    "a temperature of minus one",
                    () -> generate(model, SamplingConfig.PLAIN.withTemperature(-1), 1));
            calls.refused(
                    "a temperature that is not a number",
                    () -> generate(model, SamplingConfig.PLAIN.withTemperature(Double.NaN), 1));
            calls.expect(
                    Answer.DONE,
                    "the least temperature",
                    () ->
                            generate(
                                    model,
                                    SamplingConfig.PLAIN.withTemperature(Double.MIN_VALUE),
                                    1));
            calls.expect(
                    Answer.DONE,
                    "the greatest temperature",
                    () ->
                            generate(
                                    model,
                                    SamplingConfig.PLAIN.withTemperature(Double.MAX_VALUE),
                                    1));
            calls.refused("no beams", () -> beams(model, 0));
            calls.refused("a million beams", () -> beams(model, 1_000_000));
            calls.expect(Answer.DONE, "64 beams", () -> beams(model, 64));
        }
    }

    void owners() {
        LanguageModel model = open();
        KeyValueCache cache = model.newCache(3);
        calls.guarded("a pass on another thread", () -> elsewhere(() -> run(model, 1)));
        calls.guarded("closing on another thread", () -> elsewhere(model::close));
        calls.guarded("a cache closed on another thread", () -> elsewhere(cache::close));
        calls.guarded(
                "reading on in another thread", () -> elsewhere(() -> extend(model, cache, 1)));
        calls.guarded(
                "a gradient on another thread",
                () ->
                        elsewhere(
                                () ->
                                        model.gradients(
                                                new int[] {1},
                                                Set.of(HookPoint.z(0)),
                                                new LogitTarget(0, 0),
                                                Cancellation.NONE)));
        calls.guarded(
                "a cache of another model",
                () -> {
                    try (LanguageModel second = open()) {
                        extend(second, cache, 1);
                    }
                });
        calls.expect(
                Answer.DONE,
                "closing a cache twice",
                () -> {
                    cache.close();
                    cache.close();
                });
        calls.guarded("reading on in a closed cache", () -> extend(model, cache, 1));
        KeyValueCache left = model.newCache(2);
        LanguageModel other = open();
        calls.expect(
                Answer.DONE,
                "closing twice",
                () -> {
                    model.close();
                    model.close();
                });
        calls.guarded("a pass of a closed model", () -> run(model, 1));
        calls.guarded("a cache of a closed model", () -> extend(model, left, 1));
        calls.guarded("a closed model's cache in an open one", () -> extend(other, left, 1));
        calls.expect(Answer.DONE, "a cache closed after its model", left::close);
        other.close();
    }

    private LanguageModel open() {
        return new ModelCatalog(Map.of(), ModelCatalog.providersOnClassPath())
                .open(TestModels.reference(family).toString());
    }

    private void change(LanguageModel model, String name, Intervention change) {
        calls.refused(name, () -> run(model, change));
    }

    private static void run(LanguageModel model, Intervention change) {
        model.run(
                new int[] {1, 2},
                TraceRequest.lastLogits().with(List.of(change)),
                Cancellation.NONE);
    }

    private static void run(LanguageModel model, int... ids) {
        model.run(ids, TraceRequest.lastLogits(), Cancellation.NONE);
    }

    private static void trace(LanguageModel model, HookPoint hook) {
        model.run(new int[] {1, 2}, new TraceRequest(Set.of(hook), Logits.ALL), Cancellation.NONE);
    }

    private static void extend(LanguageModel model, KeyValueCache cache, int... ids) {
        model.extend(cache, ids, TraceRequest.lastLogits(), Cancellation.NONE);
    }

    private static void generate(LanguageModel model, SamplingConfig config, int... prompt) {
        try (GenerationSession session =
                new GenerationSession(model, prompt, config, new GenerationLimits(4, Set.of()))) {
            session.step(Cancellation.NONE);
            session.step(Cancellation.NONE);
        }
    }

    private static void beams(LanguageModel model, int beams) {
        new BeamSearch(
                        model,
                        SamplingConfig.PLAIN,
                        new BeamSettings(beams, 1, false),
                        new GenerationLimits(3, Set.of()))
                .run(new int[] {1}, Cancellation.NONE);
    }

    private static Tensor vector(int length) {
        return Tensor.wrap(new float[length], new int[] {length}, "d_model");
    }

    private static void elsewhere(Runnable action) throws Exception {
        try {
            CompletableFuture.runAsync(action).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}
