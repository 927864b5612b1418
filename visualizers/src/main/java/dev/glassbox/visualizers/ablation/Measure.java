package dev.glassbox.visualizers.ablation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a part's effect is measured: the unchanged pass beside the one without that part. */
public enum Measure {
    /** The answer's logit, after less before. The answer is the unchanged model's likeliest. */
    @JsonProperty("logit")
    LOGIT,
    /** The answer's probability, after less before. */
    @JsonProperty("probability")
    PROBABILITY,
    /** KL(before || after) of the whole next-token distribution, in nats. */
    @JsonProperty("kl")
    KL
}
