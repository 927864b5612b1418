package dev.glassbox.app.cli;

import dev.glassbox.app.cli.PromptArguments.Prompt;
import dev.glassbox.runtime.analysis.HeadKind;
import dev.glassbox.runtime.analysis.HeadScores;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code heads}: which known kind of attention head each head is, and how much. */
@Command(name = "heads")
final class HeadsVerb extends Verb {
    private static final int REPEAT = 50;
    private static final int COLUMNS = 17;

    @Mixin private PromptArguments arguments = new PromptArguments();

    @Option(names = "--repeat", paramLabel = "N")
    private @Nullable Integer length;

    @Option(names = "--sequences", paramLabel = "N")
    private int sequences = 4;

    @Option(names = "--seed", paramLabel = "S")
    private long seed;

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
        ModelDescription description = job().wiring().models().describe(arguments.model);
        ModelConfig config = description.config();
        int repeat = length == null ? Math.min(REPEAT, config.nCtx() / 2) : length;
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
