package dev.glassbox.runtime.library;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.ModelFolder;
import dev.glassbox.runtime.store.StagedFolder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Fetches all files of a model, the telling ones first. */
final class Fetch {
    /** Room for the marks and the note. */
    private static final long MARGIN_BYTES = 64L << 20;

    private final HubClient client;
    private final Refused refused;
    private final StagedFolder staged;
    private final Pace pace;
    private final Attempts attempts;

    Fetch(HubClient client, Refused refused, StagedFolder staged, Pace pace, Attempts attempts) {
        this.client = client;
        this.refused = refused;
        this.staged = staged;
        this.pace = pace;
        this.attempts = attempts;
    }

    /**
     * @param config refuses, by an exception, a model that is not worth its weights
     */
    void run(Offer offer, FetchListener listener, Consumer<ConfigGlance> config) {
        staged.reopen(names(offer));
        staged.requireRoom(missing(offer) + MARGIN_BYTES);
        FetchProgress progress = new FetchProgress(listener, offer.bytes());
        FileFetch fetch = new FileFetch(client, refused, staged, pace, progress);
        String folder = offer.id().path() + "/resolve/" + offer.commit() + "/";
        for (HubFile file : offer.files()) {
            fetch.fetch(folder, file, attempts);
            attempts.progressed();
            if (file.name().equals(ModelFolder.CONFIG)) {
                config.accept(ConfigGlance.of(read(file)));
            }
            if (file.name().equals(FileChoice.INDEX)) {
                requireShards(offer, read(file));
            }
        }
    }

    void publish(Offer offer, InstalledNote note, java.nio.file.Path target) {
        byte[] text = note.toText().getBytes(StandardCharsets.UTF_8);
        staged.publish(names(offer), ModelFolder.NOTE, out -> out.write(text), target);
    }

    /** {@code config.json} last: without it the folder is no model. */
    private static List<String> names(Offer offer) {
        List<String> names =
                offer.files().stream()
                        .map(HubFile::name)
                        .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(names);
        return names;
    }

    private long missing(Offer offer) {
        return offer.files().stream()
                .mapToLong(file -> Math.max(0, file.bytes() - staged.length(file.name())))
                .sum();
    }

    private JsonNode read(HubFile file) {
        ForeignFiles files = ForeignFiles.standard();
        return files.readTree(staged.part(file.name()), files.limits().files().tokenizer());
    }

    private static void requireShards(Offer offer, JsonNode index) {
        Set<String> missing = new TreeSet<>();
        index.path("weight_map").forEach(shard -> missing.add(shard.asText()));
        missing.removeAll(offer.files().stream().map(HubFile::name).toList());
        if (!missing.isEmpty()) {
            throw Problem.input(
                            "library.shard-missing",
                            offer.id().path(),
                            "file",
                            missing.iterator().next())
                    .asException();
        }
    }
}
