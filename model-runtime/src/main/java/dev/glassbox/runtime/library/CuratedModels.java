package dev.glassbox.runtime.library;

import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.intake.UnknownKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The models worth fetching, from a file that comes with the app.
 *
 * @param provenance when and how the figures were found
 * @param ownModels what the models that come with the app are good for, by id and language
 * @param models in the order to be shown
 */
public record CuratedModels(
        Map<String, String> provenance,
        Map<String, Map<String, String>> ownModels,
        List<CuratedModel> models) {
    private static final String FILE = "curated.json";

    public CuratedModels {
        provenance = Map.copyOf(provenance);
        ownModels = Map.copyOf(ownModels);
        models = List.copyOf(models);
    }

    /** The list that comes with the app. */
    public static CuratedModels bundled() {
        try (InputStream in = CuratedModels.class.getResourceAsStream(FILE)) {
            byte[] bytes = Objects.requireNonNull(in, FILE).readAllBytes();
            return StrictJson.standard()
                    .read(
                            new String(bytes, StandardCharsets.UTF_8),
                            FILE,
                            CuratedModels.class,
                            UnknownKeys.REFUSED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The model of an id, if it is one of the list. */
    public Optional<CuratedModel> find(String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /** What a model is good for, by language; empty where the list does not say. */
    public Map<String, String> goodFor(String id) {
        Map<String, String> own = ownModels.getOrDefault(id, Map.of());
        return find(id).map(CuratedModel::goodFor).orElse(own);
    }

    /**
     * What the words name: a model of the list by its id, or by its name alone where that is
     * enough, in the revision of the list; else any {@code owner/name}.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the words do not name a model
     */
    public HubId resolve(String words) {
        String name = words.strip();
        List<CuratedModel> named =
                models.stream()
                        .filter(m -> m.id().equals(name) || m.id().endsWith("/" + name))
                        .toList();
        return named.size() == 1 ? named.get(0).hubId() : HubId.parse(name);
    }
}
