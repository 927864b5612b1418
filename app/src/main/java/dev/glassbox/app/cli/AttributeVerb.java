package dev.glassbox.app.cli;

import dev.glassbox.app.cli.PromptArguments.Prompt;
import dev.glassbox.runtime.analysis.AttentionRollout;
import dev.glassbox.runtime.analysis.DeletionAttribution;
import dev.glassbox.runtime.analysis.DirectLogitAttribution;
import dev.glassbox.runtime.analysis.DirectLogitAttribution.Share;
import dev.glassbox.runtime.analysis.GradientAttribution;
import dev.glassbox.runtime.analysis.Progress;
import dev.glassbox.runtime.analysis.TokenAttribution;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.LogitTarget;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.trace.Cancellation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code attribute}: what an answer is owed to, parts of the model or tokens of the text. */
@Command(name = "attribute")
final class AttributeVerb extends Verb {
    @Mixin private PromptArguments arguments = new PromptArguments();
    @Mixin private TargetArguments target = new TargetArguments();

    @Option(names = "--method", paramLabel = "dla|gradient|integrated|deletion|rollout")
    private String method = "dla";

    @Option(names = "--steps", paramLabel = "N")
    private int steps = 64;

    @Option(names = "--replace-id", paramLabel = "ID")
    private @Nullable Integer replacement;

    @Option(names = "--json")
    private boolean json;

    /** A way of attributing. */
    private enum Method {
        DLA,
        GRADIENT,
        INTEGRATED,
        DELETION,
        ROLLOUT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is read, and by which names. */
    private record Question(ModelDescription description, int[] ids, Names names) {}

    AttributeVerb(Job job) {
        super(job);
    }

    @Override
    int run() {
        Method chosen = method();
        if (steps < 1) {
            throw Problem.input("cli.top-count", "--steps", "value", steps).asException();
        }
        ModelDescription description = job().wiring().models().describe(arguments.model);
        Prompt prompt = arguments.read(description, job().console());
        OptionalInt id = target.id(description);
        OptionalInt against = target.against(description);
        refuseUnless(against.isEmpty() || chosen == Method.DLA, "--against");
        refuseUnless(replacement == null || chosen == Method.DELETION, "--replace-id");
        target.position(prompt.ids());
        if (replacement != null) {
            description.check(new int[] {replacement});
        }
        Question question = new Question(description, prompt.ids(), Names.of(prompt, description));
        try (LanguageModel model = job().open(arguments.model)) {
            if (chosen == Method.ROLLOUT) {
                roll(model, question);
            } else if (chosen == Method.DLA) {
                LogitTarget answer = target.read(model, question.ids(), id);
                apart(model, question, answer, against);
            } else {
                LogitTarget answer = target.read(model, question.ids(), id);
                byToken(chosen, model, question, answer);
            }
        }
        return Cli.DONE;
    }

    private void refuseUnless(boolean used, String option) {
        if (!used) {
            throw Problem.input("cli.option-unused", option, "method", method).asException();
        }
    }

    private Method method() {
        return Arrays.stream(Method.values())
                .filter(one -> one.word().equals(method))
                .findFirst()
                .orElseThrow(
                        () ->
                                Problem.input(
                                                "cli.method",
                                                "--method",
                                                "value",
                                                method,
                                                "known",
                                                Arrays.stream(Method.values())
                                                        .map(Method::word)
                                                        .collect(Collectors.joining(", ")))
                                        .asException());
    }

    private void apart(
            LanguageModel model, Question question, LogitTarget answer, OptionalInt against) {
        DirectLogitAttribution shares =
                DirectLogitAttribution.of(
                        model, question.ids(), answer, against, Cancellation.NONE);
        Names names = question.names();
        if (json) {
            Map<String, @Nullable Object> object = begin(Method.DLA, question, answer);
            object.put("against", against.isPresent() ? names.fields(against.getAsInt()) : null);
            object.put("logit", shares.logit());
            object.put("sum", shares.sum());
            object.put("shares", shares.shares().stream().map(AttributeVerb::describe).toList());
            object.put("origin", Described.origin(shares.origin()));
            Json.line(out(), object);
            return;
        }
        heading(question, answer);
        for (Share share : shares.shares()) {
            out().println(line(name(share), share.value()));
        }
        out().println(line("sum", shares.sum()));
        out().println(line("logit", shares.logit()));
    }

