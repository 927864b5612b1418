package dev.glassbox.app.cli;

import dev.glassbox.app.cli.PromptArguments.Prompt;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.ChatMessage;
import dev.glassbox.runtime.model.ChatTemplate;
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
import dev.glassbox.runtime.sampling.GenerationListener;
import dev.glassbox.runtime.sampling.GenerationSession;
import dev.glassbox.runtime.sampling.SamplingConfig;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Intervention;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    @Option(names = "--chat")
    private boolean chat;

    @Option(names = "--json")
    private boolean json;

    GenerateVerb(Job job) {
        super(job);
    }

    /**
     * What is to be written on from.
     *
     * @param ids the prompt
     * @param names absent where ids have none
     * @param shownFrom how many ids are left out of what people read: those of a question
     * @param ends where a text is over
     */
    private record Start(int[] ids, @Nullable Tokenizer names, int shownFrom, Set<Integer> ends) {
        /** What people read of a line. */
        int[] shown(int... line) {
            return Arrays.copyOfRange(line, shownFrom, line.length);
        }
    }

    @Override
    int run() {
        if (maxTokens < 1) {
            throw Problem.input("cli.max-tokens", "--max-tokens", "value", maxTokens).asException();
        }
        SamplingConfig config = sampling.read();
        BeamSettings settings = beams == null ? null : new BeamSettings(beams, 1, false);
        Start start = start(job().wiring().models().describe(arguments.model));
        GenerationLimits limits = new GenerationLimits(maxTokens, start.ends());
        List<InterventionSpec> specs = intervene.read();
        try (LanguageModel model = job().open(arguments.model)) {
            List<Intervention> changes =
                    InterventionPlan.forGeneration(specs, model, start.ids(), Cancellation.NONE);
            if (settings != null) {
                BeamSearch search = new BeamSearch(model, config, settings, limits);
                BeamTree tree = search.run(start.ids(), changes, Cancellation.NONE);
                int[] best = best(tree);
                Optional<Ending> ending =
                        Ending.of(best, start.ids().length, limits, model.config().nCtx());
                write(tree, start, ending);
                say(ending.flatMap(one -> one.notice(model)));
                return Cli.DONE;
            }
            try (GenerationSession session =
                    new GenerationSession(model, start.ids(), config, limits, changes)) {
                write(session, start);
            }
        }
        return Cli.DONE;
    }

    private Start start(ModelDescription description) {
        Prompt prompt = arguments.read(description, job().console());
        Tokenizer names = prompt.named() ? description.tokenizer().orElse(null) : null;
        if (!chat) {
            return new Start(prompt.ids(), names, 0, description.endIds());
        }
        if (names == null) {
            throw Problem.input("cli.chat-text", "--chat").asException();
        }
        ChatTemplate template = job().wiring().models().chat(arguments.model);
        List<ChatMessage> question = List.of(ChatMessage.user(prompt.text()));
        int[] ids = template.encode(question, names, LocalDate.now(ZoneId.systemDefault()));
        description.check(ids);
        Set<Integer> ends = new TreeSet<>(description.endIds());
        ends.addAll(template.endIds(names));
        return new Start(ids, names, ids.length, ends);
    }

    private void write(BeamTree tree, Start start, Optional<Ending> ending) {
        if (json) {
            Json.line(out(), answer(tree, start, ending));
        } else {
            Written written = new Written(out(), start.names());
            written.add(start.shown(best(tree)));
            written.end();
        }
    }

    /** The best line; the prompt alone where the context has no room for more. */
    private static int[] best(BeamTree tree) {
        return tree.results().isEmpty() ? tree.prompt() : tree.ids(tree.results().get(0));
    }

    private Map<String, @Nullable Object> answer(
            BeamTree tree, Start start, Optional<Ending> ending) {
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        for (BeamNode end : tree.results()) {
            Map<String, @Nullable Object> line = line(tree.ids(end), start);
            line.put("score", end.score());
            lines.add(line);
        }
        Map<String, @Nullable Object> object = line(best(tree), start);
        object.put("stopped", ending.map(Ending::word).orElse(null));
        object.put("kv_cache_bytes", tree.cacheBytes());
        object.put("beams", lines);
        return object;
    }

    private Map<String, @Nullable Object> line(int[] ids, Start start) {
        Tokenizer names = start.names();
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("ids", ids);
        object.put("text", names == null ? null : names.readable(ids));
        if (names != null && chat) {
            object.put("answer", names.readable(start.shown(ids)));
        }
        return object;
    }

    private void write(GenerationSession session, Start start) {
        if (json) {
            session.play(maxTokens, GenerationListener.NONE, Cancellation.NONE);
            Map<String, @Nullable Object> object = line(session.ids(), start);
            object.put("stopped", session.ending().map(Ending::word).orElse(null));
            object.put("kv_cache_bytes", session.cacheBytes());
            Json.line(out(), object);
            return;
        }
        Written written = new Written(out(), start.names());
        written.add(start.shown(session.ids()));
        session.play(maxTokens, (step, next) -> written.add(step.id()), Cancellation.NONE);
        written.end();
        say(session.notice());
    }

    /** With --json the answer says it already. */
    private void say(Optional<Problem> notice) {
        if (!json) {
            notice.ifPresent(problem -> out().println(job().messages().sentence(problem)));
        }
    }
}
