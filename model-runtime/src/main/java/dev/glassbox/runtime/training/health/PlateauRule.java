package dev.glassbox.runtime.training.health;

import static dev.glassbox.runtime.training.health.Finding.count;
import static dev.glassbox.runtime.training.health.Finding.nats;
import static dev.glassbox.runtime.training.health.Finding.share;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A plateau: for a third of the run neither the training loss nor the validation loss has improved
 * by more than chance. It is a note, not a fault: every training ends on one. What it means depends
 * on how far below there is still something to be learnt, which is known where the language is.
 * Changing the rate is the usual try (Goodfellow, Bengio and Courville 2016, Deep Learning, 8.3.1
 * and 11.4.1 on choosing the rate from the learning curve).
 */
public final class PlateauRule implements HealthRule {
    private static final String ID = "plateau";
    private static final Finding FOUND =
            new Finding(
                    ID,
                    ID,
                    Severity.NOTE,
                    "U04-L3",
                    List.of(nats("now"), count("since"), share("of-run"), nats("noise")));
    private static final Finding WITH_FLOOR =
            new Finding(
                    ID,
                    "plateau-above-floor",
                    Severity.NOTE,
                    "U04-L3",
                    List.of(
                            nats("now"),
                            count("since"),
                            share("of-run"),
                            nats("noise"),
                            nats("floor"),
                            nats("above")));

    private static final double SHARE_OF_RUN = 1.0 / 3;
    private static final int FEWEST_POINTS = 9;
    private static final int LATEST = 3;
    private static final double ERRORS = 3;
    private static final double LEAST_SHARE = 0.01; // less than this is no improvement

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> findings() {
        return List.of(FOUND, WITH_FLOOR);
    }

    @Override
    public Optional<Advice> examine(TrainingRecord record) {
        Curve loss = Curve.training(record);
        Curve validation = Curve.validation(record);
        int length = (int) Math.ceil(SHARE_OF_RUN * record.facts().steps());
        if (loss.size() == 0 || loss.lastStep() <= length) {
            return Optional.empty();
        }
        int start = loss.lastStep() - length;
        if (loss.after(start).size() < FEWEST_POINTS || !flat(loss, validation, start)) {
            return Optional.empty();
        }
        int since = start;
        for (int i = loss.upTo(start).size() - 1; i >= 0; i--) {
            if (!flat(loss, validation, loss.step(i))) {
                break;
            }
            since = loss.step(i);
        }
        double now = validation.size() == 0 ? loss.after(start).mean() : validation.last(1).mean();
        double part = (double) (loss.lastStep() - since) / record.facts().steps();
        OptionalDouble floor = record.facts().text().floor();
        int evident = since + length;
        return Optional.of(
                floor.isPresent()
                        ? WITH_FLOOR.at(
                                evident,
                                now,
                                since,
                                part,
                                loss.noise(),
                                floor.getAsDouble(),
                                now - floor.getAsDouble())
                        : FOUND.at(evident, now, since, part, loss.noise()));
    }

    /** Whether nothing has improved after a step. */
    private static boolean flat(Curve loss, Curve validation, int start) {
        Curve lately = loss.after(start);
        double least = LEAST_SHARE * Math.abs(lately.mean());
        boolean still = lately.fall() < Math.max(least, ERRORS * lately.fallError());
        Curve before = validation.upTo(start);
        Curve since = validation.after(start);
        if (before.size() == 0 || since.size() == 0) {
            return still;
        }
        // where few looks say nothing of their noise, they are taken at their word
        double noise = Double.isFinite(validation.noise()) ? validation.noise() : 0;
        double change = Math.max(least, ERRORS * noise);
        double best = before.value(before.lowest());
        boolean better = best - since.value(since.lowest()) > change;
        boolean worse = since.last(LATEST).median() - best > change; // over-fitting is no rest
        return still && !better && !worse;
    }
}
