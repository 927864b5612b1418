package dev.glassbox.visualizers.ablation;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.visualizers.api.QuestionAnswer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The passes with and without some parts.
 *
 * @param clean the unchanged pass
 * @param after logits of the next token with the parts off, {@code [d_vocab]}
 * @param lacking parts that were asked off and are not in this model
 * @param possible pieces of the construction that this model can be run without
 * @param effects what each part does alone, as far as known
 */
record AblationAnswer(
        TraceAnswer clean,
        float[] after,
        List<Part> lacking,
        Set<Dropped> possible,
        Effects effects)
        implements QuestionAnswer {
    AblationAnswer {
        lacking = List.copyOf(lacking);
        possible = Set.copyOf(possible);
    }

    @Override
    public long bytes() {
        return 4L * (clean.trace().logits().size() + after.length) + 25L * effects.size();
    }

    @Override
    public Optional<TraceAnswer> source() {
        return Optional.of(clean);
    }

    @Override
    public boolean complete() {
        return effects.count() == effects.size();
    }
}
