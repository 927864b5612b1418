package dev.glassbox.app.bookmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A view kept under a name.
 *
 * @param name not blank
 * @param visualizer the picture's id; what it means is seen when the bookmark is opened
 * @param state the picture's state as JSON
 */
public record Bookmark(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String visualizer,
        @JsonProperty(required = true) JsonNode state) {
    public Bookmark {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is blank");
        }
    }
}
