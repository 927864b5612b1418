package dev.glassbox.app.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code visualizers}: what there is to see. */
@Command(name = "visualizers")
final class VisualizersVerb extends Verb {
    @Option(names = "--json")
    private boolean json;

    VisualizersVerb(Job job) {
        super(job);
    }

    @Override
    int run() {
        List<String> ids = job().wiring().visualizers().ids();
        if (json) {
            Json.line(out(), ids.stream().map(id -> Map.of("id", id)).toList());
        } else {
            ids.forEach(out()::println);
        }
        return Cli.DONE;
    }
}
