package dev.glassbox.runtime.training.health;

import static dev.glassbox.runtime.training.health.Finding.count;
import static dev.glassbox.runtime.training.health.Finding.nats;

import java.util.List;
import java.util.Optional;

/**
 * A leak: the validation loss is lower than any honest model's could be. Where the language is
 * known exactly, that is below its entropy (Shannon 1948, "A Mathematical Theory of Communication":
 * no code, so no prediction, does better on average); where it is not, near 0 after a few passes
 * over the text. Then the answer is visible: no causal mask, targets among the inputs, or the
 * validation text in the training text.
 *
 * <p>A validation part of n tokens is a sample: its own mean may lie below the entropy by chance.
 * The standard deviation of one token's surprisal, from 0 to about chance with the entropy as its
 * mean, is at most sqrt((chance - floor) floor) (Bhatia and Davis 2000, "A Better Bound on the
 * Variance"). Only what lies three standard errors below counts.
 */
public final class LeakRule implements HealthRule {
    private static final String ID = "leak";
    private static final Finding BELOW_FLOOR =
            new Finding(
                    ID,
                    ID,
                    Severity.STOP,
                    "U06-L3",
                    List.of(nats("val"), nats("floor"), nats("margin"), nats("train")));
    private static final Finding NEAR_ZERO =
            new Finding(
                    ID,
                    "leak-near-zero",
                    Severity.WARNING,
                    "U06-L3",
                    List.of(nats("val"), nats("unigram"), count("passes"), nats("train")));

    private static final int LATEST = 2; // looks in a row, so that one lucky value is not enough
    private static final double ERRORS = 3;
    private static final double NEAR_ZERO_SHARE = 0.05; // of the unigram level
    private static final double FEW_PASSES = 4;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> findings() {
        return List.of(BELOW_FLOOR, NEAR_ZERO);
    }

    @Override
    public Optional<Advice> examine(TrainingRecord record) {
        Curve validation = Curve.validation(record);
        if (validation.size() < LATEST) {
            return Optional.empty();
        }
        RunFacts facts = record.facts();
        return facts.text().floor().isPresent()
                ? belowFloor(record, validation, facts.text().floor().getAsDouble())
                : nearZero(record, validation);
    }

    private static Optional<Advice> belowFloor(
            TrainingRecord record, Curve validation, double floor) {
        RunFacts.Text text = record.facts().text();
        double spread = Math.sqrt(Math.max(0, text.chance() - floor) * floor);
        double margin = ERRORS * spread / Math.sqrt((double) text.validationTokens());
        int since = startOfEndBelow(validation, floor - margin);
        if (validation.size() - since < LATEST) {
            return Optional.empty();
        }
        double now = validation.last(LATEST).median();
        return Optional.of(
                BELOW_FLOOR.at(
                        validation.step(since + LATEST - 1),
                        now,
                        floor,
                        margin,
                        Curve.training(record).last(LATEST).median()));
    }

    private static Optional<Advice> nearZero(TrainingRecord record, Curve validation) {
        double unigram = record.facts().text().unigram();
        int since = startOfEndBelow(validation, NEAR_ZERO_SHARE * unigram);
        if (validation.size() - since < LATEST) {
            return Optional.empty();
        }
        int step = validation.step(since + LATEST - 1);
        double passes = record.facts().passes(step);
        if (passes > FEW_PASSES) {
            return Optional.empty();
        }
        return Optional.of(
                NEAR_ZERO.at(
                        step,
                        validation.last(LATEST).median(),
                        unigram,
                        Math.ceil(passes),
                        Curve.training(record).last(LATEST).median()));
    }

    /** The first point of the end of a curve that lies below a level; its size if none does. */
    private static int startOfEndBelow(Curve curve, double level) {
        int at = curve.size();
        while (at > 0 && curve.value(at - 1) < level) {
            at--;
        }
        return at;
    }
}
