package dev.glassbox.app.cli;

import dev.glassbox.app.cli.PromptArguments.Prompt;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.InterventionPlan;
import dev.glassbox.runtime.model.InterventionSpec;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.sampling.BeamNode;
import dev.glassbox.runtime.sampling.BeamSearch;
import dev.glassbox.runtime.sampling.BeamSettings;
import dev.glassbox.runtime.sampling.BeamTree;
import dev.glassbox.runtime.sampling.Ending;
import dev.glassbox.runtime.sampling.GenerationLimits;
import dev.glassbox.runtime.sampling.GenerationSession;
import dev.glassbox.runtime.sampling.SamplingConfig;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Intervention;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code generate}: a model writes on from a prompt. */
@Command(name = "generate")
final class GenerateVerb extends Verb {
    @Mixin private PromptArguments arguments = new PromptArguments();
    @Mixin private SamplingArguments sampling = new SamplingArguments();
    @Mixin private InterveneOption intervene = new InterveneOption();

    @Option(names = "--max-tokens", required = true, paramLabel = "N")
    private int maxTokens;

    @Option(names = "--beams", paramLabel = "B")
    private @Nullable Integer beams;

    @Option(names = "--json")
    private boolean json;

    GenerateVerb(Job job) {
        super(job);
    }

    @Override
    int run() {
        if (maxTokens < 1) {
            throw Problem.input("cli.max-tokens", "--max-tokens", "value", maxTokens).asException();
        }
        SamplingConfig config = sampling.read();
        ModelDescription description = job().wiring().models().describe(arguments.model);
        Prompt prompt = arguments.read(description, job().console());
        Tokenizer names = prompt.named() ? description.tokenizer().orElse(null) : null;
        GenerationLimits limits = new GenerationLimits(maxTokens, description.endIds());
        List<InterventionSpec> specs = intervene.read();
        try (LanguageModel model = job().open(arguments.model)) {
            List<Intervention> changes =
                    InterventionPlan.forGeneration(specs, model, prompt.ids(), Cancellation.NONE);
            if (beams != null) {
                BeamSettings settings = new BeamSettings(beams, 1, false);
                BeamSearch search = new BeamSearch(model, config, settings, limits);
                print(search.run(prompt.ids(), changes, Cancellation.NONE), names);
            } else {
                sample(new GenerationSession(model, prompt.ids(), config, limits, changes), names);
            }
        }
        return Cli.DONE;
    }

    private void sample(GenerationSession opened, @Nullable Tokenizer names) {
        try (GenerationSession session = opened) {
            if (json) {
                session.play(maxTokens, (step, next) -> {}, Cancellation.NONE);
                Json.line(out(), answer(session, names));
            } else {
                write(session, new Written(out(), names));
            }
        }
    }

    private void print(BeamTree tree, @Nullable Tokenizer names) {
        if (json) {
            Json.line(out(), answer(tree, names));
        } else {
            Written written = new Written(out(), names);
            written.add(best(tree));
            written.end();
        }
    }

    /** The best line; the prompt alone where the context has no room for more. */
    private static int[] best(BeamTree tree) {
        return tree.results().isEmpty() ? tree.prompt() : tree.ids(tree.results().get(0));
    }

    private static Map<String, @Nullable Object> answer(BeamTree tree, @Nullable Tokenizer names) {
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        for (BeamNode end : tree.results()) {
            Map<String, @Nullable Object> line = line(tree.ids(end), names);
            line.put("score", end.score());
            lines.add(line);
        }
        Map<String, @Nullable Object> object = line(best(tree), names);
        object.put("kv_cache_bytes", tree.cacheBytes());
        object.put("beams", lines);
        return object;
    }

    private static Map<String, @Nullable Object> line(int[] ids, @Nullable Tokenizer names) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("ids", ids);
        object.put("text", names == null ? null : names.readable(ids));
        return object;
    }

    private void write(GenerationSession session, Written written) {
        written.add(session.ids());
        session.play(maxTokens, (step, next) -> written.add(step.id()), Cancellation.NONE);
        written.end();
        session.notice().ifPresent(problem -> out().println(job().messages().sentence(problem)));
    }

    private static Map<String, @Nullable Object> answer(
            GenerationSession session, @Nullable Tokenizer names) {
        Map<String, @Nullable Object> object = line(session.ids(), names);
        object.put("stopped", session.ending().map(Ending::word).orElse(null));
        object.put("kv_cache_bytes", session.cacheBytes());
        return object;
    }
}
