package dev.glassbox.runtime.library;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.ModelFolder;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.store.FolderCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Models of the user's own making in the library: a finished run is copied there under a name of
 * the user's choosing. Nothing is ever overwritten.
 */
public final class OwnModels {
    /** The most characters of a name; with its path it must fit every file system. */
    public static final int LONGEST_NAME = 60;

    /** What lies beside a model in its run's folder and stays there. */
    private static final String CHECKPOINTS = "checkpoints";

    private static final String RUNS = ".training";

    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9\\p{IsHan}][A-Za-z0-9\\p{IsHan}_-]*");

    /** Devices, which Windows finds in every folder. */
    private static final Pattern RESERVED = Pattern.compile("(?i)con|prn|aux|nul|com\\d|lpt\\d");

    private final Disk disk;
    private final Path root;

    /**
     * @param root the folder of installed models; made when the first is saved
     */
    public OwnModels(Disk disk, Path root) {
        this.disk = disk;
        this.root = root.toAbsolutePath().normalize();
    }

    /** Where a run that is to become a model of this name may lie until it is finished. */
    public Path runFolder(String name) {
        return root.resolve(RUNS).resolve(checked(name));
    }

    /**
     * Whether a model may have this name, to be asked before it is trained.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if it has other characters than letters,
     *     digits, hanzi, hyphens and underscores, or is taken; capital and small letters count as
     *     the same, as they do on many disks
     */
    public void requireFree(String name) {
        String wanted = checked(name);
        if (Files.isDirectory(root)) {
            try (Stream<Path> there = Files.list(root)) {
                if (there.anyMatch(path -> isCalled(path, wanted))) {
                    throw Problem.input("library.name-taken", wanted).asException();
                }
            } catch (IOException e) {
                throw ForeignFiles.unreadable(root, e);
            }
        }
    }

    /**
     * Saves the model of a finished run, with the moments that were kept and without its
     * checkpoints. The run stays as it is.
     *
     * @param run the run's folder
     * @return the model's folder, whose name is the model's id
     * @throws dev.glassbox.runtime.intake.IntakeException if the run is not finished, the name
     *     cannot be had ({@link #requireFree}) or the disk refuses; there is then no such model
     */
    public Path save(Path run, String name) {
        if (!Files.isRegularFile(run.resolve(ModelFolder.CONFIG))) {
            throw Problem.input("library.run-unfinished", run.toString()).asException();
        }
        requireFree(name);
        Path model = root.resolve(checked(name));
        new FolderCopy(disk).copy(run, OwnModels::isPartOfTheModel, model);
        return model;
    }

    private static boolean isPartOfTheModel(String name) {
        return !name.equals(CHECKPOINTS) && !name.startsWith(".");
    }

    /** In the one form of those that look alike. */
    private static String checked(String name) {
        String normal = Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
        int length = normal.codePointCount(0, normal.length());
        if (length > LONGEST_NAME || !FORM.matcher(normal).matches()) {
            throw Problem.input("library.bad-name", normal, "most", LONGEST_NAME).asException();
        }
        if (RESERVED.matcher(normal).matches()) {
            throw Problem.input("library.reserved-name", normal).asException();
        }
        return normal;
    }

    private static boolean isCalled(Path path, String name) {
        String there =
                Normalizer.normalize(String.valueOf(path.getFileName()), Normalizer.Form.NFC);
        return there.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
    }
}
