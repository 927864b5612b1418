package dev.glassbox.app.cli;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.model.ModelCard;
import dev.glassbox.runtime.model.ModelCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
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
    List<Verb> verbs() {
        return List.of(new ModelsGetVerb(job()));
    }

    /** A model that cannot be opened is listed with the reason and hides no other. */
    @Override
    int run() {
        ModelCatalog catalog = job().wiring().models();
        List<Map<String, Object>> models = new ArrayList<>();
        for (String id : catalog.ids()) {
            try {
                models.add(describe(catalog.describe(id).card()));
            } catch (IntakeException e) {
                models.add(Map.of("id", id, "problem", job().messages().sentence(e.problem())));
            }
        }
        if (json) {
            Json.line(out(), models);
        } else {
            models.forEach(model -> out().println(line(model)));
        }
        return Cli.DONE;
    }

    private static String line(Map<String, Object> model) {
        return model.values().stream()
                .map(
                        value ->
                                value instanceof Long count
                                        ? String.format(Locale.ROOT, "%,d", count)
                                        : value.toString())
                .collect(Collectors.joining("  "));
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
