package dev.glassbox.app.lesson;

import dev.glassbox.lessons.Prediction;
import dev.glassbox.lessons.progress.Verdict;
import java.util.Map;
import java.util.Optional;

/**
 * A predict card at one moment: the question, what the learner chose, and what the model did.
 *
 * @param prediction the question
 * @param chosen what the learner chose; absent while the result is covered
 * @param fact what the running model did; absent until it is known
 */
public record Guess(
        Prediction prediction, Optional<Prediction.Option> chosen, Optional<String> fact) {

    static Guess open(Prediction prediction) {
        return new Guess(prediction, Optional.empty(), Optional.empty());
    }

    /** Whether the result may be seen. */
    public boolean revealed() {
        return chosen.isPresent();
    }

    /** What the model says to the choice; absent until both are known. */
    public Optional<Verdict> verdict() {
        return chosen.flatMap(
                option ->
                        fact.map(
                                value ->
                                        Verdict.of(
                                                prediction,
                                                option.id(),
                                                Map.of(prediction.fact(), value))));
    }

    /** The option that stands for what the model did, if one does. */
    public Optional<Prediction.Option> answer() {
        return fact.flatMap(
                value ->
                        prediction.options().stream()
                                .filter(option -> option.value().equals(value))
                                .findFirst());
    }

    Guess choose(Prediction.Option option) {
        return chosen.isPresent() ? this : new Guess(prediction, Optional.of(option), fact);
    }

    Guess withFact(String value) {
        return new Guess(prediction, chosen, Optional.of(value));
    }
}
