package dev.glassbox.runtime.training.health;

import static dev.glassbox.runtime.training.health.Finding.count;
import static dev.glassbox.runtime.training.health.Finding.nats;
import static dev.glassbox.runtime.training.health.Finding.ratio;

import dev.glassbox.runtime.training.TrainingMetrics;
import java.util.List;
import java.util.Optional;

/**
 * Divergence: the loss came to no number, or it rose above that of a network that knows nothing (ln
 * of the vocabulary) and has not come back, or it has lost more than half of what it had won. Steps
 * that are longer than the loss's curvature allows climb instead of descending (Goodfellow, Bengio
 * and Courville 2016, Deep Learning, 4.3 and 8.2.4 on cliffs).
 */
public final class DivergenceRule implements HealthRule {
    private static final String ID = "divergence";
    private static final Finding NO_NUMBER =
            new Finding(ID, "divergence-no-number", Severity.STOP, "U04-L3", List.of(count("at")));
    private static final Finding ABOVE_CHANCE =
            new Finding(
                    ID,
                    "divergence-above-chance",
                    Severity.STOP,
                    "U04-L3",
                    List.of(
                            nats("before"),
                            nats("highest"),
                            nats("chance"),
                            nats("now"),
                            ratio("rate")));
    private static final Finding RISING =
            new Finding(
                    ID,
                    "divergence-rising",
                    Severity.STOP,
                    "U04-L3",
                    List.of(nats("best"), count("best-step"), nats("now"), ratio("rate")));

    private static final int POINTS = 5;
    private static final int FEW_POINTS = 3; // enough where the rise is that large
    private static final double FACTOR = 1.25; // no noise of a sound training is of that size
    private static final double DEVIATIONS = 4;
    private static final double LOST = 0.5;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> findings() {
        return List.of(NO_NUMBER, ABOVE_CHANCE, RISING);
    }

    @Override
    public Optional<Advice> examine(TrainingRecord record) {
        Optional<Integer> broken = firstWithoutNumber(record);
        if (broken.isPresent()) {
            return Optional.of(NO_NUMBER.at(broken.get(), broken.get()));
        }
        Curve loss = Curve.training(record).after(record.rateChanged());
        return aboveChance(record, loss).or(() -> rising(record, loss.smoothed(POINTS)));
    }

    /** Stands until something is learnt again. */
    private static Optional<Advice> aboveChance(TrainingRecord record, Curve loss) {
        RunFacts.Text text = record.facts().text();
        Curve smooth = loss.smoothed(FEW_POINTS);
        if (smooth.size() < 2) {
            return Optional.empty();
        }
        double now = smooth.value(smooth.size() - 1);
        if (now < (text.chance() + text.unigram()) / 2) {
            return Optional.empty();
        }
        double before =
                loss.value(0); // the lowest before the points that make up the one looked at
        for (int i = 1; i < smooth.size(); i++) {
            before = Math.min(before, loss.value(i - 1));
            if (smooth.value(i) > FACTOR * Math.max(before, text.chance())) {
                return Optional.of(
                        ABOVE_CHANCE.at(
                                smooth.step(i),
                                before,
                                smooth.value(smooth.highest()),
                                text.chance(),
                                now,
                                record.rate()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Advice> rising(TrainingRecord record, Curve loss) {
        if (loss.size() < 2) {
            return Optional.empty();
        }
        int at = loss.lowest();
        double best = loss.value(at);
        double now = loss.value(loss.size() - 1);
        double half = best + LOST * (record.facts().text().chance() - best);
        if (!(now - best > DEVIATIONS * loss.noise()) || now <= half) {
            return Optional.empty();
        }
        int since = startOfEndAbove(loss, half);
        return Optional.of(RISING.at(loss.step(since), best, loss.step(at), now, record.rate()));
    }

    private static Optional<Integer> firstWithoutNumber(TrainingRecord record) {
        return java.util.stream.Stream.concat(
                        record.rollbacks().stream(),
                        record.lines().stream()
                                .filter(line -> !Double.isFinite(line.trainLoss()))
                                .map(TrainingMetrics::step))
                .min(Integer::compare);
    }

    /** The first point of the end of a curve that lies above a level. */
    private static int startOfEndAbove(Curve curve, double level) {
        int at = curve.size() - 1;
        while (at > 0 && curve.value(at - 1) > level) {
            at--;
        }
        return at;
    }
}
