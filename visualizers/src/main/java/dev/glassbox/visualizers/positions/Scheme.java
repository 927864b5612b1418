package dev.glassbox.visualizers.positions;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a model is told where a token stands. */
public enum Scheme {
    /** Sines and cosines added to the embedding (Vaswani et al. 2017, arXiv:1706.03762). */
    @JsonProperty("sinusoidal")
    SINUSOIDAL("sinusoidal"),
    /** A learned row added to the embedding (Radford et al. 2019). */
    @JsonProperty("learned")
    LEARNED("learned"),
    /** Queries and keys turned by their position (Su et al. 2021, arXiv:2104.09864). */
    @JsonProperty("rotary")
    ROTARY("rotary"),
    /** A penalty on the distance (Press et al. 2021, arXiv:2108.12409). */
    @JsonProperty("alibi")
    ALIBI("alibi");

    private final String id;

    Scheme(String id) {
        this.id = id;
    }

    /** Its name in a state. */
    String id() {
        return id;
    }

    /** Whether something is added to the embedding, rather than done to queries and keys. */
    boolean isAdded() {
        return this == SINUSOIDAL || this == LEARNED;
    }
}
