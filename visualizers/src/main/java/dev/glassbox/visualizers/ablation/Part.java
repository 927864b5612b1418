package dev.glassbox.visualizers.ablation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.trace.Change;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A part of a model that can be switched off. In JSON {@code {"layer": 0, "head": 1}} or {@code
 * {"layer": 2, "part": "mlp"}}.
 *
 * @param layer from 0
 * @param part which kind; left out, a head
 * @param head from 0; of a head alone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Part(int layer, Kind part, @Nullable Integer head) implements Comparable<Part> {

    /** The kinds of parts. */
    public enum Kind {
        /** One head: what it has gathered, {@code attn.hook_z}. */
        @JsonProperty("head")
        HEAD,
        /** A layer's whole attention, its bias too: {@code hook_attn_out}. */
        @JsonProperty("attn")
        ATTN,
        /** A layer's MLP: {@code hook_mlp_out}. */
        @JsonProperty("mlp")
        MLP
    }

    private static final Comparator<Part> ORDER =
            Comparator.comparingInt(Part::layer)
                    .thenComparing(Part::part)
                    .thenComparingInt(p -> p.head == null ? -1 : p.head);

    public Part {
        if (layer < 0) {
            throw new IllegalArgumentException("layer counts from 0, got " + layer);
        }
        if ((part == Kind.HEAD) != (head != null)) {
            throw new IllegalArgumentException("a head, and nothing else, has a number 'head'");
        }
        if (head != null && head < 0) {
            throw new IllegalArgumentException("head counts from 0, got " + head);
        }
    }

    @JsonCreator
    static Part read(
            @JsonProperty(value = "layer", required = true) int layer,
            @JsonProperty("part") @Nullable Kind part,
            @JsonProperty("head") @Nullable Integer head) {
        return new Part(layer, part == null ? Kind.HEAD : part, head);
    }

    static Part head(int layer, int head) {
        return new Part(layer, Kind.HEAD, head);
    }

    static Part attention(int layer) {
        return new Part(layer, Kind.ATTN, null);
    }

    static Part mlp(int layer) {
        return new Part(layer, Kind.MLP, null);
    }

    /** The part in a column of the grid: the heads, then attention, then the MLP. */
    static Part at(int layer, int column, int heads) {
        return column < heads
                ? head(layer, column)
                : column == heads ? attention(layer) : mlp(layer);
    }

    /** Its column in the grid of so many heads. */
    int column(int heads) {
        return head != null ? head : part == Kind.ATTN ? heads : heads + 1;
    }

    boolean isIn(ModelConfig config) {
        boolean there = head == null || head < config.nHeads();
        return layer < config.nLayers() && there && (part != Kind.MLP || config.dMlp() > 0);
    }

    /** Where it writes. */
    HookPoint hook() {
        return switch (part) {
            case HEAD -> HookPoint.z(layer);
            case ATTN -> HookPoint.block(layer, "hook_attn_out");
            case MLP -> HookPoint.block(layer, "hook_mlp_out");
        };
    }

    /** Switched off at every position. */
    Intervention off(Mode mode) {
        Change change = mode == Mode.ZERO ? new Change.Zero() : new Change.Mean();
        return head == null
                ? Intervention.everywhere(hook(), change)
                : Intervention.atHead(hook(), change, head);
    }

    /** As a fact names it: {@code 1.head.3}, {@code 0.mlp}. */
    String id() {
        return switch (part) {
            case HEAD -> layer + ".head." + head;
            case ATTN -> layer + ".attn";
            case MLP -> layer + ".mlp";
        };
    }

    @Override
    public int compareTo(Part other) {
        return ORDER.compare(this, other);
    }
}