    private static String line(String name, double value) {
        return String.format(Locale.ROOT, "%s  %9.4f", Columns.pad(name, 20), value);
    }

    private static String name(Share share) {
        String part = share.part().name().toLowerCase(Locale.ROOT);
        if (share.layer().isEmpty()) {
            return part;
        }
        String place = "L" + share.layer().getAsInt();
        return share.head().isPresent()
                ? place + "H" + share.head().getAsInt()
                : place + " " + part;
    }

    private static Map<String, @Nullable Object> describe(Share share) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("part", share.part().name().toLowerCase(Locale.ROOT));
        object.put("layer", share.layer().isPresent() ? share.layer().getAsInt() : null);
        object.put("head", share.head().isPresent() ? share.head().getAsInt() : null);
        object.put("value", share.value());
        return object;
    }

    private void byToken(
            Method chosen, LanguageModel model, Question question, LogitTarget answer) {
        TokenAttribution scores = scores(chosen, model, question.ids(), answer);
        if (json) {
            Map<String, @Nullable Object> object = begin(chosen, question, answer);
            object.put("of", chosen == Method.DELETION ? "log_prob" : "logit");
            object.put("replacement", chosen == Method.DELETION ? replacement : null);
            object.put("steps", chosen == Method.INTEGRATED ? steps : null);
            object.put("full", scores.full());
            object.put("baseline", Double.isNaN(scores.baseline()) ? null : scores.baseline());
            object.put("sum", scores.sum());
            object.put("scores", scores.scores());
            object.put("origin", Described.origin(scores.origin()));
            Json.line(out(), object);
            return;
        }
        heading(question, answer);
        print(question, scores.scores());
        if (!Double.isNaN(scores.baseline())) {
            out().println(line("sum", scores.sum()));
            out().println(line("full - baseline", scores.full() - scores.baseline()));
        }
    }

    private TokenAttribution scores(
            Method chosen, LanguageModel model, int[] ids, LogitTarget answer) {
        if (chosen == Method.GRADIENT) {
            return GradientAttribution.timesInput(model, ids, answer, Cancellation.NONE);
        }
        if (chosen == Method.INTEGRATED) {
            return GradientAttribution.integrated(
                    model, ids, answer, steps, Progress.NONE, Cancellation.NONE);
        }
        OptionalInt put = replacement == null ? OptionalInt.empty() : OptionalInt.of(replacement);
        return DeletionAttribution.of(model, ids, answer, put, Progress.NONE, Cancellation.NONE);
    }

    private void roll(LanguageModel model, Question question) {
        int[] ids = question.ids();
        int position = target.position(ids);
        AttentionRollout rollout = AttentionRollout.of(model, ids, Cancellation.NONE);
        if (json) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            object.put("method", Method.ROLLOUT.word());
            object.put("ids", ids);
            object.put("tokens", question.names().all(ids));
            object.put("pos", position);
            object.put("scores", rollout.last().row(position));
            List<float[]> layers = new ArrayList<>();
            rollout.layers().forEach(layer -> layers.add(layer.row(position)));
            object.put("axes", List.of("layer", "key_pos"));
            object.put("by_layer", layers);
            object.put("origin", Described.origin(rollout.origin()));
            Json.line(out(), object);
            return;
        }
        List<Double> scores = new ArrayList<>();
        for (float score : rollout.last().row(position)) {
            scores.add((double) score);
        }
        print(question, scores);
    }

    private void heading(Question question, LogitTarget answer) {
        out().println(
                        text(
                                "cli.attribute-heading",
                                "pos",
                                answer.position(),
                                "answer",
                                question.names().shown(answer.id())));
    }

    private void print(Question question, List<Double> scores) {
        for (int position = 0; position < scores.size(); position++) {
            String name = Columns.pad(question.names().shown(question.ids()[position]), 20);
            out().println(
                            String.format(
                                    Locale.ROOT,
                                    "%5d  %s  %9.4f",
                                    position,
                                    name,
                                    scores.get(position)));
        }
    }

    private static Map<String, @Nullable Object> begin(
            Method method, Question question, LogitTarget answer) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("method", method.word());
        object.put("ids", question.ids());
        object.put("tokens", question.names().all(question.ids()));
        object.put("pos", answer.position());
        object.put("target", question.names().fields(answer.id()));
        return object;
    }
}
