package dev.glassbox.runtime.experiments.induction;

import dev.glassbox.runtime.experiments.Claim;
import dev.glassbox.runtime.experiments.Experiment;
import dev.glassbox.runtime.experiments.RunContext;
import dev.glassbox.runtime.experiments.induction.InductionSnapshot.End;
import dev.glassbox.runtime.experiments.induction.InductionSnapshot.Step;
import dev.glassbox.runtime.training.Draws;
import java.util.Arrays;
import java.util.List;

/** One layer of attention beside two on texts that repeat themselves; see the package's note. */
public final class Induction implements Experiment<InductionSettings, InductionSnapshot> {
    private static final int ROWS = 64;
    private static final int TEST_ROWS = 256;
    private static final double GAP = 0.5;
    private static final double SCORE = 0.5;

    @Override
    public String id() {
        return "induction";
    }

    @Override
    public String code() {
        return "X35";
    }

    @Override
    public Class<InductionSettings> settingsType() {
        return InductionSettings.class;
    }

    @Override
    public InductionSettings defaultSettings() {
        return new InductionSettings(InductionSettings.RANDOM, 1500, 50);
    }

    @Override
    public void run(InductionSettings settings, RunContext<InductionSnapshot> context) {
        Draws draws = new Draws(context.seed());
        RepeatedTexts test = RepeatedTexts.test(context.seed(), settings, TEST_ROWS);
        try (Arm one = new Arm(1, context.seed());
                Arm two = new Arm(2, context.seed())) {
            context.emit(new Step(0, one.look(test), two.look(test)));
            for (int step = 1; step <= settings.steps(); step++) {
                context.turn();
                RepeatedTexts texts =
                        RepeatedTexts.draw(draws.at(step, "batch"), settings.period(), ROWS);
                one.step(texts);
                two.step(texts);
                if (step % settings.every() == 0 || step == settings.steps()) {
                    context.emit(new Step(step, one.look(test), two.look(test)));
                }
            }
            context.emit(
                    end(
                            settings,
                            test,
                            one.learner(test, context.seed(), context.cancellation()),
                            two.learner(test, context.seed(), context.cancellation())));
        }
    }

    private static End end(
            InductionSettings settings, RepeatedTexts test, Learner one, Learner two) {
        double gap = two.accuracy() - one.accuracy();
        double changed = two.sha256().equals(two.sha256After()) ? 0 : 1;
        return new End(
                settings.period(),
                settings.steps(),
                1.0 / RepeatedTexts.VOCABULARY,
                one,
                two,
                gap,
                Arrays.stream(test.text(0)).boxed().toList(),
                List.of(
                        Claim.atLeast("gap", gap, GAP),
                        Claim.atLeast("two_layers.induction_score", two.inductionScore(), SCORE),
                        Claim.atMost("two_layers.weights_changed", changed, 0)));
    }
}
