package dev.glassbox.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.app.explore.ExploreState;
import dev.glassbox.app.lab.LabState;
import java.util.Optional;

/**
 * A picture of the real screen.
 *
 * @param content a step of a lesson, one visualizer in a state, pictures side by side, or the
 *     training lab
 * @param language a tag; absent: the settings, else the locale
 * @param theme a theme's id
 * @param textPercent size of text, 100 to 200
 * @param width in pixels, 320 to 7680
 * @param height in pixels, 240 to 4320
 */
public record ShotRequest(
        Content content,
        Optional<String> language,
        String theme,
        int textPercent,
        int width,
        int height) {

    /** What is on screen. */
    public sealed interface Content {}

    /**
     * @param lesson its id
     * @param step a step's id, or its number from 1
     */
    public record LessonStep(String lesson, String step) implements Content {}

    /**
     * @param visualizer its id
     * @param state as it stands in a lesson
     */
    public record OneState(String visualizer, JsonNode state) implements Content {}

    /**
     * Pictures side by side.
     *
     * @param state what is explored
     */
    public record Exploring(ExploreState state) implements Content {}

    /**
     * The training lab, once its run has come as far as the state says.
     *
     * @param state what is trained, how far, and what is looked at
     */
    public record Training(LabState state) implements Content {}

    public ShotRequest {
        if (width < 320 || width > 7680 || height < 240 || height > 4320) {
            throw new IllegalArgumentException(
                    "a picture is 320x240 to 7680x4320, got " + width + "x" + height);
        }
    }
}
