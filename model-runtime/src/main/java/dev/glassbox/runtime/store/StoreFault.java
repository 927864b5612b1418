package dev.glassbox.runtime.store;

import dev.glassbox.runtime.intake.ByteCount;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** What to say when user data cannot be kept or read. */
final class StoreFault {
    /** With less room than this left, a failed write is taken for a full disk. */
    private static final long NEARLY_NOTHING = 1 << 20;

    private StoreFault() {}

    static IntakeException writing(Disk disk, Path file, IOException e) {
        String place = file.toString();
        if (e instanceof AccessDeniedException) {
            return new IntakeException(Problem.failure("store.denied", place), e);
        }
        if (e instanceof FullDisk || isFull(disk, file)) {
            return new IntakeException(Problem.failure("store.full", place), e);
        }
        return new IntakeException(Problem.failure("store.unwritable", place), e);
    }

    /**
     * A failed write, to be asked for before its half file is removed: that makes room again, and
     * the full disk would not be seen any more.
     */
    static IOException asLeft(Disk disk, Path file, IOException e) {
        return !(e instanceof AccessDeniedException) && isFull(disk, file) ? new FullDisk(e) : e;
    }

    private static final class FullDisk extends IOException {
        private static final long serialVersionUID = 1;

        FullDisk(IOException cause) {
            super(cause);
        }
    }

    static IntakeException reading(Path file, IOException e) {
        return new IntakeException(Problem.failure("store.unreadable", file.toString()), e);
    }

    static IntakeException noRoom(Path folder, long needed, long free) {
        return Problem.failure(
                        "store.no-room",
                        folder.toString(),
                        "needed",
                        ByteCount.text(needed),
                        "free",
                        ByteCount.text(free))
                .asException();
    }

    /** The system's own message is in its language, so the room left is asked instead. */
    private static boolean isFull(Disk disk, Path file) {
        try {
            return disk.freeBytes(parent(file)) < NEARLY_NOTHING;
        } catch (IOException e) {
            return false;
        }
    }

    static Path parent(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " lies in no folder");
        }
        return parent;
    }
}
