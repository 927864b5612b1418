package dev.glassbox.runtime.experiments.ngrams;

import dev.glassbox.runtime.experiments.Claim;
import dev.glassbox.runtime.experiments.Experiment;
import dev.glassbox.runtime.experiments.RunContext;
import dev.glassbox.runtime.experiments.TownRecipe;
import dev.glassbox.runtime.experiments.ngrams.NgramsSnapshot.Counted;
import dev.glassbox.runtime.experiments.ngrams.NgramsSnapshot.End;
import dev.glassbox.runtime.experiments.ngrams.NgramsSnapshot.Step;
import dev.glassbox.runtime.ngram.CharacterNgrams;
import dev.glassbox.runtime.ngram.KneserNey;
import dev.glassbox.runtime.tinytown.Layout;
import dev.glassbox.runtime.tinytown.TinyTown;
import dev.glassbox.runtime.tinytown.TownSize;
import dev.glassbox.runtime.tinytown.Unit;
import dev.glassbox.runtime.training.Corpus;
import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.runtime.training.TrainingSteps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Counts of characters beside a network; see the package's note. */
public final class Ngrams implements Experiment<NgramsSettings, NgramsSnapshot> {
    private static final double BELOW_FLOOR = -0.02;

    @Override
    public String id() {
        return "ngrams";
    }

    @Override
    public String code() {
        return "X27";
    }

    @Override
    public Class<NgramsSettings> settingsType() {
        return NgramsSettings.class;
    }

    @Override
    public NgramsSettings defaultSettings() {
        return new NgramsSettings(4000, 0.5, 4, 0.01, 800, 50);
    }

    @Override
    public void run(NgramsSettings settings, RunContext<NgramsSnapshot> context) {
        Recipe recipe =
                TownRecipe.of(
                        settings.sentences(), settings.mix(), context.seed(), settings.steps());
        Corpus corpus = Corpus.of(recipe, Path.of(""));
        TinyTown town = TinyTown.of(TownSize.named(TownRecipe.size()));
        double[] floors =
                town.floorByContext(
                        Unit.CHARACTER, Layout.RUNNING, settings.mix(), settings.longest());
        List<Counted> counts = new ArrayList<>();
        for (int n = 1; n <= settings.longest(); n++) {
            context.turn();
            Counted counted = count(corpus, n, settings.addK(), floors[n - 1]);
            counts.add(counted);
            context.emit(counted);
        }
        try (TrainingSteps training = new TrainingSteps(recipe, context.seed(), corpus)) {
            double loss = training.validationLoss(context.cancellation());
            context.emit(new Step(0, loss));
            for (int step = 1; step <= settings.steps(); step++) {
                context.turn();
                training.step();
                if (step % settings.every() == 0 || step == settings.steps()) {
                    loss = training.validationLoss(context.cancellation());
                    context.emit(new Step(step, loss));
                }
            }
            double floor =
                    town.windowFloor(
                            Unit.CHARACTER,
                            Layout.RUNNING,
                            settings.mix(),
                            recipe.network().nCtx());
            context.emit(end(training.parameters(), counts, loss, floor));
        }
    }

    private static Counted count(Corpus corpus, int n, double addK, double floor) {
        String train = corpus.trainText();
        String validation = corpus.validationText();
        return new Counted(
                n,
                CharacterNgrams.count(train, n, addK).loss(validation),
                KneserNey.count(train, n).loss(validation),
                floor);
    }

    private static End end(long parameters, List<Counted> counts, double network, double floor) {
        List<Claim> claims = new ArrayList<>();
        for (int i = 1; i < counts.size(); i++) {
            claims.add(
                    Claim.below(
                            counts.get(i).n() + "-gram.loss",
                            counts.get(i).addK(),
                            counts.get(i - 1).addK()));
        }
        Counted last = counts.get(counts.size() - 1);
        claims.add(Claim.below("network.loss", network, last.addK()));
        claims.add(Claim.atLeast("network.above_floor", network - floor, BELOW_FLOOR));
        return new End(parameters, counts, network, floor, network - floor, claims);
    }
}
