package dev.glassbox.visualizers.projector;

import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerView;

/** Many vectors as points, with the distances that the drawing hides. */
public final class ProjectorVisualizer
        implements Visualizer<ProjectorState, PointsQuestion.Answer, ProjectorFrame> {

    @Override
    public String id() {
        return "projector";
    }

    @Override
    public Class<ProjectorState> stateType() {
        return ProjectorState.class;
    }

    @Override
    public ProjectorState initialState() {
        return ProjectorState.of(Source.tokens("everyday-en-zh"));
    }

    @Override
    public Need<PointsQuestion.Answer> needs(ProjectorState state) {
        return new Need.OfQuestion<>(new PointsQuestion(state.source(), state.drawing().essence()));
    }

    @Override
    public ProjectorFrame frame(ProjectorState state, PointsQuestion.Answer data) {
        return data.last().of(state, () -> new Mapping(state, data).frame());
    }

    @Override
    public VisualizerView<ProjectorState, ProjectorFrame> createView(
            ViewHost<ProjectorState> host) {
        return new ProjectorView(host);
    }
}
