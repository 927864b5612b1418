package dev.glassbox.visualizers.playback;

import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerView;

/** A model writing on, token by token, played back with what it thought of each. */
public final class PlaybackVisualizer
        implements Visualizer<PlaybackState, TextAnswer, PlaybackFrame> {

    @Override
    public String id() {
        return "playback";
    }

    @Override
    public Class<PlaybackState> stateType() {
        return PlaybackState.class;
    }

    @Override
    public PlaybackState initialState() {
        return PlaybackState.of("tinytown-zh-en", "Anna puts the ");
    }

    /** The whole text; moving within it asks for nothing more. */
    @Override
    public Need<TextAnswer> needs(PlaybackState state) {
        return new Need.OfQuestion<>(
                new TextQuestion(state.model(), state.prompt(), state.tokens(), state.sampling()));
    }

    @Override
    public PlaybackFrame frame(PlaybackState state, TextAnswer data) {
        return PlaybackFrame.of(state, data);
    }

    @Override
    public VisualizerView<PlaybackState, PlaybackFrame> createView(ViewHost<PlaybackState> host) {
        return new PlaybackView(host);
    }
}
