package dev.glassbox.runtime.training.health;

import static dev.glassbox.runtime.training.health.Finding.count;
import static dev.glassbox.runtime.training.health.Finding.nats;
import static dev.glassbox.runtime.training.health.Finding.ratio;

import java.util.List;
import java.util.Optional;

/**
 * The learning rate is too high: every update moves the weights by a large part of their own
 * length, and for a fifth of the run the loss does not come down. Neither alone is a fault: a high
 * ratio with a falling loss is a quick training, and a flat loss has many reasons. An update is
 * near 1e-3 of the weights in a sound training (Karpathy, Stanford CS231n notes, "Ratio of
 * weights:updates"); what a rate that is too high does to a curve, Smith 2015 (arXiv:1506.01186,
 * the range test) shows.
 */
public final class RateTooHighRule implements HealthRule {
    private static final String ID = "rate-too-high";
    private static final Finding FOUND =
            new Finding(
                    ID,
                    ID,
                    Severity.WARNING,
                    "U04-L3",
                    List.of(
                            ratio("ratio"),
                            count("from"),
                            count("to"),
                            nats("before"),
                            nats("after"),
                            nats("noise"),
                            ratio("rate")));

    private static final double RATIO = 1e-2;
    private static final double SHARE_OF_RUN = 0.2;
    private static final int FEWEST_POINTS = 8;
    private static final double ERRORS = 3;

    /** Of what is left to be learnt: a fall by more than this is one, by chance or not. */
    private static final double LEAST_SHARE = 0.05;

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
        Curve loss = Curve.training(record).after(record.rateChanged());
        Curve ratios = Curve.ofLayers(record, Blocks::ratio).after(record.rateChanged());
        double floor = record.facts().text().floor().orElse(0);
        int length = (int) Math.ceil(SHARE_OF_RUN * record.facts().steps());
        for (int end = FEWEST_POINTS; end <= loss.size(); end++) {
            int to = loss.step(end - 1);
            Curve window = loss.between(to - length, to);
            Curve moves = ratios.between(to - length, to);
            boolean whole =
                    to - record.rateChanged() >= length
                            && window.size() >= FEWEST_POINTS
                            && moves.size() > 0;
            if (whole && moves.median() > RATIO && !falls(window, floor)) {
                return Optional.of(advice(record, window, moves.median()));
            }
        }
        return Optional.empty();
    }

    private static boolean falls(Curve window, double floor) {
        double least = LEAST_SHARE * (window.mean() - floor);
        return window.fall() > Math.min(least, ERRORS * window.fallError());
    }

    private static Advice advice(TrainingRecord record, Curve window, double moved) {
        int half = window.size() / 2;
        int to = window.lastStep();
        double rate =
                record.lines().stream()
                        .filter(line -> line.step() == to)
                        .mapToDouble(line -> line.lr())
                        .findFirst()
                        .orElseThrow();
        return FOUND.at(
                to,
                moved,
                window.step(0),
                to,
                window.part(0, half).mean(),
                window.part(window.size() - half, window.size()).mean(),
                window.noise(),
                rate);
    }
}
