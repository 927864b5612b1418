package dev.glassbox.app.models;

import dev.glassbox.runtime.intake.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One model of this computer, as it is listed.
 *
 * @param id what it is named by
 * @param origin how it came here
 * @param fetched whether it came from a hub and can come from there again
 * @param facts what is known of it; absent where it cannot be opened
 * @param bytes size of its weights on the disk
 * @param goodFor what it is good for, by language; empty where nobody has said
 * @param warnings what the user should know of it
 * @param problem why it cannot be opened
 */
public record ShownModel(
        String id,
        Origin origin,
        boolean fetched,
        Optional<Facts> facts,
        long bytes,
        Map<String, String> goodFor,
        List<Problem> warnings,
        Optional<Problem> problem) {

    /** How a model came here. */
    public enum Origin {
        BUNDLED,
        INSTALLED,
        OWN
    }

    /**
     * @param architecture the {@code model_type}
     * @param parameters number of trained numbers
     * @param licence empty where unknown
     */
    public record Facts(String architecture, long parameters, String licence) {}

    public ShownModel {
        goodFor = Map.copyOf(goodFor);
        warnings = List.copyOf(warnings);
    }
}
