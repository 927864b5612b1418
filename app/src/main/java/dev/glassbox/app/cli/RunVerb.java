package dev.glassbox.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.experiments.Claim;
import dev.glassbox.runtime.experiments.ControlledRun;
import dev.glassbox.runtime.experiments.Experiment;
import dev.glassbox.runtime.experiments.ExperimentSettings;
import dev.glassbox.runtime.experiments.Result;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.training.RunControl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run}: an experiment to its end, snapshot by snapshot. Writes no file. */
@Command(name = "run")
final class RunVerb extends Verb {
    /** The first of the seeds that the claims were tried on. */
    private static final long FIRST_SEED = 1;

    @Parameters(paramLabel = "EXPERIMENT", descriptionKey = "glassbox.run.experiment")
    private String name = "";

    @Option(names = "--set", paramLabel = "KEY=VALUE")
    private List<String> set = List.of();

    @Option(names = "--seed", paramLabel = "S", descriptionKey = "glassbox.run.seed")
    private long seed = FIRST_SEED;

    @Option(names = "--json")
    private boolean json;

    RunVerb(Job job) {
        super(job);
    }

    @Override
    int run() {
        run(job().wiring().experiments().get(name));
        return Cli.DONE;
    }

    private <C, E> void run(Experiment<C, E> experiment) {
        C settings = ExperimentSettings.read(experiment, words());
        job().wiring().prepareEngine();
        experiment.run(settings, new ControlledRun<>(seed, new RunControl(), this::show));
    }

    private Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        for (String pair : set) {
            int sign = pair.indexOf('=');
            if (sign < 1) {
                throw Problem.input(
                                "cli.bad-value", "glassbox run", "option", "--set", "value", pair)
                        .asException();
            }
            words.put(pair.substring(0, sign), pair.substring(sign + 1));
        }
        return words;
    }

    private void show(Object snapshot) {
        JsonNode tree = ExperimentSettings.toJson(snapshot);
        if (json) {
            Json.line(out(), tree);
            return;
        }
        out().println(Figures.line(tree));
        if (snapshot instanceof Result result) {
            result.claims().forEach(claim -> out().println(sentence(claim)));
        }
        out().flush();
    }

    private String sentence(Claim claim) {
        return text(
                claim.holds() ? "cli.claim-holds" : "cli.claim-fails",
                "figure",
                claim.figure(),
                "measured",
                claim.measured() == null ? "-" : Figures.number(claim.measured()),
                "relation",
                claim.relation().sign(),
                "threshold",
                Figures.number(claim.threshold()));
    }
}
