package dev.glassbox.visualizers.api;

/**
 * One visualizer: state, need, frame, view. Found by {@link java.util.ServiceLoader}; adding one is
 * adding one folder and its services line. It has no state of its own.
 *
 * @param <S> its state
 * @param <D> the data that answers its need
 * @param <F> its frame
 */
public interface Visualizer<S extends VisualizerState, D, F extends VisualizerFrame> {
    /** Used in lesson files, never renamed: {@code "attention"}. */
    String id();

    /** Jackson reads a step's state into this. */
    Class<S> stateType();

    /** What it shows when nothing else is asked of it. */
    S initialState();

    /** What the state asks of the runtime. */
    Need<D> needs(S state);

    /** The picture as data: a pure function. */
    F frame(S state, D data);

    /** The only method that touches the scene graph. */
    VisualizerView<S, F> createView(ViewHost<S> host);
}
