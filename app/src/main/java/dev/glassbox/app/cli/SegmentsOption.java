package dev.glassbox.app.cli;

import dev.glassbox.runtime.intake.Problem;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which text of several each token belongs to, for models that tell them apart. */
final class SegmentsOption {
    @Option(names = "--segments", paramLabel = "0,0,1", descriptionKey = "segments")
    private @Nullable String segments;

    /**
     * One number a token; none without the option.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if it is not a list of whole numbers
     */
    List<Integer> read() {
        if (segments == null) {
            return List.of();
        }
        try {
            return Arrays.stream(segments.split(",", -1))
                    .map(String::strip)
                    .map(Integer::valueOf)
                    .toList();
        } catch (NumberFormatException e) {
            throw Problem.input("cli.bad-ids", "--segments", "value", segments).asException();
        }
    }
}
