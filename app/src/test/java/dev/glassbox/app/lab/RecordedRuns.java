package dev.glassbox.app.lab;

import dev.glassbox.app.lab.LabRun.Phase;
import dev.glassbox.app.lab.Look.Expected;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.training.Adjustment;
import dev.glassbox.runtime.training.Breakage;
import dev.glassbox.runtime.training.Corpus;
import dev.glassbox.runtime.training.LayerMetrics;
import dev.glassbox.runtime.training.Probe;
import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.runtime.training.RecipeShelf;
import dev.glassbox.runtime.training.Trainer;
import dev.glassbox.runtime.training.TrainingListener;
import dev.glassbox.runtime.training.TrainingMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/** A healthy and a broken run of TinyTown, trained when first asked for: every number is real. */
public final class RecordedRuns {
    public static final String BROKEN = "lr-div-1000";
    public static final int STEPS = 60;
    private static final int LOOK_EVERY = 20;
    private static final int SAMPLE = 24;
    private static final String PROMPT = "the";

    private static final RecordedRuns RUNS = new RecordedRuns();

    private final LabRun healthy;
    private final LabRun broken;

    private RecordedRuns() {
        Recipe recipe = RecipeShelf.bundled().get("tinytown-small");
        recipe = recipe.with(new Recipe.Schedule(8, STEPS, LOOK_EVERY, 4));
        healthy = train(recipe);
        broken = train(Breakage.named(BROKEN).applyTo(recipe));
    }

    public static LabRun healthy() {
        return RUNS.healthy;
    }

    public static LabRun broken() {
        return RUNS.broken;
    }

    /** The same run in another phase, with other changes. */
    public static LabRun with(LabRun run, Phase phase, List<Adjustment> changes) {
        return new LabRun(
                phase,
                run.step(),
                run.steps(),
                run.log(),
                run.layers(),
                run.looks(),
                changes,
                run.moments(),
                run.about(),
                run.trouble());
    }

    /** The same run that has come to nothing. */
    public static LabRun failed(Problem problem) {
        return new LabRun(
                Phase.FAILED,
                0,
                STEPS,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                LabRun.About.NOTHING,
                Optional.of(problem));
    }

    private static LabRun train(Recipe recipe) {
        try {
            Path folder = Files.createTempDirectory("lab-run");
            Corpus corpus = Corpus.of(recipe, folder);
            Ear ear = new Ear();
            new Trainer(recipe, 1, corpus, folder.resolve("run")).start(ear, Cancellation.NONE);
            LabRun.About about =
                    new LabRun.About(
                            recipe.name(),
                            corpus.tokenizer().vocabularySize(),
                            ear.parameters,
                            corpus.trainSize(),
                            OptionalDouble.empty(),
                            recipe.network().nLayers(),
                            recipe.network().nHeads());
            return new LabRun(
                    Phase.DONE,
                    STEPS,
                    STEPS,
                    ear.log,
                    ear.layers,
                    ear.looks,
                    List.of(),
                    ear.looks.stream().map(Look::step).toList(),
                    about,
                    Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Ear implements TrainingListener {
        private final List<TrainingMetrics> log = new ArrayList<>();
        private final List<LayerMetrics> layers = new ArrayList<>();
        private final List<Look> looks = new ArrayList<>();
        private long parameters;

        @Override
        public void metrics(TrainingMetrics line) {
            log.add(line);
        }

        @Override
        public void layers(LayerMetrics line) {
            layers.add(line);
        }

        @Override
        public int probeEvery() {
            return LOOK_EVERY;
        }

        @Override
        public void probe(Probe probe) {
            parameters = probe.model().card().parameters();
            looks.add(look(probe.step(), probe.model()));
        }

        @Override
        public void notice(Problem notice) {
            throw new AssertionError(notice.id());
        }
    }

    private static Look look(int step, LanguageModel model) {
        Tokenizer tokenizer = model.tokenizer().orElseThrow();
        Set<HookPoint> hooks = new HashSet<>();
        for (int layer = 0; layer < model.config().nLayers(); layer++) {
            hooks.add(HookPoint.pattern(layer));
        }
        Trace trace =
                model.run(
                        tokenizer.encodeIds(PROMPT),
                        new TraceRequest(hooks, TraceRequest.Logits.LAST),
                        Cancellation.NONE);
        int followed = Math.min(tokenizer.vocabularySize(), model.config().nCtx());
        HookPoint embed = new HookPoint("hook_embed");
        Tensor rows =
                model.run(
                                IntStream.range(0, followed).toArray(),
                                new TraceRequest(Set.of(embed), TraceRequest.Logits.LAST),
                                Cancellation.NONE)
                        .get(embed);
        Tensor embedding =
                Tensor.wrap(rows.toArray(), new int[] {followed, rows.size(2)}, "token", "d_model");
        return new Look(
                step,
                sample(model, tokenizer),
                tokenizer.encode(PROMPT),
                trace,
                likeliest(trace.lastLogits(), tokenizer),
                embedding,
                IntStream.range(0, followed).boxed().toList(),
                IntStream.range(0, followed).mapToObj(tokenizer::tokenText).toList());
    }

    private static List<Expected> likeliest(float[] logits, Tokenizer tokenizer) {
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit);
        }
        double all = sum;
        return IntStream.range(0, logits.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer id) -> -logits[id]))
                .limit(10)
                .map(id -> new Expected(id, tokenizer.tokenText(id), Math.exp(logits[id]) / all))
                .toList();
    }

    /** The likeliest token, again and again. */
    private static String sample(LanguageModel model, Tokenizer tokenizer) {
        List<Integer> ids = new ArrayList<>();
        tokenizer.encode(PROMPT).forEach(token -> ids.add(token.id()));
        while (ids.size() < SAMPLE) {
            int[] now = ids.stream().mapToInt(id -> id).toArray();
            Trace trace = model.run(now, TraceRequest.lastLogits(), Cancellation.NONE);
            ids.add(likeliest(trace.lastLogits(), tokenizer).get(0).id());
        }
        return tokenizer.decode(ids.stream().mapToInt(id -> id).toArray());
    }
}
