package dev.glassbox.app.cli;

import dev.glassbox.app.StartAt;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code open}: the app at a lesson. */
@Command(name = "open")
final class OpenVerb extends Verb {
    @Parameters(paramLabel = "LESSON[#STEP]", descriptionKey = "lesson")
    private String place = "";

    @Option(names = "--present")
    private boolean present;

    OpenVerb(Job job) {
        super(job);
    }

    @Override
    int run() {
        LessonPlace at = LessonPlace.in(job().wiring().course(), place);
        StartAt start =
                new StartAt(
                        Optional.of(at.lesson()),
                        at.step(),
                        Optional.of(job().messages().language()),
                        present);
        Window.open(job(), start);
        return Cli.DONE;
    }
}
