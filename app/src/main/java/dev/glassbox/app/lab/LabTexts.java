package dev.glassbox.app.lab;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.Limits;
import dev.glassbox.runtime.store.AtomicFile;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.store.FolderRemoval;
import dev.glassbox.runtime.training.text.PlainText;
import dev.glassbox.runtime.training.text.Sha256;
import dev.glassbox.runtime.training.text.TextReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Texts of one's own, kept byte by byte as they came, each in a folder named by its sha256: a run
 * finds its text again whatever becomes of the file or the clipboard. One that no run learnt from
 * goes when another takes its place. Safe on any thread.
 */
public final class LabTexts {
    private static final String USED = "used";

    private final Disk disk;
    private final AtomicFile writer;
    private final Path root;
    private final ForeignFiles files = ForeignFiles.standard();
    private final TextReader reader = new TextReader(files);

    /**
     * @param root made when the first text is kept
     */
    public LabTexts(Disk disk, Path root) {
        this.disk = disk;
        writer = new AtomicFile(disk);
        this.root = root;
    }

    /**
     * A text that was taken in and is kept from now on.
     *
     * @param source where it is found again
     */
    record Kept(PlainText text, TextSource source) {}

    /**
     * Takes in a pasted text; when this returns it is on the disk.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if it is no text to learn from, or the
     *     disk refuses
     */
    Kept paste(String words) {
        PlainText text = reader.paste(words);
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        return keep(text, TextReader.PASTED, bytes);
    }

    /**
     * Takes in a text from where it lies, which may be here; when this returns it is kept.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if it cannot be read, is no text, has no
     *     such column, or the disk refuses
     */
    Kept take(TextSource source) {
        PlainText text = read(source);
        if (source.isKept()) {
            return new Kept(text, named(source.file(), source.sha256(), text));
        }
        Path file = Path.of(source.file());
        byte[] bytes = files.readBytes(file, Limits.standard().files().text());
        return keep(text, String.valueOf(file.getFileName()), bytes);
    }

    private Kept keep(PlainText text, String name, byte[] bytes) {
        TextSource source = named(name, Sha256.of(bytes), text);
        Path file = path(source);
        if (!writer.exists(file)) {
            writer.replace(file, out -> out.write(bytes));
        }
        return new Kept(text, source);
    }

    /** With the column that was read, so that the same one is read again. */
    private static TextSource named(String file, String sha256, PlainText text) {
        String column = text.columns().isEmpty() ? "" : text.name().substring(file.length() + 1);
        return new TextSource(file, sha256, column);
    }

    /**
     * Reads a text again.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if it is not there any more or no text
     */
    PlainText read(TextSource source) {
        Optional<String> column = Optional.of(source.column()).filter(name -> !name.isEmpty());
        return reader.read(path(source), column);
    }

    /**
     * Marks a kept text as one that a run learns from: it stays.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the disk refuses
     */
    void use(TextSource source) {
        writer.replace(path(source).resolveSibling(USED), out -> {});
    }

    /** Removes a kept text, unless a run learns from it. */
    void drop(TextSource source) {
        Path folder = root.resolve(source.sha256());
        if (source.isKept() && !writer.exists(folder.resolve(USED))) {
            new FolderRemoval(disk).remove(folder);
        }
    }

    private Path path(TextSource source) {
        return source.isKept()
                ? root.resolve(source.sha256()).resolve(source.file())
                : Path.of(source.file());
    }
}
