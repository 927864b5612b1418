package dev.glassbox.runtime.nn.bert;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.glassbox.runtime.nn.Embedding;
import dev.glassbox.runtime.nn.NetworkBlock;
import dev.glassbox.runtime.nn.Norm;
import dev.glassbox.runtime.nn.Pass;
import dev.glassbox.runtime.trace.HookPoint;
import java.util.ArrayList;
import java.util.List;

/** The rows of the tokens, of their positions and of their segments, added up and normalised. */
final class BertEmbedder extends NetworkBlock {
    private static final HookPoint EMBED = new HookPoint("hook_embed");
    private static final HookPoint POS_EMBED = new HookPoint("hook_pos_embed");
    private static final HookPoint TYPE_EMBED = new HookPoint("hook_token_type_embed");
    private static final HookPoint FULL_EMBED = new HookPoint("hook_full_embed");

    private final Embedding words; // [V, D]
    private final Embedding positions; // [C, D]
    private final Embedding segments; // [S, D]
    private final Norm norm;

    BertEmbedder(Embedding words, Embedding positions, Embedding segments, Norm norm) {
        this.words = addChildBlock("words", words);
        this.positions = addChildBlock("positions", positions);
        this.segments = addChildBlock("segments", segments);
        this.norm = addChildBlock("ln", norm);
    }

    /** All positions in the first segment. */
    @Override
    public NDArray forward(NDArray ids, Pass pass) {
        return embed(ids, ids.zerosLike(), pass);
    }

    /**
     * @param ids int64 {@code [B, T]}
     * @param types int64 {@code [B, T]}
     * @return {@code [B, T, D]}
     */
    NDArray embed(NDArray ids, NDArray types, Pass pass) {
        long length = ids.getShape().get(1);
        NDArray places =
                ids.getManager()
                        .arange(0, Math.toIntExact(length), 1, DataType.INT64)
                        .reshape(1, length); // [1, T]
        NDArray word = pass.at(EMBED, words.forward(ids, pass)); // [B, T, D]
        NDArray place = positions.forward(places, pass).broadcast(word.getShape()); // [B, T, D]
        place = pass.at(POS_EMBED, place); // [B, T, D]
        NDArray type = pass.at(TYPE_EMBED, segments.forward(types, pass)); // [B, T, D]
        NDArray sum = word.add(type).add(place); // [B, T, D]
        return pass.at(FULL_EMBED, norm.forward(sum, pass)); // [B, T, D]
    }

    /** In the order of the pass. */
    List<HookPoint> hookPoints() {
        List<HookPoint> hooks = new ArrayList<>(List.of(EMBED, POS_EMBED, TYPE_EMBED));
        hooks.addAll(norm.hookPoints());
        hooks.add(FULL_EMBED);
        return hooks;
    }
}
