package dev.glassbox.runtime.experiments.overfitting;

import dev.glassbox.runtime.experiments.Claim;
import dev.glassbox.runtime.experiments.Experiment;
import dev.glassbox.runtime.experiments.RunContext;
import dev.glassbox.runtime.experiments.TownRecipe;
import dev.glassbox.runtime.experiments.overfitting.OverfittingSnapshot.Course;
import dev.glassbox.runtime.experiments.overfitting.OverfittingSnapshot.End;
import dev.glassbox.runtime.tinytown.Layout;
import dev.glassbox.runtime.tinytown.TinyTown;
import dev.glassbox.runtime.tinytown.TownSize;
import dev.glassbox.runtime.tinytown.TownText;
import dev.glassbox.runtime.tinytown.Unit;
import dev.glassbox.runtime.training.Corpus;
import java.util.ArrayList;
import java.util.List;

/** Few sentences and many steps; see the package's note. */
public final class Overfitting implements Experiment<OverfittingSettings, OverfittingSnapshot> {
    private static final double MIX = 0.5;
    private static final int VALIDATION = 300; // sentences
    private static final double GAP_OF_FEW = 0.5;
    private static final double GAP_OF_MANY = 0.1;

    @Override
    public String id() {
        return "overfitting";
    }

    @Override
    public String code() {
        return "X12";
    }

    @Override
    public Class<OverfittingSettings> settingsType() {
        return OverfittingSettings.class;
    }

    @Override
    public OverfittingSettings defaultSettings() {
        return new OverfittingSettings(List.of(30, 60, 120, 2000), 1.0, 0.3, 400, 20, 16);
    }

    @Override
    public void run(OverfittingSettings settings, RunContext<OverfittingSnapshot> context) {
        TinyTown town = TinyTown.of(TownSize.named(TownRecipe.size()));
        TownText text = town.text(context.seed(), MIX);
        // another seed's text: nothing of it is trained on but by chance, as in the language
        String validation = town.text(~context.seed(), MIX).characters(VALIDATION, Layout.RUNNING);
        List<Pupil> pupils = pupils(settings);
        List<Pupil.Taught> taught = new ArrayList<>();
        int length = pupils.get(0).recipe().network().nCtx();
        for (Pupil pupil : pupils) {
            String train = text.characters(pupil.sentences(), Layout.RUNNING);
            taught.add(pupil.train(Corpus.ofParts(train, validation, length), context));
        }
        double floor = town.windowFloor(Unit.CHARACTER, Layout.RUNNING, MIX, length);
        context.emit(end(settings, floor, taught));
    }

    private static List<Pupil> pupils(OverfittingSettings settings) {
        List<Pupil> pupils = new ArrayList<>();
        settings.sentences().forEach(size -> pupils.add(Pupil.of(size, Pupil.NONE, settings)));
        int fewest = settings.sentences().get(0);
        pupils.add(Pupil.of(fewest, Pupil.WEIGHT_DECAY, settings));
        pupils.add(Pupil.of(fewest, Pupil.DROPOUT, settings));
        return pupils;
    }

    private static End end(OverfittingSettings settings, double floor, List<Pupil.Taught> taught) {
        List<Course> courses = taught.stream().map(Pupil.Taught::course).toList();
        int sizes = settings.sentences().size();
        List<Course> bySize = courses.subList(0, sizes);
        Course few = bySize.get(0);
        List<Claim> claims = new ArrayList<>();
        claims.add(Claim.above("fewest.gap", few.gap(), GAP_OF_FEW));
        claims.add(Claim.below("fewest.best_step", (double) few.bestStep(), settings.steps()));
        claims.add(Claim.below("most.gap", bySize.get(sizes - 1).gap(), GAP_OF_MANY));
        for (int i = 1; i < sizes; i++) {
            Course half = bySize.get(i - 1);
            Course whole = bySize.get(i);
            if (whole.sentences() == 2 * half.sentences()) {
                claims.add(
                        Claim.above(
                                half.sentences() + "_sentences.val_loss",
                                half.valLoss(),
                                whole.valLoss()));
            }
        }
        List<Course> cures = courses.subList(sizes, courses.size());
        for (Course cured : cures) {
            claims.add(Claim.below(cured.cure() + ".val_loss", cured.valLoss(), few.valLoss()));
        }
        return new End(taught.get(0).parameters(), settings.steps(), floor, bySize, cures, claims);
    }
}
