package dev.glassbox.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.app.ScreenShot;
import dev.glassbox.app.ShotRequest;
import dev.glassbox.app.explore.ExploreJson;
import dev.glassbox.app.lab.LabStateJson;
import dev.glassbox.app.settings.Settings;
import dev.glassbox.app.share.ViewFile;
import dev.glassbox.app.theme.Theme;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.store.AtomicFile;
import dev.glassbox.runtime.store.Disk;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shot}: a picture of the real screen, without a display. */
@Command(name = "shot")
final class ShotVerb extends Verb {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
    private static final int TEXT_PERCENT = 100;

    @Parameters(arity = "0..1", paramLabel = "LESSON[#STEP]", descriptionKey = "lesson")
    private @Nullable String place;

    @Option(names = "--state", paramLabel = "FILE.json")
    private @Nullable Path state;

    @Option(names = "--lab", paramLabel = "FILE.json")
    private @Nullable Path lab;

    @Option(names = "--text", paramLabel = "100..200")
    private int textPercent = TEXT_PERCENT;

    @Option(names = "--theme", paramLabel = "light|dark|projector")
    private String theme = "light";

    @Option(names = "--size", paramLabel = "WxH")
    private String size = "1600x1000";

    @Option(names = "--out", required = true, paramLabel = "FILE.png")
    private Path out = Path.of("");

    ShotVerb(Job job) {
        super(job);
    }

    @Override
    int run() {
        ShotRequest request = request();
        byte[] png = new ScreenShot(job().wiring()).take(request);
        new AtomicFile(Disk.real()).replace(out, to -> to.write(png));
        return Cli.DONE;
    }

    private ShotRequest request() {
        if (job().wiring().themes().byId(theme).isEmpty()) {
            String known =
                    job().wiring().themes().all().stream()
                            .map(Theme::id)
                            .collect(Collectors.joining(", "));
            throw Problem.input("cli.unknown-theme", "", "theme", theme, "known", known)
                    .asException();
        }
        Matcher numbers = SIZE.matcher(size);
        if (!numbers.matches()) {
            throw badSize().asException();
        }
        ShotRequest.Content content = content();
        try {
            return new ShotRequest(
                    content,
                    Optional.of(job().messages().language()),
                    theme,
                    percent(),
                    Integer.parseInt(numbers.group(1)),
                    Integer.parseInt(numbers.group(2)));
        } catch (IllegalArgumentException e) {
            throw badSize().asException();
        }
    }

    private int percent() {
        if (textPercent < Settings.Look.SMALLEST_TEXT || textPercent > Settings.Look.LARGEST_TEXT) {
            throw Problem.input("cli.bad-text", "--text", "value", textPercent).asException();
        }
        return textPercent;
    }

    private Problem badSize() {
        return Problem.input("cli.bad-size", "--size", "value", size);
    }

    private ShotRequest.Content content() {
        if (Stream.of(place, state, lab).filter(Objects::nonNull).count() != 1) {
            throw Problem.input("cli.lesson-or-state", "").asException();
        }
        if (place != null) {
            LessonPlace at = LessonPlace.in(job().wiring().course(), place);
            return new ShotRequest.LessonStep(at.lesson(), at.step());
        }
        ForeignFiles files = ForeignFiles.standard();
        if (lab != null) {
            JsonNode tree = files.readTree(lab, files.limits().files().state());
            return new ShotRequest.Training(
                    LabStateJson.read(files.json(), tree, String.valueOf(lab)));
        }
        ViewFile view = ViewFile.read(Objects.requireNonNull(state));
        return view.isExplore()
                ? new ShotRequest.Exploring(
                        ExploreJson.read(files.json(), view.state(), String.valueOf(state)))
                : new ShotRequest.OneState(view.visualizer(), view.state());
    }
}
