package dev.glassbox.app.cli;

import dev.glassbox.runtime.model.InterventionFile;
import dev.glassbox.runtime.model.InterventionSpec;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is changed on the way of a pass. */
final class InterveneOption {
    @Option(names = "--intervene", paramLabel = "F.json", descriptionKey = "intervene")
    private @Nullable Path file;

    /**
     * What the file asks for; nothing without one.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if it cannot be read, or something in it
     *     is not possible in any model
     */
    List<InterventionSpec> read() {
        return file == null ? List.of() : InterventionFile.read(file);
    }
}
