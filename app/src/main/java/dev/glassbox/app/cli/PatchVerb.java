package dev.glassbox.app.cli;

import dev.glassbox.runtime.analysis.ActivationPatching;
import dev.glassbox.runtime.analysis.ActivationPatching.Answers;
import dev.glassbox.runtime.analysis.Progress;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.runtime.trace.Cancellation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code patch}: where in the model an answer is made, by putting activations back. */
@Command(name = "patch")
final class PatchVerb extends Verb {
    private static final int COLUMNS = 9;

    @Option(names = "--model", required = true, paramLabel = "M")
    private String model = "";

    @Option(names = "--clean", paramLabel = "TEXT")
    private @Nullable String clean;

    @Option(names = "--corrupt", paramLabel = "TEXT")
    private @Nullable String corrupt;

    @Option(names = "--ids", paramLabel = "1,2,3")
    private @Nullable String cleanIds;

    @Option(names = "--corrupt-ids", paramLabel = "1,2,3")
    private @Nullable String corruptIds;

    @Option(names = "--answer-ids", paramLabel = "RIGHT,WRONG")
    private @Nullable String answerIds;

    @Option(names = "--json")
    private boolean json;

    PatchVerb(Job job) {
        super(job);
    }

    @Override
    int run() {
        boolean texts = clean != null && corrupt != null;
        boolean ids = cleanIds != null && corruptIds != null;
        boolean mixed =
                (clean != null || corrupt != null) && (cleanIds != null || corruptIds != null);
        if (texts == ids || mixed) {
            throw Problem.input("cli.two-texts", "").asException();
        }
        ModelDescription description = job().wiring().models().describe(model);
        int[] source = read(description, clean, "--ids", cleanIds);
        int[] target = read(description, corrupt, "--corrupt-ids", corruptIds);
        Optional<Answers> named = answers(description);
        Names names = new Names(texts ? description.tokenizer().orElse(null) : null);
        try (LanguageModel opened = job().open(model)) {
            Answers answers =
                    named.orElseGet(
                            () -> Answers.ofModel(opened, source, target, Cancellation.NONE));
            ActivationPatching patched =
                    ActivationPatching.of(
                            opened, source, target, answers, Progress.NONE, Cancellation.NONE);
            if (json) {
                Json.line(out(), describe(patched, source, target, answers, names));
            } else {
                print(patched, target, answers, names);
            }
        }
        return Cli.DONE;
    }

    private static int[] read(
            ModelDescription description,
            @Nullable String text,
            String option,
            @Nullable String list) {
        if (text != null) {
            return description.encode(text).stream().mapToInt(Token::id).toArray();
        }
        int[] ids = PromptArguments.parse(option, list == null ? "" : list);
        description.check(ids);
        return ids;
    }

    private Optional<Answers> answers(ModelDescription description) {
        if (answerIds == null) {
            return Optional.empty();
        }
        int[] pair = PromptArguments.parse("--answer-ids", answerIds);
        if (pair.length != 2) {
            throw Problem.input("cli.two-ids", "--answer-ids", "value", answerIds).asException();
        }
        description.check(pair);
        return Optional.of(new Answers(pair[0], pair[1]));
    }

    private void print(ActivationPatching patched, int[] ids, Answers answers, Names names) {
        out().println(
                        text(
                                "cli.patch-heading",
                                "right",
                                names.shown(answers.right()),
                                "wrong",
                                names.shown(answers.wrong()),
                                "clean",
                                String.format(Locale.ROOT, "%.4f", patched.clean()),
                                "corrupt",
                                String.format(Locale.ROOT, "%.4f", patched.corrupt())));
        patched.byPosition()
                .forEach(
                        (hook, shares) -> {
                            out().println(hook);
                            StringBuilder line = new StringBuilder(Columns.pad("", 5));
                            for (int id : ids) {
                                line.append(Columns.padLeft(names.shown(id), COLUMNS));
                            }
                            out().println(line);
                            print(shares);
                        });
        out().println("heads");
        StringBuilder line = new StringBuilder(Columns.pad("", 5));
        for (int head = 0; head < patched.byHead().size(1); head++) {
            line.append(Columns.padLeft("H" + head, COLUMNS));
        }
        out().println(line);
        print(patched.byHead());
    }

    private void print(Tensor shares) {
        for (int layer = 0; layer < shares.size(0); layer++) {
            StringBuilder line = new StringBuilder(Columns.pad("L" + layer, 5));
            for (float share : shares.row(layer)) {
                line.append(Columns.padLeft(String.format(Locale.ROOT, "%.3f", share), COLUMNS));
            }
            out().println(line);
        }
    }

    private static Map<String, @Nullable Object> describe(
            ActivationPatching patched, int[] clean, int[] corrupt, Answers answers, Names names) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("ids", clean);
        object.put("tokens", names.all(clean));
        object.put("corrupt_ids", corrupt);
        object.put("corrupt_tokens", names.all(corrupt));
        object.put("right", names.fields(answers.right()));
        object.put("wrong", names.fields(answers.wrong()));
        object.put("logit_difference_clean", patched.clean());
        object.put("logit_difference_corrupt", patched.corrupt());
        object.put("axes", List.of("layer", "pos"));
        patched.byPosition().forEach((hook, shares) -> object.put(hook, Described.rows(shares)));
        object.put("heads", Described.rows(patched.byHead()));
        object.put("origin", Described.origin(patched.origin()));
        return object;
    }
}
