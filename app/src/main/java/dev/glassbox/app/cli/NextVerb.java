package dev.glassbox.app.cli;

import dev.glassbox.app.cli.PromptArguments.Prompt;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.InterventionPlan;
import dev.glassbox.runtime.model.InterventionSpec;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.sampling.NextTokens;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.TraceRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code next}: what the model expects to come next. */
@Command(name = "next")
final class NextVerb extends Verb {
    private static final String ALL = "all";

    @Mixin private PromptArguments arguments = new PromptArguments();

    @Option(names = "--top", paramLabel = "K|all")
    private String top = "10";

    @Option(names = "--temperature", paramLabel = "T")
    private double temperature = 1;

    @Mixin private InterveneOption intervene = new InterveneOption();
    @Mixin private SegmentsOption segments = new SegmentsOption();

    @Option(names = "--json")
    private boolean json;

    NextVerb(Job job) {
        super(job);
    }

    @Override
    int run() {
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw Problem.input("cli.temperature", "--temperature", "value", temperature)
                    .asException();
        }
        int limit = limit();
        ModelDescription description = job().wiring().models().describe(arguments.model);
        Prompt prompt = arguments.read(description, job().console());
        List<InterventionSpec> specs = intervene.read();
        float[] logits; // [d_vocab]
        try (LanguageModel model = job().open(arguments.model)) {
            List<Intervention> changes =
                    InterventionPlan.forText(specs, model, prompt.ids(), Cancellation.NONE);
            TraceRequest request = TraceRequest.lastLogits().with(changes).of(segments.read());
            logits = model.run(prompt.ids(), request, Cancellation.NONE).lastLogits();
        }
        NextTokens next = NextTokens.of(logits, temperature);
        print(prompt, next.best(limit), names(prompt, description));
        return Cli.DONE;
    }

    /** What each answer is called: a label, or a token's text where a tokenizer was opened. */
    private static IntFunction<@Nullable String> names(
            Prompt prompt, ModelDescription description) {
        List<String> labels = description.labels();
        if (!labels.isEmpty()) {
            return labels::get;
        }
        Tokenizer tokenizer = prompt.named() ? description.tokenizer().orElse(null) : null;
        return id -> tokenizer == null ? null : tokenizer.tokenText(id);
    }

    private int limit() {
        if (top.equals(ALL)) {
            return Integer.MAX_VALUE;
        }
        try {
            int limit = Integer.parseInt(top);
            if (limit > 0) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // said below, like a number below 1
        }
        throw Problem.input("cli.top", "--top", "value", top).asException();
    }

    private void print(
            Prompt prompt, List<NextTokens.Candidate> best, IntFunction<@Nullable String> names) {
        if (!json) {
            for (NextTokens.Candidate one : best) {
                String name = names.apply(one.id());
                out().println(
                                String.format(
                                        Locale.ROOT,
                                        "%8.4f  %8.3f  %d  %s",
                                        one.p(),
                                        one.logit(),
                                        one.id(),
                                        name == null ? "" : Quoted.text(name)));
            }
            return;
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (NextTokens.Candidate one : best) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("id", one.id());
            row.put("token", names.apply(one.id()));
            row.put("logit", one.logit());
            row.put("p", one.p());
            rows.add(row);
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("ids", prompt.ids());
        object.put("top", rows);
        Json.line(out(), object);
    }
}
