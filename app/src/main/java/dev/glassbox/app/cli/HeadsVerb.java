package dev.glassbox.app.cli;

import dev.glassbox.app.cli.PromptArguments.Prompt;
import dev.glassbox.runtime.analysis.HeadHistory;
import dev.glassbox.runtime.analysis.HeadKind;
import dev.glassbox.runtime.analysis.HeadScores;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.model.ModelMoments;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code heads}: which known kind of attention head each head is, and how much. */
@Command(name = "heads")
final class HeadsVerb extends Verb {
    private static final int REPEAT = 50;
    private static final int COLUMNS = 17;
    private static final int STEP_COLUMN = 8;

    @Mixin private PromptArguments arguments = new PromptArguments();

    @Option(names = "--repeat", paramLabel = "N")
    private @Nullable Integer length;

    @Option(names = "--sequences", paramLabel = "N")
    private int sequences = 4;

    @Option(names = "--seed", paramLabel = "S")
    private long seed;

    @Option(names = "--over-steps")
    private boolean overSteps;

    @Option(names = "--json")
    private boolean json;

    HeadsVerb(Job job) {
        super(job);
    }

    @Override
    int run() {
        if (sequences < 1) {
            throw Problem.input("cli.top-count", "--sequences", "value", sequences).asException();
        }
        if (overSteps) {
            return overSteps();
        }
        ModelDescription description = job().wiring().models().describe(arguments.model);
        ModelConfig config = description.config();
        int repeat = repeat(config);
        Optional<Prompt> prompt =
                arguments.isGiven()
                        ? Optional.of(arguments.read(description, job().console()))
                        : Optional.empty();
        try (LanguageModel model = job().open(arguments.model)) {
            HeadScores random =
                    HeadScores.ofRandomTokens(model, seed, repeat, sequences, Cancellation.NONE);
            Optional<HeadScores> text =
                    prompt.map(given -> HeadScores.ofText(model, given.ids(), Cancellation.NONE));
            if (json) {
                Json.line(out(), describe(prompt, description, text, random, repeat));
            } else {
                text.ifPresent(scores -> print(text("cli.heads-text"), scores, config));
                String heading =
                        text(
                                "cli.heads-random",
                                "length",
                                repeat,
                                "sequences",
                                sequences,
                                "seed",
                                seed);
                print(heading, random, config);
            }
        }
        return Cli.DONE;
    }

    private int repeat(ModelConfig config) {
        return length == null ? Math.min(REPEAT, config.nCtx() / 2) : length;
    }

    /** A run that is not finished is no model, but has moments. */
    private int overSteps() {
        ModelCatalog models = job().wiring().models();
        List<Integer> steps = models.moments(arguments.model);
        if (steps.isEmpty()) {
            models.folder(arguments.model); // or else there is no such model at all
            throw Problem.input("cli.no-moments", arguments.model).asException();
        }
        int repeat =
                repeat(models.describe(ModelMoments.id(arguments.model, steps.get(0))).config());
        HeadHistory history =
                HeadHistory.ofRandomTokens(
                        steps,
                        step -> job().open(ModelMoments.id(arguments.model, step)),
                        seed,
                        repeat,
                        sequences,
                        Cancellation.NONE);
        if (json) {
            Json.line(out(), describe(history, repeat));
        } else {
            print(history, repeat);
        }
        return Cli.DONE;
    }

    private void print(HeadHistory history, int repeat) {
        out().println(
                        text(
                                "cli.heads-over-steps",
                                "length",
                                repeat,
                                "sequences",
                                sequences,
                                "seed",
                                seed));
        StringBuilder line = new StringBuilder(Columns.pad("", STEP_COLUMN));
        history.steps().forEach(step -> line.append(Columns.padLeft(step.toString(), STEP_COLUMN)));
        out().println(line);
        for (int layer = 0; layer < history.layers(); layer++) {
            for (int head = 0; head < history.heads(); head++) {
                out().println(row(history, layer, head));
            }
        }
    }

