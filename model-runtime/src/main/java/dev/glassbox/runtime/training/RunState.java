package dev.glassbox.runtime.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.runtime.intake.Problem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a checkpoint says of its run, beside the numbers.
 *
 * @param recipe the whole recipe
 * @param corpusSha256 of the text
 * @param threads of the run so far; another count gives other last bits
 * @param step updates done
 * @param log every line so far
 * @param adjustments what was changed while it ran, in order; none where it is left out
 */
record RunState(
        Recipe recipe,
        long seed,
        @JsonProperty("corpus_sha256") String corpusSha256,
        int threads,
        int step,
        List<TrainingMetrics> log,
        @Nullable List<Adjustment> adjustments) {

    RunState {
        log = List.copyOf(log);
        adjustments = adjustments == null ? List.of() : List.copyOf(adjustments);
    }

    @Override
    public List<Adjustment> adjustments() {
        return Objects.requireNonNull(adjustments);
    }

    /**
     * Refuses to continue another run than this one.
     *
     * @param place the checkpoint, for the error
     */
    void refuseUnlessOf(Recipe wanted, long wantedSeed, String wantedCorpus, String place) {
        check("recipe", recipe.name(), wanted.name(), place);
        check("steps", recipe.schedule().steps(), wanted.schedule().steps(), place);
        check("seed", seed, wantedSeed, place);
        check("text", corpusSha256, wantedCorpus, place);
        check("settings", recipe, wanted, place);
    }

    private static void check(String what, Object saved, Object wanted, String place) {
        if (!Objects.equals(saved, wanted)) {
            throw Problem.input(
                            "training.other-run",
                            place,
                            "what",
                            what,
                            "saved",
                            saved,
                            "wanted",
                            wanted)
                    .asException();
        }
    }
}
