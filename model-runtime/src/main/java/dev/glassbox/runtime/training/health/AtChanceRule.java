package dev.glassbox.runtime.training.health;

import static dev.glassbox.runtime.training.health.Finding.nats;
import static dev.glassbox.runtime.training.health.Finding.ratio;

import java.util.List;
import java.util.Optional;

/**
 * Nothing is learnt: after a fifth of the run the loss is still near that of guessing, ln of the
 * vocabulary. The first thing any training learns, within a few dozen updates, is how often each
 * token occurs; one that has not come a third of the way to that level does not move. "Verify loss
 * at init" and watching the first steps are from Karpathy 2019, "A Recipe for Training Neural
 * Networks".
 */
public final class AtChanceRule implements HealthRule {
    private static final String ID = "at-chance";
    private static final Finding FOUND =
            new Finding(
                    ID,
                    ID,
                    Severity.WARNING,
                    "U04-L2",
                    List.of(nats("now"), nats("chance"), nats("unigram"), ratio("rate")));

    private static final int POINTS = 5;
    private static final double SHARE_OF_RUN = 0.2;
    private static final double SHARE_OF_WAY = 1.0 / 3;
    private static final double FROM_ABOVE = 1.25; // times chance: that is divergence
    private static final double SHORTEST_WAY = 0.1; // nats; all tokens are about as frequent there

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
        Curve loss = Curve.training(record);
        double chance = record.facts().text().chance();
        double unigram = record.facts().text().unigram();
        double due = SHARE_OF_RUN * record.facts().steps();
        if (loss.size() < POINTS || loss.lastStep() < due || chance - unigram < SHORTEST_WAY) {
            return Optional.empty();
        }
        double now = loss.last(POINTS).median();
        Curve smooth = loss.smoothed(POINTS);
        boolean fromAbove = smooth.value(smooth.highest()) > FROM_ABOVE * chance;
        if (fromAbove || chance - now >= SHARE_OF_WAY * (chance - unigram)) {
            return Optional.empty();
        }
        int evident = loss.upTo((int) Math.ceil(due) - 1).size();
        return Optional.of(
                FOUND.at(
                        loss.step(Math.min(evident, loss.size() - 1)),
                        now,
                        chance,
                        unigram,
                        record.rate()));
    }
}
