package dev.glassbox.visualizers.api;

/**
 * A state whose picture can be read as a table of numbers, and whose main number can be taken apart
 * beside it.
 *
 * @param <S> the state itself
 */
public interface ReadableState<S> extends VisualizerState {
    /** Whether the picture is read as a table. */
    boolean table();

    /** Whether the main number is taken apart beside the picture. */
    boolean inspector();

    S withTable(boolean newTable);

    S withInspector(boolean newInspector);
}
