package dev.glassbox.app.cli;

import dev.glassbox.app.cli.PromptArguments.Prompt;
import dev.glassbox.runtime.model.HookGlob;
import dev.glassbox.runtime.model.InterventionPlan;
import dev.glassbox.runtime.model.InterventionSpec;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.model.TraceFile;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code trace}: every activation of one forward pass, by hook name, into one file. */
@Command(name = "trace")
final class TraceVerb extends Verb {
    @Mixin private PromptArguments arguments = new PromptArguments();

    @Option(names = "--hooks", paramLabel = "GLOB,...")
    private @Nullable String hooks;

    @Mixin private InterveneOption intervene = new InterveneOption();
    @Mixin private SegmentsOption segments = new SegmentsOption();

    @Option(names = "--out", required = true, paramLabel = "FILE")
    private Path out = Path.of("");

    TraceVerb(Job job) {
        super(job);
    }

    @Override
    int run() {
        ModelCatalog models = job().wiring().models();
        ModelDescription description = models.describe(arguments.model);
        Prompt prompt = arguments.read(description, job().console());
        List<InterventionSpec> specs = intervene.read();
        Trace trace;
        try (LanguageModel model = job().open(arguments.model)) {
            List<Intervention> changes =
                    InterventionPlan.forText(specs, model, prompt.ids(), Cancellation.NONE);
            TraceRequest request =
                    new TraceRequest(
                            wanted(model), TraceRequest.Logits.ALL, changes, segments.read());
            trace = model.run(prompt.ids(), request, Cancellation.NONE);
        }
        TraceFile.write(out, prompt.text(), trace, specs);
        int tensors = trace.hooks().size() + 1; // and the logits
        out().println(text("cli.trace-written", "count", tensors, "file", out));
        return Cli.DONE;
    }

    private Set<HookPoint> wanted(LanguageModel model) {
        return hooks == null
                ? HookGlob.standard(model.hookPoints())
                : HookGlob.select(model.hookPoints(), List.of(hooks.split(",")), model.card().id());
    }
}
