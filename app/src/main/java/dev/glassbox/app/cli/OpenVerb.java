package dev.glassbox.app.cli;

import dev.glassbox.app.StartAt;
import dev.glassbox.app.share.ViewFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code open}: the app at a lesson, or at a view that was saved. */
@Command(name = "open")
final class OpenVerb extends Verb {
    @Parameters(paramLabel = "LESSON[#STEP]|FILE.json", descriptionKey = "lesson-or-view")
    private String place = "";

    @Option(names = "--present")
    private boolean present;

    OpenVerb(Job job) {
        super(job);
    }

    @Override
    int run() {
        if (place.endsWith(".json")) {
            Path file = Path.of(place);
            ViewFile.read(file); // what is no such file is said before a window opens
            Window.open(
                    job(),
                    new StartAt(
                            Optional.empty(),
                            "1",
                            Optional.of(job().messages().language()),
                            present,
                            Optional.of(file)));
            return Cli.DONE;
        }
        LessonPlace at = LessonPlace.in(job().wiring().course(), place);
        StartAt start =
                new StartAt(
                        Optional.of(at.lesson()),
                        at.step(),
                        Optional.of(job().messages().language()),
                        present,
                        Optional.empty());
        Window.open(job(), start);
        return Cli.DONE;
    }
}
