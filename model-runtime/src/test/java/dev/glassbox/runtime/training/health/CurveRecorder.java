package dev.glassbox.runtime.training.health;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.intake.UnknownKeys;
import dev.glassbox.runtime.tinytown.Layout;
import dev.glassbox.runtime.tinytown.TinyTown;
import dev.glassbox.runtime.tinytown.TownSize;
import dev.glassbox.runtime.tinytown.Unit;
import dev.glassbox.runtime.training.Breakage;
import dev.glassbox.runtime.training.Corpus;
import dev.glassbox.runtime.training.LayerMetrics;
import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.runtime.training.Trainer;
import dev.glassbox.runtime.training.TrainingControl;
import dev.glassbox.runtime.training.TrainingListener;
import dev.glassbox.runtime.training.TrainingMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Records the curves under {@code src/test/resources/curves} again, each by a real training on
 * TinyTown. Arguments: the folder to write to, the folder for runs, then the curves wanted (all
 * where none is named). About ten minutes on one core for all of them.
 */
final class CurveRecorder {
    private static final long[] SEEDS = {1, 2, 3};
    private static final double HALF_CHINESE = 0.5;

    /**
     * One kind of training.
     *
     * @param maxLr the rate after the warm-up; the lowest is a tenth of it
     * @param breakage a {@link Breakage}, or empty
     * @param cutAt a step after which the rate is a millionth; 0 for never
     */
    private record Kind(
            String name,
            int sentences,
            int steps,
            String optimizer,
            double maxLr,
            String breakage,
            int cutAt) {
        static final double GOOD_RATE = 3e-3;
        static final double GOOD_MOMENTUM_RATE = 0.1;

        static Kind of(String name, double maxLr) {
            return new Kind(name, 4000, 400, "adamw", maxLr, "", 0);
        }

        Kind of(int otherSteps) {
            return new Kind(name, sentences, otherSteps, optimizer, maxLr, breakage, cutAt);
        }

        Kind by(String otherOptimizer) {
            return new Kind(name, sentences, steps, otherOptimizer, maxLr, breakage, cutAt);
        }

        Kind broken(String id) {
            return new Kind(name, sentences, steps, optimizer, maxLr, id, cutAt);
        }

        /** The settings, as a file of recipes says them. */
        Recipe recipe() {
            String json =
                    """
                    {"name": "%s", "licence": "CC0-1.0",
                     "corpus": {"file": "", "url": "", "sha256": "", "licence": ""},
                     "network": {"n_layers": 2, "n_heads": 4, "d_model": 64, "n_ctx": 48,
                                 "activation": "gelu", "init_std": 0.02},
                     "optimizer": {"kind": "%s", "max_lr": %s, "min_lr": %s, "warmup_steps": 40,
                                   "beta1": 0.9, "beta2": 0.99, "epsilon": 1e-8,
                                   "weight_decay": 0.1, "clip_norm": 1.0},
                     "schedule": {"batch": 16, "steps": %d, "evaluate_every": 20}}
                    """
                            .formatted(name, optimizer, maxLr, maxLr / 10, steps);
            Recipe healthy =
                    StrictJson.standard().read(json, name, Recipe.class, UnknownKeys.REFUSED);
            return breakage.isEmpty() ? healthy : Breakage.named(breakage).applyTo(healthy);
        }
    }

    private static List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        kinds.add(Kind.of("healthy", Kind.GOOD_RATE));
        kinds.add(Kind.of("healthy-long", Kind.GOOD_RATE).of(1500));
        kinds.add(Kind.of("healthy-momentum", Kind.GOOD_MOMENTUM_RATE).by("momentum"));
        for (String id : Breakage.ids()) {
            kinds.add(Kind.of(id, Kind.GOOD_RATE).broken(id));
        }
        // Without its mask a network needs some hundred updates more to find the answer that lies
        // beside the question: at the other settings it is only slower than the healthy one.
        kinds.removeIf(kind -> kind.name().equals("no-causal-mask"));
        kinds.add(Kind.of("no-causal-mask", 3 * Kind.GOOD_RATE).broken("no-causal-mask").of(800));
        kinds.add(Kind.of("lr-x3", 3 * Kind.GOOD_RATE));
        kinds.add(Kind.of("lr-x10", 10 * Kind.GOOD_RATE));
        kinds.add(Kind.of("lr-div-30", Kind.GOOD_RATE / 30));
        kinds.add(Kind.of("momentum-x3", 3 * Kind.GOOD_MOMENTUM_RATE).by("momentum"));
        kinds.add(Kind.of("momentum-x100", 100 * Kind.GOOD_MOMENTUM_RATE).by("momentum"));
        kinds.add(Kind.of("momentum-x1000", 1000 * Kind.GOOD_MOMENTUM_RATE).by("momentum"));
        kinds.add(new Kind("few-sentences", 200, 800, "adamw", Kind.GOOD_RATE, "", 0));
        kinds.add(new Kind("rate-cut-early", 4000, 400, "adamw", Kind.GOOD_RATE, "", 100));
        return kinds;
    }

    private final Path out;
    private final Path runs;

    private CurveRecorder(Path out, Path runs) {
        this.out = out;
        this.runs = runs;
    }

    public static void main(String[] arguments) throws IOException {
        List<String> wanted = List.of(arguments).subList(2, arguments.length);
        CurveRecorder recorder = new CurveRecorder(Path.of(arguments[0]), Path.of(arguments[1]));
        for (Kind kind : kinds()) {
            for (long seed : SEEDS) {
                if (wanted.isEmpty() || wanted.contains(kind.name())) {
                    recorder.record(kind, seed);
                }
            }
        }
    }

    private void record(Kind kind, long seed) throws IOException {
        String name = kind.name() + "-" + seed;
        Recipe recipe = kind.recipe();
        Path text = runs.resolve(name + ".txt");
        TinyTown town = TinyTown.of(TownSize.SMALL);
        Files.writeString(
                text, town.text(seed, HALF_CHINESE).characters(kind.sentences(), Layout.LINES));
        Corpus corpus = Corpus.read(text, recipe.network().nCtx());
        Trainer trainer = new Trainer(recipe, seed, corpus, runs.resolve(name));
        double floor = town.floor(Unit.CHARACTER, Layout.LINES, HALF_CHINESE).perSymbol();
        RecordKeeper keeper =
                new RecordKeeper(
                        RunFacts.of(
                                recipe, corpus, trainer.parameters(), OptionalDouble.of(floor)));
        train(trainer, kind, keeper);
        Files.writeString(out.resolve(name + ".json"), RecordedCurve.write(keeper.record()));
    }

    /** One that comes to no number ends there. */
    private static void train(Trainer trainer, Kind kind, RecordKeeper keeper) {
        TrainingControl control = new TrainingControl();
        TrainingListener ear =
                new TrainingListener() {
                    @Override
                    public void metrics(TrainingMetrics line) {
                        keeper.metrics(line);
                        if (line.step() == kind.cutAt()) {
                            control.adjust(kind.recipe(), "max_lr", kind.maxLr() * 1e-6);
                        }
                    }

                    @Override
                    public void layers(LayerMetrics line) {
                        keeper.layers(line);
                    }

                    @Override
                    public void notice(Problem notice) {
                        keeper.notice(notice);
                        control.stop();
                        control.proceed();
                    }
                };
        try {
            trainer.start(ear, control);
        } catch (IntakeException ended) {
            keeper.notice(ended.problem());
        } catch (java.util.concurrent.CancellationException stopped) {
            return;
        }
    }
}
