package dev.glassbox.runtime.training.health;

import static dev.glassbox.runtime.training.health.Finding.count;
import static dev.glassbox.runtime.training.health.Finding.nats;

import java.util.List;
import java.util.Optional;

/**
 * Only frequencies are learnt: for a quarter of the run the loss has lain where a model lies that
 * knows how often each token occurs and nothing of what stands before it. So it is when inputs and
 * targets do not belong together, or when nothing of the input reaches the output. An
 * input-independent baseline to compare with is from Karpathy 2019, "A Recipe for Training Neural
 * Networks".
 */
public final class UnigramRule implements HealthRule {
    private static final String ID = "unigram";
    private static final Finding FOUND =
            new Finding(
                    ID,
                    ID,
                    Severity.WARNING,
                    "U15-L4",
                    List.of(nats("now"), nats("unigram"), count("since")));

    private static final double SHARE_OF_RUN = 0.25;
    private static final int FEWEST_POINTS = 8;
    private static final double WIDTH = 0.03; // as a share of the unigram level
    private static final double WIDEST = 0.1; // however large the noise
    private static final double ERRORS = 3;

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
        int length = (int) Math.ceil(SHARE_OF_RUN * record.facts().steps());
        if (loss.size() == 0 || loss.lastStep() < length) {
            return Optional.empty();
        }
        Curve lately = loss.after(loss.lastStep() - length);
        double unigram = record.facts().text().unigram();
        double now = lately.mean();
        double width =
                Math.min(WIDEST * unigram, Math.max(WIDTH * unigram, ERRORS * lately.error()));
        boolean level = Math.abs(now - unigram) < width;
        boolean flat = lately.fall() < Math.max(WIDTH * unigram, ERRORS * lately.fallError());
        if (lately.size() < FEWEST_POINTS || !level || !flat) {
            return Optional.empty();
        }
        Curve smooth = loss.smoothed(FEWEST_POINTS / 2 + 1);
        int first = smooth.size() - 1;
        while (first > 0 && Math.abs(smooth.value(first - 1) - unigram) < 2 * width) {
            first--;
        }
        int since = smooth.step(first);
        return Optional.of(
                FOUND.at(Math.min(loss.lastStep(), since + length), now, unigram, since));
    }
}
