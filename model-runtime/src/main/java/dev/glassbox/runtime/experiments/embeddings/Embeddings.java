package dev.glassbox.runtime.experiments.embeddings;

import dev.glassbox.runtime.experiments.Claim;
import dev.glassbox.runtime.experiments.Experiment;
import dev.glassbox.runtime.experiments.RunContext;
import dev.glassbox.runtime.experiments.embeddings.EmbeddingsSnapshot.Course;
import dev.glassbox.runtime.experiments.embeddings.EmbeddingsSnapshot.End;
import dev.glassbox.runtime.experiments.embeddings.EmbeddingsSnapshot.Step;
import dev.glassbox.runtime.experiments.embeddings.EmbeddingsSnapshot.Word;
import dev.glassbox.runtime.tinytown.LabelledWord;
import dev.glassbox.runtime.training.Draws;
import java.util.List;

/** Words that come to lie together because they are used alike; see the package's note. */
public final class Embeddings implements Experiment<EmbeddingsSettings, EmbeddingsSnapshot> {
    private static final double GROUPED = 0.8;
    private static final double NOT_GROUPED = 0.3;

    @Override
    public String id() {
        return "embeddings";
    }

    @Override
    public String code() {
        return "X05";
    }

    @Override
    public Class<EmbeddingsSettings> settingsType() {
        return EmbeddingsSettings.class;
    }

    @Override
    public EmbeddingsSettings defaultSettings() {
        return new EmbeddingsSettings(4000, 0.5, 32, 400, 25, 3);
    }

    @Override
    public void run(EmbeddingsSettings settings, RunContext<EmbeddingsSnapshot> context) {
        TownWords words = TownWords.of(settings, context.seed());
        TownWords mixed = words.shuffled(new Draws(context.seed()));
        try (Arm town = new Arm(words, settings, context.seed());
                Arm shuffled = new Arm(mixed, settings, context.seed())) {
            Step first = new Step(0, town.look(context), shuffled.look(context));
            context.emit(first);
            for (int step = 1; step <= settings.steps(); step++) {
                context.turn();
                town.step();
                shuffled.step();
                if (settings.looksAt(step)) {
                    context.emit(new Step(step, town.look(context), shuffled.look(context)));
                }
            }
            context.emit(
                    end(
                            words,
                            town.parameters(),
                            first.town().purity(),
                            town.course(context.cancellation()),
                            shuffled.course(context.cancellation())));
        }
    }

    private static End end(
            TownWords words, long parameters, double untrained, Course town, Course shuffled) {
        List<LabelledWord> labelled =
                words.labelled().stream().map(TownWords.Labelled::word).toList();
        return new End(
                words.vocabulary().size(),
                parameters,
                labelled.stream()
                        .map(w -> new Word(w.text(), w.language().tag(), w.category()))
                        .toList(),
                Purity.byChance(labelled),
                untrained,
                town,
                shuffled,
                List.of(
                        Claim.atLeast("town.purity", town.purity(), GROUPED),
                        Claim.atMost("untrained", untrained, NOT_GROUPED),
                        Claim.atMost("shuffled.purity", shuffled.purity(), NOT_GROUPED)));
    }
}
