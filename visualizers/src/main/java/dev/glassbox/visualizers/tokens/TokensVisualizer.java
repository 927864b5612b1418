package dev.glassbox.visualizers.tokens;

import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerView;
import java.util.List;

/** How a text is cut into tokens, by two tokenizers side by side. */
public final class TokensVisualizer
        implements Visualizer<TokensState, Tokenizing.Answer, TokensFrame> {

    @Override
    public String id() {
        return "tokens";
    }

    @Override
    public Class<TokensState> stateType() {
        return TokensState.class;
    }

    @Override
    public TokensState initialState() {
        return TokensState.of(
                "everyday-en-zh", "The small cat sleeps in the garden.\n小猫在花园里睡觉，它很高兴。😀");
    }

    @Override
    public Need<Tokenizing.Answer> needs(TokensState state) {
        return new Need.OfQuestion<>(
                new Tokenizing(
                        state.prompt(),
                        state.right().isEmpty()
                                ? List.of(state.left())
                                : List.of(state.left(), state.right()),
                        state.specials(),
                        state.pair()));
    }

    @Override
    public TokensFrame frame(TokensState state, Tokenizing.Answer data) {
        return TokensFrame.of(state, data);
    }

    @Override
    public VisualizerView<TokensState, TokensFrame> createView(ViewHost<TokensState> host) {
        return new TokensView(host);
    }
}
