package dev.glassbox.app.cli;

import dev.glassbox.app.files.DataFolder;
import dev.glassbox.app.health.AdviceTexts;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.library.OwnModels;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.training.Breakage;
import dev.glassbox.runtime.training.Corpus;
import dev.glassbox.runtime.training.LayerMetrics;
import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.runtime.training.RecipeShelf;
import dev.glassbox.runtime.training.SizeAdvice;
import dev.glassbox.runtime.training.Trainer;
import dev.glassbox.runtime.training.TrainingListener;
import dev.glassbox.runtime.training.TrainingMetrics;
import dev.glassbox.runtime.training.health.Advice;
import dev.glassbox.runtime.training.health.HealthCheck;
import dev.glassbox.runtime.training.health.RecordKeeper;
import dev.glassbox.runtime.training.health.RunFacts;
import dev.glassbox.runtime.training.health.TrainingRecord;
import dev.glassbox.runtime.training.text.PlainText;
import dev.glassbox.visualizers.api.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code train}: trains a network by a recipe, line by line, in a way that survives a kill. */
@Command(name = "train")
final class TrainVerb extends Verb {
    /** What the bundled models were trained with: without --seed the same ones come out again. */
    private static final long BUNDLED_SEED = 1337;

    @Option(names = "--recipe", paramLabel = "NAME")
    private @Nullable String recipe;

    @Mixin private OwnTextArguments own = new OwnTextArguments();

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--steps", paramLabel = "N")
    private @Nullable Integer steps;

    @Option(names = "--seed", paramLabel = "S")
    private long seed = BUNDLED_SEED;

    @Option(names = "--out", paramLabel = "DIR")
    private @Nullable Path out;

    @Option(names = "--name", paramLabel = "NAME")
    private @Nullable String name;

    @Option(names = "--resume", paramLabel = "DIR")
    private @Nullable Path resume;

    @Option(names = "--break", paramLabel = "WHAT")
    private @Nullable String wrong;

    @Option(names = "--json")
    private boolean json;

    TrainVerb(Job job) {
        super(job);
    }

    @Override
    int run() {
        if ((recipe == null) == !own.given()) {
            throw Problem.input("cli.recipe-or-text", "").asException();
        }
        own.requireSense();
        Optional<OwnModels> library = named();
        Optional<PlainText> text = own.given() ? Optional.of(own.read()) : Optional.empty();
        text.ifPresent(read -> read.notices().forEach(this::say));
        Recipe chosen = asAsked(text.map(this::recipeFor).orElseGet(this::bundled));
        Corpus corpus =
                text.map(read -> Corpus.of(chosen, read))
                        .orElseGet(() -> Corpus.of(chosen, DataFolder.choose(data)));
        job().wiring().prepareEngine();
        Path folder = folder(chosen, library);
        Trainer trainer = new Trainer(chosen, seed, corpus, folder);
        RecordKeeper keeper =
                new RecordKeeper(
                        RunFacts.of(chosen, corpus, trainer.parameters(), OptionalDouble.empty()));
        try {
            train(trainer, new Log(keeper));
        } catch (IntakeException ended) {
            keeper.notice(ended.problem());
            advise(keeper.record());
            throw ended;
        }
        advise(keeper.record());
        boolean broken = chosen.broken().isPresent();
        Path model =
                library.filter(any -> !broken)
                        .map(models -> models.save(folder, Objects.requireNonNull(name)))
                        .orElse(folder);
        if (!json) {
            String key = broken ? "cli.trained-broken" : "cli.trained";
            out().println(text(key, "folder", model));
        }
        return Cli.DONE;
    }

    private Recipe bundled() {
        return RecipeShelf.bundled().get(Objects.requireNonNull(recipe));
    }

    private Recipe recipeFor(PlainText text) {
        Optional<SizeAdvice> advice = own.advice(text);
        advice.ifPresent(this::say);
        return advice.map(SizeAdvice::recipe).orElseGet(() -> own.recipe(text));
    }

    private Recipe asAsked(Recipe base) {
        Recipe chosen = steps == null ? base : base.withSteps(steps);
        return wrong == null ? chosen : Breakage.named(wrong).applyTo(chosen);
    }

    /** The library, asked before long work whether it has room for the name. */
    private Optional<OwnModels> named() {
        if (name == null) {
            return Optional.empty();
        }
        OwnModels models = job().wiring().ownModels();
        models.requireFree(name);
        return Optional.of(models);
    }

    /** With --json stdout is for JSON alone, and what a success has to say is not an error. */
    private void say(Problem notice) {
        if (!json) {
            out().println(job().messages().sentence(notice));
        }
    }

    private void say(SizeAdvice advice) {
        if (!json) {
            for (SizeAdvice.Reason reason : advice.reasons()) {
                Object[] pairs =
                        reason.values().entrySet().stream()
                                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                                .toArray();
                out().println(text(reason.key(), pairs));
            }
        }
    }

    private void train(Trainer trainer, TrainingListener log) {
        if (resume == null) {
            trainer.start(log, Cancellation.NONE);
        } else {
            trainer.resume(resume, log, Cancellation.NONE);
        }
    }

    /** For people alone: with --json whoever reads the lines has the curves. */
    private void advise(TrainingRecord record) {
        List<Advice> advices = json ? List.of() : HealthCheck.standard().examine(record);
        if (advices.isEmpty()) {
            return;
        }
        out().println();
        out().println(text("health.heading"));
        for (Advice advice : advices) {
            out().println(
                            text(
                                    "health.line",
                                    "severity",
                                    say(AdviceTexts.severity(advice.severity())),
                                    "step",
                                    advice.step(),
                                    "title",
                                    say(AdviceTexts.title(advice))));
            out().println("  " + say(AdviceTexts.seen(advice)));
            out().println("  " + say(AdviceTexts.todo(advice)));
        }
        out().println();
    }

    private String say(Message message) {
        return job().messages().text(message);
    }

    private Path folder(Recipe chosen, Optional<OwnModels> library) {
        if (out != null) {
            return out;
        }
        if (resume != null) {
            return resume;
        }
        return library.map(models -> models.runFolder(Objects.requireNonNull(name)))
                .orElseGet(() -> job().wiring().folders().models().resolve(folderName(chosen)));
    }

    private String folderName(Recipe chosen) {
        String plain = chosen.name() + "-" + seed;
        return chosen.broken().map(found -> plain + "-" + found.id()).orElse(plain);
    }

    private final class Log implements TrainingListener {
        private final RecordKeeper keeper;

        Log(RecordKeeper keeper) {
            this.keeper = keeper;
        }

        @Override
        public void layers(LayerMetrics line) {
            keeper.layers(line);
        }

        @Override
        public void metrics(TrainingMetrics line) {
            keeper.metrics(line);
            if (json) {
                Json.line(out(), line);
                return;
            }
            String validation =
                    line.valLoss() == null
                            ? ""
                            : String.format(Locale.ROOT, "  val_loss %.4f", line.valLoss());
            out().println(
                            String.format(
                                    Locale.ROOT,
                                    "step %5d  train_loss %.4f  lr %.6f  %,.0f tokens/s%s",
                                    line.step(),
                                    line.trainLoss(),
                                    line.lr(),
                                    line.tokensPerSecond(),
                                    validation));
            out().flush();
        }

        @Override
        public void notice(Problem notice) {
            keeper.notice(notice);
            // With --json stdout is for JSON alone.
            var stream = json ? job().console().err() : out();
            stream.println(job().messages().sentence(notice));
            stream.flush();
        }
    }
}
