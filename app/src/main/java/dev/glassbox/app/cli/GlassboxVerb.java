package dev.glassbox.app.cli;

import dev.glassbox.app.StartAt;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** No verb at all: opens the app. Holds the options that every verb has. */
@Command(name = "glassbox", synopsisSubcommandLabel = "[VERB]")
final class GlassboxVerb extends Verb {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT)
    private boolean help;

    /** Read before parsing by {@link SpokenLanguage}, so that errors of parsing speak it too. */
    @Option(names = SpokenLanguage.OPTION, paramLabel = "zh|en", scope = ScopeType.INHERIT)
    private String language = "";

    GlassboxVerb(Job job) {
        super(job);
    }

    @Override
    List<Verb> verbs() {
        Job job = job();
        return List.of(
                new ModelsVerb(job),
                new TokenizeVerb(job),
                new BpeVerb(job),
                new NextVerb(job),
                new TraceVerb(job),
                new GenerateVerb(job),
                new LensVerb(job),
                new HeadsVerb(job),
                new AttributeVerb(job),
                new PatchVerb(job),
                new ProjectVerb(job),
                new TinyTownVerb(job),
                new TrainVerb(job),
                new RunVerb(job),
                new ExperimentsVerb(job),
                new LessonsVerb(job),
                new OpenVerb(job),
                new ShotVerb(job),
                new VisualizersVerb(job),
                new BenchVerb(job));
    }

    @Override
    int run() {
        Optional<String> language = Optional.of(job().messages().language());
        Window.open(job(), new StartAt(Optional.empty(), "1", language, false, Optional.empty()));
        return Cli.DONE;
    }
}
