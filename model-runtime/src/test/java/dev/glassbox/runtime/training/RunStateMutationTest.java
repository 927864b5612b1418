package dev.glassbox.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.JsonMutator;
import dev.glassbox.runtime.Mutants;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.UnknownKeys;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A checkpoint's damaged {@code run.json} is refused with a problem, or is a run that can be. */
class RunStateMutationTest {
    private static final int MUTANTS = 100_000;

    @Test
    void damagedRunStates() {
        Recipe recipe = RecipeShelf.bundled().get("shakespeare-char");
        RunState sound =
                new RunState(
                        recipe,
                        7,
                        "abc",
                        2,
                        20,
                        List.of(
                                new TrainingMetrics(10, 4.5, null, 1e-3, 100),
                                new TrainingMetrics(20, 4.1, 4.2, 1e-3, 120)),
                        List.of(new Adjustment(10, "max_lr", 5e-4)));
        ForeignFiles files = ForeignFiles.standard();
        Mutants.Outcomes outcomes =
                Mutants.run(
                        MUTANTS,
                        new JsonMutator(files.json().writeIndented(sound)),
                        () ->
                                mutant ->
                                        files.json()
                                                .read(
                                                        ForeignFiles.decode(mutant, "run.json"),
                                                        "run.json",
                                                        RunState.class,
                                                        UnknownKeys.REFUSED));
        assertThat(outcomes.counts()).hasSizeGreaterThan(5).containsKey("read");
    }
}
