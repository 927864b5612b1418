package dev.glassbox.app.background;

import dev.glassbox.runtime.trace.Cancellation;

/** What running work may say and ask. Used on the thread that works. */
public interface Progress extends Cancellation {
    /**
     * How much is done; shown once per frame however often it is called.
     *
     * @param fraction from 0 to 1, or negative when unknown
     */
    void report(double fraction);
}
