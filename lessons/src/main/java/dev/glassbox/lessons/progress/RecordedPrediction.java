package dev.glassbox.lessons.progress;

import java.time.Instant;

/**
 * What a learner answered before the result was shown. It stays as it was given.
 *
 * @param option the chosen option's id
 * @param verdict what the running model said to it
 * @param when it was given
 */
public record RecordedPrediction(String option, Verdict verdict, Instant when) {}
