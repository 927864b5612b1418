package dev.glassbox.runtime.model;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
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
        String text = files.readText(file, files.limits().files().state());
        return parse(text, file.toString());
    }

    /**
     * A list that is part of another document.
     *
     * @param place what to call the document in an error
     * @throws dev.glassbox.runtime.intake.IntakeException if something in it is not possible
     */
    static List<InterventionSpec> parse(String text, String place) {
        InterventionSpec[] specs =
                StrictJson.standard()
                        .read(text, place, InterventionSpec[].class, UnknownKeys.REFUSED);
        if (Arrays.stream(specs).anyMatch(Objects::isNull)) {
            throw Problem.input("json.wrong-kind", place, "key", "[]").asException();
        }
        return List.of(specs);
    }
}
