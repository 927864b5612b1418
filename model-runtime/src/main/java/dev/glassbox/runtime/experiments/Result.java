package dev.glassbox.runtime.experiments;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The last snapshot of an experiment. */
public interface Result {
    /** What the experiment claims, each with the figure that decides it. */
    List<Claim> claims();

    /** Whether all of it came true in this run. */
    @JsonProperty("holds")
    default boolean holds() {
        return claims().stream().allMatch(Claim::holds);
    }
}
