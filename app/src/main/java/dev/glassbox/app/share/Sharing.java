package dev.glassbox.app.share;

import dev.glassbox.app.background.BackgroundTasks;
import dev.glassbox.app.background.Lane;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.store.AtomicFile;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.visualizers.api.FrameTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/**
 * Copies and saves what is on screen. Called on the JavaFX thread; files are made and written on
 * another one.
 */
public final class Sharing {
    private final BackgroundTasks tasks;
    private final StrictJson json;
    private final FileChoice choice;
    private final Consumer<? super Problem> trouble;
    private final AtomicFile files = new AtomicFile(Disk.real());

    /**
     * @param choice asks where to
     * @param trouble told, on the JavaFX thread, why something could not be saved
     */
    public Sharing(
            BackgroundTasks tasks,
            StrictJson json,
            FileChoice choice,
            Consumer<? super Problem> trouble) {
        this.choice = choice;
        this.tasks = tasks;
        this.json = json;
        this.trouble = trouble;
    }

    /** Asks for files. */
    public FileChoice choice() {
        return choice;
    }

    /** The picture to the clipboard, in the pixels of the screen. */
    void copyPicture(Shared shared) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(
                PictureFiles.take(
                        shared.node(), shared.node().getScene().getWindow().getOutputScaleX()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** The main table to the clipboard; a spreadsheet puts it into cells. */
    void copyNumbers(Shared shared) {
        copy(TableFiles.forClipboard(shared.tables().get(0)));
    }

    /** The view to the clipboard, as its file would hold it. */
    void copyView(Shared shared) {
        copy(view(shared).write(json));
    }

    private static void copy(String text) {
        Clipboard.getSystemClipboard()
                .setContent(Map.of(javafx.scene.input.DataFormat.PLAIN_TEXT, text));
    }

    /**
     * @param scale pixels to one logical pixel, 1 to 4
     */
    void savePng(Shared shared, int scale, Path to) {
        WritableImage taken = PictureFiles.take(shared.node(), scale);
        save(to, () -> PictureFiles.png(taken));
    }

    void saveSvg(Shared shared, Path to) {
        String svg = SvgPicture.of(shared.node());
        save(to, () -> bytes(svg));
    }

    /** Every table: the first to the file itself, others beside it under their names. */
    void saveCsv(Shared shared, Path to) {
        boolean first = true;
        for (FrameTable table : shared.tables()) {
            Path file = first ? to : beside(to, table.name());
            save(file, () -> bytes(TableFiles.csv(table)));
            first = false;
        }
    }

    private static Path beside(Path file, String name) {
        String whole = String.valueOf(file.getFileName());
        int dot = whole.lastIndexOf('.');
        String stem = dot < 0 ? whole : whole.substring(0, dot);
        String ending = dot < 0 ? "" : whole.substring(dot);
        return file.resolveSibling(stem + "-" + name.replaceAll("[^A-Za-z0-9_-]", "-") + ending);
    }

    void saveJson(Shared shared, Path to) {
        save(to, () -> bytes(TableFiles.json(json, shared)));
    }

    void saveView(Shared shared, Path to) {
        save(view(shared), to);
    }

    /** Saves a view that opens again. */
    public void save(ViewFile view, Path to) {
        save(to, () -> bytes(view.write(json)));
    }

    private static ViewFile view(Shared shared) {
        Optional<ViewFile.Weights> weights =
                shared.origin()
                        .map(
                                origin ->
                                        new ViewFile.Weights(
                                                origin.model(), origin.weightsSha256()));
        return new ViewFile(shared.visualizer(), shared.state(), weights);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void save(Path to, Callable<byte[]> made) {
        tasks.start(
                Lane.WORK,
                progress -> {
                    byte[] content = made.call();
                    files.replace(to, out -> out.write(content));
                    return to;
                },
                done -> {},
                trouble);
    }
}
