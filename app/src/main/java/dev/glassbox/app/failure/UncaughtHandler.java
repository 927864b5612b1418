package dev.glassbox.app.failure;

import dev.glassbox.runtime.intake.IntakeException;
import java.lang.Thread.UncaughtExceptionHandler;

/**
 * What nobody caught, on any thread: the user reads a sentence, a report is written, the window
 * stays.
 */
public final class UncaughtHandler implements UncaughtExceptionHandler {
    private final FailureReports reports;
    private final Notices notices;

    public UncaughtHandler(FailureReports reports, Notices notices) {
        this.reports = reports;
        this.notices = notices;
    }

    /** From now on it is asked on every thread that has no handler of its own. */
    public void install() {
        Thread.setDefaultUncaughtExceptionHandler(this);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        if (failure instanceof IntakeException known) {
            notices.say(known.problem());
        } else {
            notices.say(reports.report(failure, thread.getName()));
        }
    }
}
