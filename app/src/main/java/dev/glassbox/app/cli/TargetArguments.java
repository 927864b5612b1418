package dev.glassbox.app.cli;

import dev.glassbox.runtime.analysis.BestAnswer;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.LogitTarget;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.runtime.trace.Cancellation;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which answer is explained. */
final class TargetArguments {
    @Option(names = "--pos", paramLabel = "P", descriptionKey = "target.pos")
    private @Nullable Integer position;

    @Option(names = "--target", paramLabel = "TOKEN", descriptionKey = "target")
    private @Nullable String target;

    @Option(names = "--target-id", paramLabel = "ID", descriptionKey = "target.id")
    private @Nullable Integer targetId;

    @Option(names = "--against", paramLabel = "TOKEN", descriptionKey = "against")
    private @Nullable String against;

    @Option(names = "--against-id", paramLabel = "ID", descriptionKey = "against.id")
    private @Nullable Integer againstId;

    int position(int[] ids) {
        return Positions.in(ids, position);
    }

    /** The token named, if one is. */
    OptionalInt id(ModelDescription description) {
        return chosen(description, "--target", target, targetId);
    }

    /** The token that the answer is compared with, if one is named. */
    OptionalInt against(ModelDescription description) {
        return chosen(description, "--against", against, againstId);
    }

    /** The answer to explain: the model's own where none is named. */
    LogitTarget read(LanguageModel model, int[] ids, OptionalInt id) {
        int at = position(ids);
        return id.isPresent()
                ? new LogitTarget(at, id.getAsInt())
                : BestAnswer.at(model, ids, at, Cancellation.NONE);
    }

    /**
     * One token by its text or its id.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if both are given, the text is not one
     *     token, or the vocabulary has no such id
     */
    static OptionalInt chosen(
            ModelDescription description,
            String option,
            @Nullable String text,
            @Nullable Integer id) {
        if (text != null && id != null) {
            throw Problem.input("cli.token-or-id", option).asException();
        }
        if (id != null) {
            description.check(new int[] {id});
            return OptionalInt.of(id);
        }
        if (text == null) {
            return OptionalInt.empty();
        }
        List<Token> tokens = description.encode(text);
        if (tokens.size() != 1) {
            throw Problem.input("cli.not-one-token", option, "value", text, "count", tokens.size())
                    .asException();
        }
        return OptionalInt.of(tokens.get(0).id());
    }
}
