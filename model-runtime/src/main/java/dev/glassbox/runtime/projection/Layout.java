package dev.glassbox.runtime.projection;

import dev.glassbox.runtime.trace.Cancellation;

/**
 * A drawing of many points that comes about step by step and can be looked at after each. Used by
 * one thread at a time. Equal points, settings and seed give equal positions after equal steps, on
 * any number of cores.
 */
public interface Layout {
    /** How many points are laid out. */
    int size();

    /** 2 or 3. */
    int dims();

    /** How many steps have been made. */
    int done();

    /** How many are meant to be made. */
    int planned();

    /**
     * Makes one step; after the planned ones too, which goes on under the last settings.
     *
     * @throws java.util.concurrent.CancellationException if cancelled; the layout is of no use then
     */
    void step(Cancellation cancellation);

    /** Where the points are now: a copy, {@code [n, dims]} row by row, all finite. */
    float[] positions();
}
