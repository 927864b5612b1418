package dev.glassbox.visualizers.comparison;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is compared. */
public enum Shown {
    /** What comes next. */
    @JsonProperty("next")
    NEXT,
    /** One head's pattern. */
    @JsonProperty("pattern")
    PATTERN
}
