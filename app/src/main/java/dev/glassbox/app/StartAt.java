package dev.glassbox.app;

import java.util.Optional;

/**
 * What the window shows first.
 *
 * @param lesson a lesson's id; absent: the one that was open last
 * @param step a step's id, or its number from 1
 * @param language a tag for this start only; absent: the settings, else the locale
 * @param present whether to fill the screen
 */
public record StartAt(
        Optional<String> lesson, String step, Optional<String> language, boolean present) {
    /** Where the learner was last. */
    public static final StartAt LAST = new StartAt(Optional.empty(), "1", Optional.empty(), false);
}
