package dev.glassbox.app.share;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The system's own dialogs. */
public final class FileDialogs implements FileChoice {
    @Override
    public Optional<Path> toOpen(Window owner, String title, String ending) {
        return path(chooser(title, ending).showOpenDialog(owner));
    }

    @Override
    public Optional<Path> toSave(Window owner, String title, String name, String ending) {
        FileChooser chooser = chooser(title, ending);
        chooser.setInitialFileName(name);
        return path(chooser.showSaveDialog(owner));
    }

    private static FileChooser chooser(String title, String ending) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter("*" + ending, "*" + ending));
        return chooser;
    }

    private static Optional<Path> path(@Nullable File chosen) {
        return Optional.ofNullable(chosen).map(File::toPath);
    }
}
