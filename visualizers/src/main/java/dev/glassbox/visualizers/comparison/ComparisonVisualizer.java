package dev.glassbox.visualizers.comparison;

import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerView;

/** Two prompts, two models, or a model and its own past, side by side. */
public final class ComparisonVisualizer
        implements Visualizer<ComparisonState, ComparisonAnswer, ComparisonFrame> {

    @Override
    public String id() {
        return "comparison";
    }

    @Override
    public Class<ComparisonState> stateType() {
        return ComparisonState.class;
    }

    /** A model and itself after 750 of its 4,000 steps. */
    @Override
    public ComparisonState initialState() {
        String prompt = "小红喜欢柠檬，因为它很";
        return ComparisonState.of("tinytown-zh-en@750", prompt, "tinytown-zh-en", prompt);
    }

    /** A pattern is asked for only while it is looked at. */
    @Override
    public Need<ComparisonAnswer> needs(ComparisonState state) {
        return new Need.OfQuestion<>(
                new ComparisonQuestion(
                        state.model(),
                        state.prompt(),
                        state.otherModel(),
                        state.otherPrompt(),
                        state.shown() == Shown.PATTERN ? state.layer() : -1));
    }

    @Override
    public ComparisonFrame frame(ComparisonState state, ComparisonAnswer data) {
        return ComparisonFrame.of(state, data);
    }

    @Override
    public VisualizerView<ComparisonState, ComparisonFrame> createView(
            ViewHost<ComparisonState> host) {
        return new ComparisonView(host);
    }
}
