package dev.glassbox.app.cli;

import dev.glassbox.app.i18n.Language;
import dev.glassbox.app.i18n.Messages;
import dev.glassbox.runtime.experiments.Experiment;
import dev.glassbox.runtime.experiments.ExperimentSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code experiments}: what can be found out, and what may be set. */
@Command(name = "experiments")
final class ExperimentsVerb extends Verb {
    @Option(names = "--json")
    private boolean json;

    ExperimentsVerb(Job job) {
        super(job);
    }

    @Override
    int run() {
        List<Experiment<?, ?>> all = job().wiring().experiments().all();
        if (json) {
            Json.line(out(), all.stream().map(this::describe).toList());
            return Cli.DONE;
        }
        for (Experiment<?, ?> experiment : all) {
            out().println(
                            experiment.code()
                                    + "  "
                                    + Columns.pad(experiment.id(), 14)
                                    + text(title(experiment)));
            out().println("     " + String.join(" ", pairs(experiment)));
        }
        return Cli.DONE;
    }

    private Map<String, Object> describe(Experiment<?, ?> experiment) {
        Map<String, String> titles = new LinkedHashMap<>();
        for (Language language : job().wiring().languages().all()) {
            Messages spoken =
                    job().wiring().newMessages(language.tag(), Messages.Destination.TERMINAL);
            titles.put(language.tag(), spoken.text(title(experiment)));
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", experiment.id());
        object.put("code", experiment.code());
        object.put("title", titles);
        object.put("settings", ExperimentSettings.toJson(experiment.defaultSettings()));
        return object;
    }

    /** As {@code --set} takes them. */
    private static List<String> pairs(Experiment<?, ?> experiment) {
        List<String> pairs = new ArrayList<>();
        ExperimentSettings.words(experiment.defaultSettings())
                .forEach((key, word) -> pairs.add(key + "=" + word));
        return pairs;
    }

    static String title(Experiment<?, ?> experiment) {
        return "experiment." + experiment.id() + ".title";
    }
}
