package dev.glassbox.app;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the window shows first.
 *
 * @param lesson a lesson's id; absent: the one that was open last
 * @param step a step's id, or its number from 1
 * @param language a tag for this start only; absent: the settings, else the locale
 * @param present whether to fill the screen
 * @param view a view that was saved, to be opened in the place to explore
 */
public record StartAt(
        Optional<String> lesson,
        String step,
        Optional<String> language,
        boolean present,
        Optional<Path> view) {
    /** Where the learner was last. */
    public static final StartAt LAST =
            new StartAt(Optional.empty(), "1", Optional.empty(), false, Optional.empty());
}
