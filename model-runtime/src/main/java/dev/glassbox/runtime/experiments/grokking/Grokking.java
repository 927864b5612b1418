package dev.glassbox.runtime.experiments.grokking;

import dev.glassbox.runtime.experiments.Claim;
import dev.glassbox.runtime.experiments.Experiment;
import dev.glassbox.runtime.experiments.RunContext;
import dev.glassbox.runtime.experiments.grokking.GrokkingSnapshot.Course;
import dev.glassbox.runtime.experiments.grokking.GrokkingSnapshot.End;
import dev.glassbox.runtime.experiments.grokking.GrokkingSnapshot.Step;
import java.util.List;

/** Sums mod p, learnt by heart first and as a rule later; see the package's note. */
public final class Grokking implements Experiment<GrokkingSettings, GrokkingSnapshot> {
    private static final double DELAY = 3;
    private static final double CONTROL_TEST = 0.6;

    @Override
    public String id() {
        return "grokking";
    }

    @Override
    public String code() {
        return "X13";
    }

    @Override
    public Class<GrokkingSettings> settingsType() {
        return GrokkingSettings.class;
    }

    @Override
    public GrokkingSettings defaultSettings() {
        return new GrokkingSettings("mlp", 31, 0.5, 1.0, 0, 25);
    }

    @Override
    public void run(GrokkingSettings settings, RunContext<GrokkingSnapshot> context) {
        Sums sums = Sums.draw(settings, context.seed());
        int steps = settings.stepsMade();
        try (Arm decayed = new Arm(settings, settings.weightDecay(), sums, context.seed());
                Arm control = new Arm(settings, 0, sums, context.seed())) {
            context.emit(new Step(0, decayed.look(), control.look()));
            for (int step = 1; step <= steps; step++) {
                context.turn();
                decayed.step();
                control.step();
                if (step % settings.every() == 0 || step == steps) {
                    context.emit(new Step(step, decayed.look(), control.look()));
                }
            }
            context.emit(end(settings, decayed, control));
        }
    }

    private static End end(GrokkingSettings settings, Arm decayed, Arm control) {
        Course with = decayed.course();
        Course without = control.course();
        List<Claim> claims =
                List.of(
                        Claim.atLeast("decayed.delay", with.delay(), DELAY),
                        Claim.below(
                                "control.best_test_accuracy",
                                without.bestTestAccuracy(),
                                CONTROL_TEST));
        return new End(
                settings.network(),
                decayed.parameters(),
                settings.stepsMade(),
                with,
                without,
                claims);
    }
}
