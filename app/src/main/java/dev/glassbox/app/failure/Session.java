package dev.glassbox.app.failure;

import dev.glassbox.app.files.UserFolders;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.store.InstanceLock;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of the app with a window. Only one can be under way for one user folder; while it is, a
 * mark lies there that tells the next start whether this one came to a clean end. Where nothing can
 * be written there is neither, and the app runs all the same.
 */
public final class Session implements AutoCloseable {
    private final @Nullable InstanceLock lock;
    private final @Nullable RunningMark mark;
    private final List<Problem> notices;

    private Session(
            @Nullable InstanceLock lock, @Nullable RunningMark mark, List<Problem> notices) {
        this.lock = lock;
        this.mark = mark;
        this.notices = List.copyOf(notices);
    }

    /**
     * Begins a run.
     *
     * @return empty if another instance is running on these folders
     */
    public static Optional<Session> begin(UserFolders folders, Clock clock) {
        Disk disk = Disk.real();
        try {
            disk.createFolders(folders.home());
            Optional<InstanceLock> lock = InstanceLock.tryAcquire(folders.lockFile());
            return lock.map(held -> begun(held, folders, clock));
        } catch (IOException | IntakeException e) {
            return Optional.of(new Session(null, null, List.of(nothingKept(folders))));
        }
    }

    private static Session begun(InstanceLock lock, UserFolders folders, Clock clock) {
        RunningMark mark = new RunningMark(Disk.real(), folders.runningMark());
        List<Problem> notices = new ArrayList<>();
        UncleanEnd.of(mark, folders.home()).ifPresent(end -> notices.add(end.toProblem()));
        try {
            mark.set(clock.instant());
        } catch (IntakeException e) {
            notices.add(nothingKept(folders));
        }
        return new Session(lock, mark, notices);
    }

    /** What to say to whoever starts a second instance. */
    public static Problem alreadyRunning() {
        return Problem.failure("app.already-running", "");
    }

    private static Problem nothingKept(UserFolders folders) {
        return Problem.failure("app.nothing-kept", folders.home().toString());
    }

    /** What to tell the user first: how the last run ended, that nothing can be kept. */
    public List<Problem> notices() {
        return notices;
    }

    /** A clean end. */
    @Override
    public void close() {
        if (mark != null) {
            mark.remove();
        }
        if (lock != null) {
            lock.close();
        }
    }
}
