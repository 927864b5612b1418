package dev.glassbox.app.shell;

import dev.glassbox.app.background.Needs;
import dev.glassbox.app.failure.Notices;
import dev.glassbox.app.lesson.Learner;
import dev.glassbox.app.settings.SettingsStore;
import dev.glassbox.lessons.Course;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.visualizers.api.VisualizerCatalog;

/**
 * The long-lived parts that the shell joins.
 *
 * @param course what is taught
 * @param learner how far the learner has come
 * @param visualizers what can be put on stage
 * @param json reads and writes their states
 * @param needs who answers what they need
 * @param settings what the user has set
 * @param notices what the user must be told although nobody asked
 */
public record ShellParts(
        Course course,
        Learner learner,
        VisualizerCatalog visualizers,
        StrictJson json,
        Needs needs,
        SettingsStore settings,
        Notices notices) {}
