package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDArray;
import dev.glassbox.runtime.trace.HookPoint;
import java.util.List;

/** The rows of the tokens alone, where positions are told by attention. */
public final class TokenEmbedder extends Embedder {
    private static final HookPoint EMBED = new HookPoint("hook_embed");

    private final Embedding tokens; // [V, D]

    public TokenEmbedder(Embedding tokens) {
        this.tokens = addChildBlock("tokens", tokens);
    }

    @Override
    public NDArray forward(NDArray ids, Pass pass) {
        return pass.at(EMBED, tokens.forward(ids, pass)); // [B, T, D]
    }

    @Override
    public List<HookPoint> hookPoints() {
        return List.of(EMBED);
    }
}
