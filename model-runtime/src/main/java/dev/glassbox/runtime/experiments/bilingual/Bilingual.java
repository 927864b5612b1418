package dev.glassbox.runtime.experiments.bilingual;

import dev.glassbox.runtime.experiments.Claim;
import dev.glassbox.runtime.experiments.Experiment;
import dev.glassbox.runtime.experiments.RunContext;
import dev.glassbox.runtime.experiments.TownRecipe;
import dev.glassbox.runtime.experiments.bilingual.BilingualSnapshot.End;
import dev.glassbox.runtime.experiments.bilingual.BilingualSnapshot.Look;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.tinytown.GrammarChecker;
import dev.glassbox.runtime.tinytown.Layout;
import dev.glassbox.runtime.tinytown.TextCheck;
import dev.glassbox.runtime.tinytown.TinyTown;
import dev.glassbox.runtime.tinytown.TownSize;
import dev.glassbox.runtime.tinytown.Unit;
import dev.glassbox.runtime.training.Corpus;
import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.runtime.training.TrainingSteps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A network that learns two languages while one watches; see the package's note. */
public final class Bilingual implements Experiment<BilingualSettings, BilingualSnapshot> {
    private static final double FLOOR_RATIO = 1.15;
    private static final double VALID = 0.9;
    private static final double VALID_AT_FIRST = 0.1;
    private static final double NEAR_GUESSING = 0.2;

    private static final int SAMPLE = 40; // characters

    @Override
    public String id() {
        return "bilingual";
    }

    @Override
    public String code() {
        return "X28";
    }

    @Override
    public Class<BilingualSettings> settingsType() {
        return BilingualSettings.class;
    }

    @Override
    public BilingualSettings defaultSettings() {
        return new BilingualSettings(4000, 0.5, 800, 0.8, 2000, List.of(1, 50, 100, 200, 400, 800));
    }

    @Override
    public void run(BilingualSettings settings, RunContext<BilingualSnapshot> context) {
        Recipe recipe =
                TownRecipe.of(
                        settings.sentences(), settings.mix(), context.seed(), settings.steps());
        Corpus corpus = Corpus.of(recipe, Path.of(""));
        List<Look> looks = new ArrayList<>();
        double first = 0;
        try (TrainingSteps training = new TrainingSteps(recipe, context.seed(), corpus)) {
            for (int step = 1; step <= settings.steps(); step++) {
                context.turn();
                double loss = training.step();
                first = step == 1 ? loss : first;
                if (settings.looksAt(step)) {
                    Look look = look(settings, context, training, loss);
                    looks.add(look);
                    context.emit(look);
                }
            }
            int vocabulary = corpus.tokenizer().vocabularySize();
            double floor =
                    TinyTown.of(TownSize.named(TownRecipe.size()))
                            .windowFloor(
                                    Unit.CHARACTER,
                                    Layout.RUNNING,
                                    settings.mix(),
                                    recipe.network().nCtx());
            context.emit(end(vocabulary, training.parameters(), floor, first, looks));
        }
    }

    private static Look look(
            BilingualSettings settings,
            RunContext<BilingualSnapshot> context,
            TrainingSteps training,
            double trainLoss) {
        double validation = training.validationLoss(context.cancellation());
        TinyTown town = TinyTown.of(TownSize.named(TownRecipe.size()));
        String before = town.text(context.seed(), settings.mix()).characters(1, Layout.RUNNING);
        List<String> samples = new ArrayList<>();
        TextCheck check;
        try (LanguageModel model = training.lend()) {
            Writer writer =
                    new Writer(
                            model, settings.temperature(), context.seed(), context.cancellation());
            String text = writer.write(before, settings.characters());
            check = GrammarChecker.of(town).check(text);
            if (settings.mix() > 0) {
                samples.add("小明" + writer.write("小明", SAMPLE));
            }
            if (settings.mix() < 1) {
                samples.add("the " + writer.write("the ", SAMPLE));
            }
            samples.add(text.substring(0, text.offsetByCodePoints(0, 2 * SAMPLE)));
        }
        return new Look(
                training.done(),
                trainLoss,
                validation,
                check.sentences(),
                check.valid(),
                check.validShare(),
                samples);
    }

    private static End end(
            int vocabulary, long parameters, double floor, double first, List<Look> looks) {
        Look control = looks.get(0);
        Look last = looks.get(looks.size() - 1);
        double guessing = Math.log(vocabulary);
        double ratio = last.valLoss() / floor;
        return new End(
                vocabulary,
                parameters,
                floor,
                guessing,
                first,
                ratio,
                control,
                last,
                List.of(
                        Claim.atMost("first_loss_off", Math.abs(first - guessing), NEAR_GUESSING),
                        Claim.atMost("floor_ratio", ratio, FLOOR_RATIO),
                        Claim.atLeast("last.valid_share", last.validShare(), VALID),
                        Claim.atMost("control.valid_share", control.validShare(), VALID_AT_FIRST)));
    }
}
