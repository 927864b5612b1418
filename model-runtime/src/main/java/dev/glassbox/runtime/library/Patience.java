package dev.glassbox.runtime.library;

import java.time.Duration;

/**
 * How long a hub is waited for.
 *
 * @param connect until a connection stands
 * @param answer until an answer begins
 * @param idle in each stretch of this length at least {@code leastBytes} must arrive
 * @param leastBytes so that a server that drips counts as one that stalls
 * @param total for all files of a model together
 * @param longestPause the longest wait that a server may ask for
 */
public record Patience(
        Duration connect,
        Duration answer,
        Duration idle,
        long leastBytes,
        Duration total,
        Duration longestPause) {

    /** For real hubs and slow lines. */
    public static Patience standard() {
        return new Patience(
                Duration.ofSeconds(20),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                16 << 10,
                Duration.ofHours(24),
                Duration.ofMinutes(5));
    }
}
