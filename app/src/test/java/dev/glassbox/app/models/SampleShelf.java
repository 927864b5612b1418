package dev.glassbox.app.models;

import dev.glassbox.app.models.ShownModel.Facts;
import dev.glassbox.app.models.ShownModel.Origin;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.library.Checksum;
import dev.glassbox.runtime.library.CuratedModels;
import dev.glassbox.runtime.library.FetchListener;
import dev.glassbox.runtime.library.HubEndpoint;
import dev.glassbox.runtime.library.HubFile;
import dev.glassbox.runtime.library.HubId;
import dev.glassbox.runtime.library.Offer;
import dev.glassbox.runtime.trace.Cancellation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shelf with one model of each kind, and a hub that has every model in one size. */
public final class SampleShelf implements ModelShelf {
    static final long BYTES = 500L << 20;

    private final List<ShownModel> models = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private Optional<Problem> refusal = Optional.empty();

    public SampleShelf() {
        models.add(
                model(
                        "shakespeare-char",
                        Origin.BUNDLED,
                        new Facts("gpt2", 804_096, "Apache-2.0"),
                        List.of()));
        models.add(
                model(
                        "openai-community/gpt2",
                        Origin.INSTALLED,
                        new Facts("gpt2", 124_439_808, "mit"),
                        List.of(
                                Problem.input(
                                        "model.tensors-unknown",
                                        "model.safetensors",
                                        "count",
                                        12,
                                        "names",
                                        "h.0.attn.bias, h.1.attn.bias …"))));
        models.add(
                model(
                        "/home/someone/models/my-llama",
                        Origin.OWN,
                        new Facts("llama", 134_515_008, ""),
                        List.of()));
        models.add(
                new ShownModel(
                        "someone/mamba",
                        Origin.INSTALLED,
                        true,
                        Optional.empty(),
                        0,
                        Map.of(),
                        List.of(),
                        Optional.of(
                                Problem.input(
                                        "model.unsupported-architecture",
                                        "someone/mamba",
                                        "type",
                                        "mamba",
                                        "known",
                                        "bert, gpt2, llama"))));
    }

    private static ShownModel model(String id, Origin origin, Facts facts, List<Problem> warnings) {
        return new ShownModel(
                id,
                origin,
                origin == Origin.INSTALLED,
                Optional.of(facts),
                facts.parameters() * Float.BYTES,
                CuratedModels.bundled().goodFor(id),
                warnings,
                Optional.empty());
    }

    /** What was asked of it, in words. */
    List<String> calls() {
        return calls;
    }

    /** Refuses everything from now on; absent: nothing. */
    void refuse(Optional<Problem> why) {
        refusal = why;
    }

    private void called(String what) {
        calls.add(what);
        refusal.ifPresent(
                problem -> {
                    throw problem.asException();
                });
    }

    @Override
    public List<ShownModel> list() {
        return List.copyOf(models);
    }

    @Override
    public Room room() {
        return new Room(12L << 30, 7L << 30);
    }

    @Override
    public Offer look(HubId id, HubEndpoint endpoint, Cancellation cancellation) {
        called("look " + id + " at " + endpoint);
        return new Offer(
                id,
                endpoint,
                "0123456789abcdef0123456789abcdef01234567",
                "mit",
                "gpt2",
                BYTES / 4,
                List.of(
                        new HubFile(
                                "model.safetensors",
                                BYTES,
                                new Checksum(Checksum.Kind.SHA256, "0".repeat(64)))),
                BYTES);
    }

    @Override
    public void fetch(Offer offer, FetchListener listener, Cancellation cancellation) {
        called("fetch " + offer.id());
        listener.fetched("model.safetensors", BYTES / 2, BYTES);
        cancellation.check();
        listener.fetched("model.safetensors", BYTES, BYTES);
        models.add(
                model(
                        offer.id().path(),
                        Origin.INSTALLED,
                        new Facts("gpt2", BYTES / 4, "mit"),
                        List.of()));
    }

    @Override
    public void discardPart(HubId id) {
        called("discard " + id);
    }

    @Override
    public void remove(String id) {
        called("remove " + id);
        models.removeIf(model -> model.id().equals(id));
    }

    @Override
    public void requireModel(Path folder) {
        called("open " + folder);
    }
}
