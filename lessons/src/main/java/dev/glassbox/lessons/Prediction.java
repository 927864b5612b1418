package dev.glassbox.lessons;

import dev.glassbox.lessons.text.Prose;
import java.util.List;
import java.util.Optional;

/**
 * A question asked before the result is shown, graded by the running model: the right option is the
 * one whose value equals the fact that the visualizer's frame states. No answer is stored in the
 * course.
 *
 * @param fact the name of the fact, as the visualizer's document lists it
 * @param question asked beside the picture
 * @param options what the learner can choose: at least two, with different ids and values
 * @param explanation shown with the result
 */
public record Prediction(
        String fact,
        Localized<Prose> question,
        List<Option> options,
        Localized<Prose> explanation) {
    public Prediction {
        options = List.copyOf(options);
    }

    public Optional<Option> option(String id) {
        return options.stream().filter(option -> option.id().equals(id)).findFirst();
    }

    /**
     * One choice.
     *
     * @param id unique in the question, never renamed: progress is kept by it
     * @param value the fact's value it stands for
     * @param label what is shown
     * @param feedback one or two sentences for who chose it, also when it turns out right
     */
    public record Option(
            String id, String value, Localized<String> label, Localized<Prose> feedback) {}
}
