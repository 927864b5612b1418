package dev.glassbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Actions that must be refused with a problem of the catalogue. */
public final class Refusals {
    private Refusals() {}

    /** The problem that an action is refused with. */
    public static Problem problemOf(ThrowingCallable action) {
        Throwable thrown = catchThrowable(action);
        assertThat(thrown).isInstanceOf(IntakeException.class);
        return ((IntakeException) thrown).problem();
    }
}
