package dev.glassbox.app.share;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/** Asks a person for a file. On the JavaFX thread. */
public interface FileChoice {
    /**
     * Which file to open.
     *
     * @param title of the dialog
     * @param ending of the files to choose from, with its dot
     */
    Optional<Path> toOpen(Window owner, String title, String ending);

    /**
     * Where to save a file.
     *
     * @param name proposed, with its ending
     */
    Optional<Path> toSave(Window owner, String title, String name, String ending);
}