    private String row(HeadHistory history, int layer, int head) {
        StringBuilder line = new StringBuilder(Columns.pad("L" + layer + "H" + head, STEP_COLUMN));
        for (float score : history.scores(HeadKind.INDUCTION, layer, head)) {
            line.append(Columns.padLeft(String.format(Locale.ROOT, "%.3f", score), STEP_COLUMN));
        }
        OptionalInt became = history.became(HeadKind.INDUCTION, layer, head);
        if (became.isPresent()) {
            line.append("  ").append(text("cli.heads-became", "step", became.getAsInt()));
        }
        return line.toString();
    }

    private Map<String, @Nullable Object> describe(HeadHistory history, int repeat) {
        List<List<List<Float>>> scores = new ArrayList<>();
        List<List<@Nullable Integer>> became = new ArrayList<>();
        for (int layer = 0; layer < history.layers(); layer++) {
            List<List<Float>> rows = new ArrayList<>();
            List<@Nullable Integer> steps = new ArrayList<>();
            for (int head = 0; head < history.heads(); head++) {
                rows.add(history.scores(HeadKind.INDUCTION, layer, head));
                OptionalInt step = history.became(HeadKind.INDUCTION, layer, head);
                steps.add(step.isPresent() ? step.getAsInt() : null);
            }
            scores.add(rows);
            became.add(steps);
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("model", arguments.model);
        object.put("kind", HeadKind.INDUCTION.word());
        object.put("seed", seed);
        object.put("length", repeat);
        object.put("sequences", sequences);
        object.put("threshold", HeadHistory.THRESHOLD);
        object.put("axes", List.of("layer", "head", "moment"));
        object.put("steps", history.steps());
        object.put("scores", scores);
        object.put("became", became);
        return object;
    }

    private void print(String heading, HeadScores scores, ModelConfig config) {
        out().println(heading);
        StringBuilder line = new StringBuilder(Columns.pad("", 8));
        for (HeadKind kind : HeadKind.values()) {
            line.append(Columns.padLeft(kind.word(), COLUMNS));
        }
        out().println(line);
        for (int layer = 0; layer < config.nLayers(); layer++) {
            for (int head = 0; head < config.nHeads(); head++) {
                out().println(row(scores, layer, head));
            }
        }
    }

    private static String row(HeadScores scores, int layer, int head) {
        StringBuilder line = new StringBuilder(Columns.pad("L" + layer + "H" + head, 8));
        for (HeadKind kind : HeadKind.values()) {
            String cell =
                    scores.find(kind)
                            .map(score -> String.format(Locale.ROOT, "%.4f", score.at(layer, head)))
                            .orElse("-");
            line.append(Columns.padLeft(cell, COLUMNS));
        }
        return line.toString();
    }

    private Map<String, @Nullable Object> describe(
            Optional<Prompt> prompt,
            ModelDescription description,
            Optional<HeadScores> text,
            HeadScores random,
            int repeat) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("ids", prompt.map(Prompt::ids).orElse(null));
        object.put(
                "tokens",
                prompt.map(given -> Names.of(given, description).all(given.ids())).orElse(null));
        object.put("axes", List.of("layer", "head"));
        object.put("text", text.map(HeadsVerb::describe).orElse(null));
        Map<String, @Nullable Object> drawn = new LinkedHashMap<>();
        drawn.put("seed", seed);
        drawn.put("length", repeat);
        drawn.put("sequences", sequences);
        drawn.putAll(describe(random));
        object.put("random", drawn);
        object.put("origin", Described.origin(random.origin()));
        return object;
    }

    private static Map<String, @Nullable Object> describe(HeadScores scores) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (HeadKind kind : HeadKind.values()) {
            Optional<Tensor> found = scores.find(kind);
            object.put(kind.word(), found.map(Described::rows).orElse(null));
        }
        return object;
    }
}
