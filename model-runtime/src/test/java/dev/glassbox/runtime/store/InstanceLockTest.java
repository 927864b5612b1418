package dev.glassbox.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glassbox.runtime.intake.IntakeException;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLockTest {
    @TempDir private Path folder;

    @Test
    void onlyOneHoldsItAndGivingItBackFreesIt() {
        Path file = folder.resolve("instance.lock");
        Optional<InstanceLock> first = InstanceLock.tryAcquire(file);
        assertThat(first).isPresent();
        assertThat(InstanceLock.tryAcquire(file)).isEmpty();
        first.get().close();
        Optional<InstanceLock> second = InstanceLock.tryAcquire(file);
        assertThat(second).isPresent();
        second.get().close();
    }

    @Test
    void aKilledProcessHoldsItNoLonger() throws Exception {
        Path file = folder.resolve("instance.lock");
        Process holder = KillHarnessTest.start(LockHolder.class, file.toString());
        try (BufferedReader words = holder.inputReader()) {
            assertThat(words.readLine()).isEqualTo("locked");
            assertThat(InstanceLock.tryAcquire(file)).isEmpty();
        } finally {
            holder.destroyForcibly();
        }
        assertThat(holder.waitFor(10, TimeUnit.SECONDS)).isTrue();
        Optional<InstanceLock> mine = InstanceLock.tryAcquire(file);
        assertThat(mine).isPresent();
        mine.get().close();
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> InstanceLock.tryAcquire(folder.resolve("no/instance.lock")))
                .isInstanceOfSatisfying(
                        IntakeException.class,
                        e -> assertThat(e.problem().id()).isEqualTo("store.unwritable"));
    }

    /** Another instance. */
    static final class LockHolder {
        private LockHolder() {}

        public static void main(String[] arguments) throws InterruptedException {
            boolean locked = InstanceLock.tryAcquire(Path.of(arguments[0])).isPresent();
            System.out.println(locked ? "locked" : "refused");
            TimeUnit.MINUTES.sleep(1);
        }
    }
}
