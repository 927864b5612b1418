package dev.glassbox.app.cli;

import dev.glassbox.runtime.intake.ByteCount;
import dev.glassbox.runtime.library.CuratedModels;
import dev.glassbox.runtime.library.HubEndpoint;
import dev.glassbox.runtime.library.ModelLibrary;
import dev.glassbox.runtime.library.Offer;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.trace.Cancellation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code models get}: fetches a model into the library. Called again after a break it goes on where
 * that was.
 */
@Command(name = "get")
final class ModelsGetVerb extends Verb {
    @Parameters(paramLabel = "ID", descriptionKey = "id")
    private String id = "";

    @Option(names = "--endpoint", paramLabel = "URL")
    private String endpoint = "";

    @Option(names = "--json")
    private boolean json;

    ModelsGetVerb(Job job) {
        super(job);
    }

    @Override
    int run() {
        ModelLibrary library = job().wiring().library();
        Offer offer =
                library.look(CuratedModels.bundled().resolve(id), endpoint(), Cancellation.NONE);
        Path folder;
        try (FetchLines lines = new FetchLines(job().console(), json)) {
            folder = library.fetch(offer, lines, Cancellation.NONE);
        }
        // A model that was fetched but cannot be opened is a failure of this command.
        ModelDescription model = job().wiring().models().describe(offer.id().path());
        List<String> warnings = model.warnings().stream().map(job().messages()::sentence).toList();
        if (json) {
            Json.line(out(), describe(offer, folder, warnings));
        } else {
            out().println(
                            text(
                                    "cli.model-fetched",
                                    "id",
                                    offer.id().path(),
                                    "size",
                                    ByteCount.text(offer.bytes()),
                                    "licence",
                                    offer.licence(),
                                    "folder",
                                    folder));
            warnings.forEach(out()::println);
        }
        return Cli.DONE;
    }

    private HubEndpoint endpoint() {
        String kept = job().wiring().settings().get().library().endpoint();
        String words = endpoint.isEmpty() ? kept : endpoint;
        return words.isEmpty() ? HubEndpoint.STANDARD : HubEndpoint.parse(words);
    }

    private static Map<String, Object> describe(Offer offer, Path folder, List<String> warnings) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", offer.id().path());
        object.put("folder", folder.toString());
        object.put("commit", offer.commit());
        object.put("bytes", offer.bytes());
        object.put("licence", offer.licence());
        object.put("warnings", warnings);
        return object;
    }
}
