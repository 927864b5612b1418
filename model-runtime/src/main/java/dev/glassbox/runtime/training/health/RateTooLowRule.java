package dev.glassbox.runtime.training.health;

import static dev.glassbox.runtime.training.health.Finding.count;
import static dev.glassbox.runtime.training.health.Finding.nats;
import static dev.glassbox.runtime.training.health.Finding.ratio;

import java.util.List;
import java.util.Optional;

/**
 * The learning rate is too low: for a fifth of the run even the block that moves most has changed
 * by less than 1e-4 of its length in an update, where sound trainings are near 1e-3 (Karpathy,
 * Stanford CS231n notes, "Ratio of weights:updates"). The end of a cosine comes there too, but not
 * for so long. A loss that is as low as it can be needs no more movement.
 */
public final class RateTooLowRule implements HealthRule {
    private static final String ID = "rate-too-low";
    private static final Finding FOUND =
            new Finding(
                    ID,
                    ID,
                    Severity.WARNING,
                    "U04-L3",
                    List.of(ratio("ratio"), count("since"), nats("now"), ratio("rate")));

    private static final double RATIO = 1e-4;
    private static final double SHARE_OF_RUN = 0.2;
    private static final int FEWEST_POINTS = 5;
    private static final double LEARNT = 0.05; // of the unigram level: nothing is left to learn

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
        Curve ratios = Curve.ofLayers(record, Blocks::ratio);
        Curve loss = Curve.training(record);
        int first = ratios.size();
        while (first > 0 && ratios.value(first - 1) < RATIO) {
            first--;
        }
        if (ratios.size() - first < FEWEST_POINTS || loss.size() < FEWEST_POINTS) {
            return Optional.empty();
        }
        int since = ratios.step(first);
        int length = (int) Math.ceil(SHARE_OF_RUN * record.facts().steps());
        double now = loss.last(FEWEST_POINTS).median();
        double least =
                record.facts().text().floor().orElse(0) + LEARNT * record.facts().text().unigram();
        if (ratios.lastStep() - since < length || now < least) {
            return Optional.empty();
        }
        double moved = ratios.part(first, ratios.size()).median();
        return Optional.of(FOUND.at(since + length, moved, since, now, record.rate()));
    }
}
