package dev.glassbox.visualizers.control;

/** What the cells of a grid say, and what happens when one is chosen. */
public interface GridCells {
    /** The cell in words. */
    String words(int row, int column);

    /** Called when the cell that is talked about is another one; -1 and -1 for none. */
    void reached(int row, int column);

    /** Called when the keyboard has moved the cursor to a cell. */
    default void moved(int row, int column) {}

    /** Called when the cell is chosen. */
    void chosen(int row, int column);
}
