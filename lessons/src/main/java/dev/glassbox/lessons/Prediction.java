package dev.glassbox.lessons;

import java.util.List;

/**
 * A question asked before the result is shown, graded by the running model: the right option is the
 * one whose value equals the fact that the visualizer's frame states. No answer is stored in the
 * course.
 *
 * @param fact the name of the fact, as the visualizer's document lists it
 * @param question Markdown
 * @param options what the learner can choose
 * @param explanation Markdown, shown with the result
 */
public record Prediction(
        String fact, Localized question, List<Option> options, Localized explanation) {
    public Prediction {
        options = List.copyOf(options);
    }

    /**
     * One choice.
     *
     * @param value the fact's value it stands for
     * @param label what is shown
     * @param feedback one or two sentences for who chose it, also when it turns out right
     */
    public record Option(String value, Localized label, Localized feedback) {}
}
