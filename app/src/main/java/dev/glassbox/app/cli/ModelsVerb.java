package dev.glassbox.app.cli;

import dev.glassbox.runtime.model.ModelCard;
import dev.glassbox.runtime.model.ModelCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code models}: the bundled and installed models. */
@Command(name = "models")
final class ModelsVerb extends Verb {
    @Option(names = "--json")
    private boolean json;

    ModelsVerb(Job job) {
        super(job);
    }

    @Override
    int run() {
        ModelCatalog catalog = job().wiring().models();
        List<ModelCard> cards =
                catalog.ids().stream().map(id -> catalog.describe(id).card()).toList();
        if (json) {
            Json.line(out(), cards.stream().map(ModelsVerb::describe).toList());
        } else {
            for (ModelCard card : cards) {
                out().println(
                                String.format(
                                        Locale.ROOT,
                                        "%s  %s  %,d  %s  %s",
                                        card.id(),
                                        card.architecture(),
                                        card.parameters(),
                                        card.origin(),
                                        card.licence()));
            }
        }
        return Cli.DONE;
    }

    private static Map<String, Object> describe(ModelCard card) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", card.id());
        object.put("architecture", card.architecture());
        object.put("parameters", card.parameters());
        object.put("origin", card.origin());
        object.put("licence", card.licence());
        return object;
    }
}
