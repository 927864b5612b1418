package dev.glassbox.runtime.model;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.UnknownKeys;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A list of interventions as a JSON file. */
public final class InterventionFile {
    private InterventionFile() {}

    /**
     * Reads all of it.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if it cannot be read, or something in it
     *     is not possible; with its line
     */
    public static List<InterventionSpec> read(Path file) {
        ForeignFiles files = ForeignFiles.standard();
        InterventionSpec[] specs =
                files.readJson(
                        file,
                        files.limits().files().state(),
                        InterventionSpec[].class,
                        UnknownKeys.REFUSED);
        if (Arrays.stream(specs).anyMatch(Objects::isNull)) {
            throw Problem.input("json.wrong-kind", file.toString(), "key", "[]").asException();
        }
        return List.of(specs);
    }
}
