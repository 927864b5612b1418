package dev.glassbox.runtime.trace;

/**
 * A place in the forward pass whose value can be handed out, by TransformerLens's full path, such
 * as {@code blocks.2.attn.hook_pattern}. Layers count from 0.
 *
 * @param name the full path
 */
public record HookPoint(String name) implements Comparable<HookPoint> {

    public HookPoint {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a hook point needs a name");
        }
    }

    /** A hook of one block: {@code block(2, "attn.hook_pattern")}. */
    public static HookPoint block(int layer, String hook) {
        return new HookPoint("blocks." + layer + "." + hook);
    }

    /** {@code [batch, head, query_pos, key_pos]}: after the softmax; every row sums to 1. */
    public static HookPoint pattern(int layer) {
        return block(layer, "attn.hook_pattern");
    }

    /** {@code [batch, head, query_pos, key_pos]}: scaled and masked (-inf), before the softmax. */
    public static HookPoint attnScores(int layer) {
        return block(layer, "attn.hook_attn_scores");
    }

    /** {@code [batch, pos, head, d_head]}. */
    public static HookPoint q(int layer) {
        return block(layer, "attn.hook_q");
    }

    /** {@code [batch, pos, n_kv_heads, d_head]}. */
    public static HookPoint k(int layer) {
        return block(layer, "attn.hook_k");
    }

    /** As {@link #q}, turned by position; in models that turn queries and keys. */
    public static HookPoint rotQ(int layer) {
        return block(layer, "attn.hook_rot_q");
    }

    /** As {@link #k}, turned by position; in models that turn queries and keys. */
    public static HookPoint rotK(int layer) {
        return block(layer, "attn.hook_rot_k");
    }

    /** {@code [batch, pos, n_kv_heads, d_head]}. */
    public static HookPoint v(int layer) {
        return block(layer, "attn.hook_v");
    }

    /** {@code [batch, pos, head, d_head]}: the values that each head has gathered. */
    public static HookPoint z(int layer) {
        return block(layer, "attn.hook_z");
    }

    /** The last part of the path, such as {@code hook_pattern}. */
    public String last() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Whether its value has an axis of heads. */
    public boolean hasHeads() {
        return switch (last()) {
            case "hook_q", "hook_k", "hook_v", "hook_z", "hook_rot_q", "hook_rot_k" -> true;
            case "hook_attn_scores", "hook_pattern", "hook_result" -> true;
            default -> name.contains(".q_norm.") || name.contains(".k_norm.");
        };
    }

    /** Whether its value says who looks at whom: scores and patterns, query by key. */
    public boolean isSquare() {
        return last().equals("hook_attn_scores") || last().equals("hook_pattern");
    }

    /** The axis of (query) positions; scores and patterns have their heads before it. */
    public int positionAxis() {
        return isSquare() ? 2 : 1;
    }

    @Override
    public int compareTo(HookPoint other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
