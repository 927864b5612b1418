package dev.glassbox.runtime.training.health;

import static dev.glassbox.runtime.training.health.Finding.count;
import static dev.glassbox.runtime.training.health.Finding.nats;

import java.util.List;
import java.util.Optional;

/**
 * Over-fitting: the validation loss has risen from its best while the training loss fell on. What
 * was learnt since holds for the training text alone (Goodfellow, Bengio and Courville 2016, Deep
 * Learning, 5.2 and, on stopping at the best, 7.8). The rise must be more than chance: several
 * standard deviations of the validation curve, since the best of many values is a lucky one.
 */
public final class OverFittingRule implements HealthRule {
    private static final String ID = "over-fitting";
    private static final Finding FOUND =
            new Finding(
                    ID,
                    ID,
                    Severity.WARNING,
                    "U04-L4",
                    List.of(
                            nats("best"),
                            count("best-step"),
                            nats("now"),
                            nats("train"),
                            nats("gap")));

    private static final int LATEST = 3; // points that make up "now"
    private static final int TRAIN_POINTS = 5;
    private static final double DEVIATIONS = 4;
    private static final double LEAST_SHARE = 0.02; // a rise by less is not worth a word

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
        Curve validation = Curve.validation(record);
        Curve training = Curve.training(record);
        if (validation.size() < LATEST + 1 || training.size() < TRAIN_POINTS) {
            return Optional.empty();
        }
        int at = validation.lowest();
        double best = validation.value(at);
        double now = validation.last(LATEST).median();
        double limit =
                best + Math.max(DEVIATIONS * validation.noise(), LEAST_SHARE * Math.abs(best));
        boolean risen = validation.size() - 1 - at >= LATEST && now > limit;
        int bestStep = validation.step(at);
        Curve then = training.upTo(bestStep).last(TRAIN_POINTS);
        Curve lately = training.last(TRAIN_POINTS);
        boolean fallen =
                then.size() > 0
                        && then.median() - lately.median()
                                > Math.hypot(then.error(), lately.error());
        if (!risen || !fallen) {
            return Optional.empty();
        }
        int evident = at + 1;
        while (validation.value(evident) <= limit) {
            evident++;
        }
        double train = lately.median();
        return Optional.of(
                FOUND.at(validation.step(evident), best, bestStep, now, train, now - train));
    }
}
