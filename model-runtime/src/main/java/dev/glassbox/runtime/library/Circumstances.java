package dev.glassbox.runtime.library;

import dev.glassbox.runtime.model.Memory;
import java.time.InstantSource;

/**
 * What fetching depends on besides the hub and the disk; tests have their own.
 *
 * @param patience how long a hub is waited for
 * @param pauses how to wait between attempts
 * @param clock for dates
 * @param memory for models
 */
public record Circumstances(Patience patience, Pauses pauses, InstantSource clock, Memory memory) {

    /** Those of the real world. */
    public static Circumstances real() {
        return new Circumstances(
                Patience.standard(), Pauses.real(), InstantSource.system(), Memory.ofThisMachine());
    }
}
