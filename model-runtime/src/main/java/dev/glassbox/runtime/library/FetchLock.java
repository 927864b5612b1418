package dev.glassbox.runtime.library;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.store.FolderRemoval;
import dev.glassbox.runtime.store.InstanceLock;
import java.io.IOException;
import java.nio.file.Path;

/** Keeps two from fetching the same model at once, in this process or another. */
final class FetchLock implements AutoCloseable {
    private static final String FILE = "lock";

    private final Disk disk;
    private final Path folder;
    private final InstanceLock lock;

    private FetchLock(Disk disk, Path folder, InstanceLock lock) {
        this.disk = disk;
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * @param folder where the parts of the model's versions lie
     * @throws dev.glassbox.runtime.intake.IntakeException if somebody else has it
     */
    static FetchLock acquire(Disk disk, Path folder, HubId id) {
        return InstanceLock.tryAcquire(disk, folder.resolve(FILE))
                .map(lock -> new FetchLock(disk, folder, lock))
                .orElseThrow(() -> Problem.failure("library.busy", id.path()).asException());
    }

    /** Whether anything lies beside the lock. */
    static boolean guardsAnything(Disk disk, Path folder) {
        try {
            return disk.list(folder).stream().anyMatch(path -> !path.endsWith(FILE));
        } catch (IOException e) {
            return false;
        }
    }

    /** Removes what was fetched of other versions. */
    void removeOthers(String commit) {
        new FolderRemoval(disk)
                .removeChildren(folder, name -> !name.equals(commit) && !name.equals(FILE));
    }

    @Override
    public void close() {
        lock.close();
    }
}
