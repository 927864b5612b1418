package dev.glassbox.runtime.training.health;

import dev.glassbox.runtime.training.Adjustment;
import dev.glassbox.runtime.training.TrainingMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Records made up for a test, where no training makes them. */
final class Records {
    private Records() {}

    /** Of a text that is large enough. */
    static RunFacts facts(int steps) {
        return new RunFacts(
                new RunFacts.Text(76, 1_000_000, 100_000, 3.57, OptionalDouble.empty()),
                steps,
                16,
                48,
                100_000,
                0,
                0.1);
    }

    static TrainingMetrics line(int step, double train, @Nullable Double validation) {
        return new TrainingMetrics(step, train, validation, 1e-3, 1000);
    }

    static TrainingRecord of(RunFacts facts, List<TrainingMetrics> lines) {
        return new TrainingRecord(facts, lines, List.of(), List.of(), List.of());
    }

    /** The training as if nothing were known of its language. */
    static TrainingRecord withoutFloor(TrainingRecord record) {
        RunFacts facts = record.facts();
        RunFacts.Text text = facts.text();
        return with(
                record,
                new RunFacts(
                        new RunFacts.Text(
                                text.vocabulary(),
                                text.trainTokens(),
                                text.validationTokens(),
                                text.unigram(),
                                OptionalDouble.empty()),
                        facts.steps(),
                        facts.batch(),
                        facts.nCtx(),
                        facts.parameters(),
                        facts.dropout(),
                        facts.weightDecay()));
    }

    private static TrainingRecord with(TrainingRecord record, RunFacts facts) {
        return new TrainingRecord(
                facts, record.lines(), record.layers(), record.adjustments(), record.rollbacks());
    }

    static TrainingRecord adjusted(TrainingRecord record, Adjustment adjustment) {
        List<Adjustment> all = new ArrayList<>(record.adjustments());
        all.add(adjustment);
        return new TrainingRecord(
                record.facts(), record.lines(), record.layers(), all, record.rollbacks());
    }
}
