package dev.glassbox.visualizers.control;

/**
 * What a table of numbers says about itself, in the language in use.
 *
 * @param name what is in the table
 * @param role the word for a table, for screen readers
 * @param rows name of the row axis
 * @param columns name of the column axis
 * @param legend what a sign in place of a number means; empty if there is none
 * @param keys how to move and choose by keyboard
 */
public record TableWords(
        String name, String role, String rows, String columns, String legend, String keys) {
    static final TableWords NONE = new TableWords("", "", "", "", "", "");
}
