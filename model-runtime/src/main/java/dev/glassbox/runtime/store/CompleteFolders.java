package dev.glassbox.runtime.store;

import dev.glassbox.runtime.intake.IntakeException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Folders of several files, such as the checkpoints of a training, of which each is there whole or
 * not at all. A folder is written under another name, its marker {@code checkpoint.json} with the
 * sha256 of each part last, and then renamed to {@code 000007-step-350}: the seventh one written,
 * at step 350. Reading takes the newest whose parts are all as its marker says; writing removes old
 * ones only after the new one is in place.
 *
 * <p>One thread at a time, and one process at a time.
 */
public final class CompleteFolders {
    /** The marker's name; a folder without one is unfinished. */
    public static final String MARKER = "checkpoint.json";

    private static final int KEPT = 3;
    private static final int ROOM_FACTOR = 2;
    private static final String UNFINISHED = ".unfinished-";

    private final Disk disk;
    private final AtomicFile writer;
    private final Path root;
    private final String label;
    private final Pattern names;

    /**
     * @param root holds the folders; made when the first is written
     * @param label what the number of a folder counts, such as {@code step}
     */
    public CompleteFolders(Disk disk, Path root, String label) {
        this(disk, new AtomicFile(disk), root, label);
    }

    CompleteFolders(Disk disk, AtomicFile writer, Path root, String label) {
        FolderMarker.requirePlain(label);
        this.disk = disk;
        this.writer = writer;
        this.root = root.toAbsolutePath();
        this.label = label;
        this.names = Pattern.compile("(\\d{6,9})-" + Pattern.quote(label) + "-\\d+");
    }

    /**
     * One file of a folder.
     *
     * @param name a plain file name
     * @param bytes how long it will be, about; decides whether there is room
     */
    public record Part(String name, long bytes, Content content) {
        public Part {
            FolderMarker.requirePlain(name);
        }
    }

    /**
     * A folder whose parts have been checked.
     *
     * @param number such as the training step
     * @param path the folder
     * @param damaged newer folders that are not whole and were passed over, newest first
     */
    public record Found(long number, Path path, List<Path> damaged) {}

    /**
     * Writes one folder; when this returns it is on the disk. All but the newest three are removed.
     *
     * @param number such as the training step; need not be larger than the last
     * @return the folder
     * @throws IntakeException if there is too little room or the disk refuses; every whole folder
     *     is then still there
     */
    public Path save(long number, List<Part> parts) {
        try {
            disk.createFolders(root);
            removeUnfinished();
            requireRoom(parts);
            Path staging = root.resolve(UNFINISHED + UUID.randomUUID());
            Path folder = root.resolve(nextName(number));
            try {
                disk.createFolders(staging);
                write(staging, number, parts);
                writer.move(staging, folder);
            } catch (IOException e) {
                IOException told = StoreFault.asLeft(disk, staging, e);
                removeAfter(told, staging); // a full disk needs its room
                throw told;
            }
            disk.forceFolder(root);
            removeOld();
            return folder;
        } catch (IOException e) {
            throw StoreFault.writing(disk, root, e);
        }
    }

    /**
     * The newest folder that is whole; every byte of it is read.
     *
     * @throws IntakeException if the disk refuses to read what is there, or a later version of the
     *     app wrote it
     */
    public Optional<Found> newest() {
        List<Path> damaged = new ArrayList<>();
        try {
            for (Path folder : newestFirst()) {
                Optional<FolderMarker> marker = FolderMarker.find(disk, folder);
                if (marker.isPresent() && marker.get().isTrueOf(disk, folder)) {
                    return Optional.of(
                            new Found(marker.get().number(), folder, List.copyOf(damaged)));
                }
                damaged.add(folder);
            }
            return Optional.empty();
        } catch (IOException e) {
            throw StoreFault.reading(root, e);
        }
    }

    /**
     * Removes every folder, for a fresh start that must never fall back on an earlier run.
     *
     * @throws IntakeException if the disk refuses
     */
    public void clear() {
        try {
            for (Path folder : newestFirst()) {
                remove(folder);
            }
            removeUnfinished();
            if (!disk.list(root).isEmpty()) {
                disk.forceFolder(root);
            }
        } catch (IOException e) {
            throw StoreFault.writing(disk, root, e);
        }
    }

    private void requireRoom(List<Part> parts) throws IOException {
        long needed = parts.stream().mapToLong(Part::bytes).sum() * ROOM_FACTOR;
        long free = disk.freeBytes(root);
        if (free < needed) {
            throw StoreFault.noRoom(root, needed, free);
        }
    }

    private void write(Path staging, long number, List<Part> parts) throws IOException {
        List<FolderMarker.Part> sealed = new ArrayList<>();
        for (Part part : parts) {
            writer.writeNew(
                    staging.resolve(part.name()), out -> sealed.add(writeSealed(part, out)));
        }
        disk.forceFolder(staging);
        byte[] marker = FolderMarker.of(number, sealed).toText().getBytes(StandardCharsets.UTF_8);
        writer.writeNew(staging.resolve(MARKER), out -> out.write(marker));
        disk.forceFolder(staging);
    }

    private static FolderMarker.Part writeSealed(Part part, OutputStream out) throws IOException {
        FolderMarker.Sealing sealing = new FolderMarker.Sealing(part.name(), out);
        part.content().writeTo(sealing);
        return sealing.part();
    }

    private String nextName(long number) throws IOException {
        List<Path> folders = newestFirst();
        long next = folders.isEmpty() ? 1 : sequence(folders.get(0)) + 1;
        return String.format(Locale.ROOT, "%06d-%s-%d", next, label, number);
    }

    private void removeOld() throws IOException {
        List<Path> folders = newestFirst();
        for (Path old : folders.subList(Math.min(KEPT, folders.size()), folders.size())) {
            remove(old);
        }
    }

    /** What a kill cut short. */
    private void removeUnfinished() throws IOException {
        for (Path path : disk.list(root)) {
            if (String.valueOf(path.getFileName()).startsWith(UNFINISHED)) {
                remove(path);
            }
        }
    }

    private void removeAfter(IOException e, Path staging) {
        try {
            remove(staging);
        } catch (IOException second) {
            e.addSuppressed(second);
        }
    }

    /** The marker goes first, so that a folder half removed is never taken for a whole one. */
    private void remove(Path folder) throws IOException {
        disk.delete(folder.resolve(MARKER));
        for (Path part : disk.list(folder)) {
            disk.delete(part);
        }
        disk.delete(folder);
    }

    private List<Path> newestFirst() throws IOException {
        return disk.list(root).stream()
                .filter(path -> sequence(path) >= 0)
                .sorted(Comparator.comparingLong(this::sequence).reversed())
                .toList();
    }

    /** The how manieth folder this was, or -1 if it is none of ours. */
    private long sequence(Path path) {
        Matcher name = names.matcher(String.valueOf(path.getFileName()));
        return name.matches() ? Long.parseLong(name.group(1)) : -1;
    }
}
