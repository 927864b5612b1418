package dev.glassbox.runtime.training.health;

import static dev.glassbox.runtime.training.health.Finding.count;
import static dev.glassbox.runtime.training.health.Finding.ratio;

import java.util.List;
import java.util.Optional;

/**
 * Vanishing gradients: on its way back through the blocks the gradient shrinks to a small part, so
 * that the first block hardly learns (Glorot and Bengio 2010, "Understanding the difficulty of
 * training deep feedforward neural networks"; what residual connections do against it: He et al.
 * 2015, arXiv:1512.03385).
 */
public final class VanishingGradientRule implements HealthRule {
    private static final String ID = "vanishing-gradient";
    private static final Finding FOUND =
            new Finding(
                    ID,
                    ID,
                    Severity.WARNING,
                    "U07-L1",
                    List.of(ratio("share"), count("from"), count("to")));

    private static final double SHARE = 1.0 / 30;
    private static final double SHARE_OF_RUN = 0.2;
    private static final int FEWEST_POINTS = 8;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> findings() {
        return List.of(FOUND);
    }

    @Override
    public Optional<Advice> examine(TrainingRecord record) {
        Curve shares = Curve.ofLayers(record, Blocks::firstToLast);
        int length = (int) Math.ceil(SHARE_OF_RUN * record.facts().steps());
        int evident = shares.size();
        while (evident > 0 && vanished(shares.part(0, evident), length)) {
            evident--;
        }
        if (evident == shares.size()) {
            return Optional.empty();
        }
        Curve lately = shares.after(shares.lastStep() - length);
        return Optional.of(
                FOUND.at(
                        shares.step(evident),
                        lately.median(),
                        shares.between(shares.step(evident) - length, shares.step(evident)).step(0),
                        shares.lastStep()));
    }

    private static boolean vanished(Curve shares, int length) {
        Curve lately = shares.after(shares.lastStep() - length);
        return shares.lastStep() >= length
                && lately.size() >= FEWEST_POINTS
                && lately.median() < SHARE;
    }
}
