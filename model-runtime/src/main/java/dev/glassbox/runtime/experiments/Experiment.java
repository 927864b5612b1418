package dev.glassbox.runtime.experiments;

/**
 * A question that is answered by computing, found by {@link java.util.ServiceLoader}: adding one is
 * adding its folder and its services line. What it asks, its control and its threshold are told by
 * the folder's {@code package-info}; its title is the string {@code experiment.<id>.title}.
 *
 * @param <C> its settings: a record of numbers, texts and lists that refuses what it cannot work
 *     with; Jackson reads and writes it
 * @param <E> its snapshots: immutable values that Jackson writes; the last one is a {@link Result}
 */
public interface Experiment<C, E> {
    /** Names it in lessons and on the command line; never renamed. */
    String id();

    /** Its number in the curriculum, such as {@code X13}. */
    String code();

    Class<C> settingsType();

    /** Those whose result is known on several seeds. */
    C defaultSettings();

    /**
     * Runs to the end on the calling thread, which then owns no native memory of it.
     *
     * @throws java.util.concurrent.CancellationException if stopped
     */
    void run(C settings, RunContext<E> context);
}
