package dev.glassbox.visualizers.patching;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;

/**
 * One activation that is carried over from the clean run.
 *
 * @param layer from 0
 * @param pos from 0
 */
public record Patch(int layer, int pos) implements Comparable<Patch> {
    @JsonCreator
    public Patch(
            @JsonProperty(value = "layer", required = true) int layer,
            @JsonProperty(value = "pos", required = true) int pos) {
        if (layer < 0 || pos < 0) {
            throw new IllegalArgumentException(
                    "layer and pos count from 0, got " + layer + " and " + pos);
        }
        this.layer = layer;
        this.pos = pos;
    }

    @Override
    public int compareTo(Patch other) {
        return Comparator.comparingInt(Patch::layer)
                .thenComparingInt(Patch::pos)
                .compare(this, other);
    }
}
