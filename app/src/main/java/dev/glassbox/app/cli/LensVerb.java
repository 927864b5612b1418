package dev.glassbox.app.cli;

import dev.glassbox.app.cli.PromptArguments.Prompt;
import dev.glassbox.runtime.analysis.Guess;
import dev.glassbox.runtime.analysis.LogitLens;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lens}: what the model would answer after each layer. */
@Command(name = "lens")
final class LensVerb extends Verb {
    private static final int HOOK_COLUMNS = 42;

    @Mixin private PromptArguments arguments = new PromptArguments();

    @Option(names = "--top", paramLabel = "K")
    private int top = 3;

    @Option(names = "--pos", paramLabel = "P")
    private @Nullable Integer position;

    @Option(names = "--json")
    private boolean json;

    LensVerb(Job job) {
        super(job);
    }

    @Override
    int run() {
        if (top < 1) {
            throw Problem.input("cli.top-count", "--top", "value", top).asException();
        }
        ModelDescription description = job().wiring().models().describe(arguments.model);
        Prompt prompt = arguments.read(description, job().console());
        int[] ids = prompt.ids();
        int shown = Positions.in(ids, position);
        Names names = Names.of(prompt, description);
        LogitLens lens;
        try (LanguageModel model = job().open(arguments.model)) {
            lens = LogitLens.of(model, ids, top, Cancellation.NONE);
        }
        if (json) {
            Json.line(out(), describe(lens, ids, names));
        } else {
            print(lens, shown, names);
        }
        return Cli.DONE;
    }

    private void print(LogitLens lens, int position, Names names) {
        int answer = lens.cells().get(0).get(position).answer();
        out().println(text("cli.lens-heading", "pos", position, "answer", names.shown(answer)));
        for (int stage = 0; stage < lens.stages().size(); stage++) {
            LogitLens.Cell cell = lens.cells().get(stage).get(position);
            String guesses =
                    cell.top().stream()
                            .map(
                                    guess ->
                                            names.shown(guess.id())
                                                    + String.format(
                                                            Locale.ROOT, " %.4f", guess.p()))
                            .collect(Collectors.joining("  "));
            out().println(
                            String.format(
                                    Locale.ROOT,
                                    "%s  rank %5d  p %.4f  KL %7.4f  %s",
                                    Columns.pad(lens.stages().get(stage).name(), HOOK_COLUMNS),
                                    cell.rank(),
                                    cell.p(),
                                    cell.divergence(),
                                    guesses));
        }
    }

    private static Map<String, @Nullable Object> describe(LogitLens lens, int[] ids, Names names) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("ids", ids);
        object.put("tokens", names.all(ids));
        object.put("axes", List.of("hook", "pos"));
        object.put("hooks", lens.stages().stream().map(HookPoint::name).toList());
        List<Object> stages = new ArrayList<>();
        for (List<LogitLens.Cell> cells : lens.cells()) {
            stages.add(cells.stream().map(cell -> describe(cell, names)).toList());
        }
        object.put("lens", stages);
        object.put("origin", Described.origin(lens.origin()));
        return object;
    }

    private static Map<String, Object> describe(LogitLens.Cell cell, Names names) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("top", cell.top().stream().map(guess -> describe(guess, names)).toList());
        object.put("answer", names.fields(cell.answer()));
        object.put("rank", cell.rank());
        object.put("p", cell.p());
        object.put("kl", cell.divergence());
        return object;
    }

    private static Map<String, @Nullable Object> describe(Guess guess, Names names) {
        Map<String, @Nullable Object> object = names.fields(guess.id());
        object.put("p", guess.p());
        return object;
    }
}
