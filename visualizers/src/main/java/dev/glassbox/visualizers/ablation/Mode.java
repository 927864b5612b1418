package dev.glassbox.visualizers.ablation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a part gives instead when it is switched off. */
public enum Mode {
    /** Nothing: zeros. */
    @JsonProperty("zero")
    ZERO,
    /** Its mean over all positions of this text: what it says whatever it reads. */
    @JsonProperty("mean")
    MEAN
}
