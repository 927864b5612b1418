package dev.glassbox.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glassbox.runtime.intake.IntakeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealDiskTest {
    @TempDir private Path folder;

    @Test
    void aDocumentIsFoundAgainInAFolderThatWasNotThere() {
        Path file = folder.resolve("用户 数据/新/settings.json");
        new DurableFile(Disk.real(), file, 1).write("{\"theme\":\"dark\"}");
        new DurableFile(Disk.real(), file, 1).write("{\"theme\":\"light\"}");
        Stored stored = new DurableFile(Disk.real(), file, 1).read();
        assertThat(stored)
                .isEqualTo(new Stored(Optional.of("{\"theme\":\"light\"}"), 1, 2, Outcome.CURRENT));
        assertThat(names(folder.resolve("用户 数据/新")))
                .containsExactly("settings.json", "settings.json.previous");
    }

    @Test
    void aLaterVersionsDocumentIsLeftAlone() throws IOException {
        Path file = folder.resolve("settings.json");
        new DurableFile(Disk.real(), file, 2).write("{}");
        byte[] before = Files.readAllBytes(file);
        DurableFile older = new DurableFile(Disk.real(), file, 1);
        assertThat(older.read().outcome()).isEqualTo(Outcome.FROM_LATER_VERSION);
        assertProblem(() -> older.write("{}"), "store.later-version");
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void aDamagedDocumentIsKeptAsideAndTheOneBeforeItIsUsed() throws IOException {
        Path file = folder.resolve("progress.json");
        DurableFile writer = new DurableFile(Disk.real(), file, 1);
        writer.write("1");
        writer.write("2");
        Files.writeString(file, "damaged");
        DurableFile reader = new DurableFile(Disk.real(), file, 1);
        assertThat(reader.read().outcome()).isEqualTo(Outcome.FELL_BACK);
        assertThat(reader.read().document()).contains("1");
        reader.write("3");
        assertThat(folder.resolve("progress.json.damaged")).hasContent("damaged");
        assertThat(new DurableFile(Disk.real(), file, 1).read().document()).contains("3");
    }

    @Test
    void aFileThatBlocksTheFolderIsSaid() throws IOException {
        Path blocked = Files.writeString(folder.resolve("file"), "x").resolve("settings.json");
        assertProblem(
                () -> new AtomicFile(Disk.real()).replace(blocked, out -> {}), "store.unwritable");
    }

    @Test
    void contentThatFailsLeavesTheOldFileAndNoLeftover() {
        Path file = folder.resolve("t.bin");
        AtomicFile writer = new AtomicFile(Disk.real());
        writer.replace(file, out -> out.write(1));
        assertProblem(
                () ->
                        writer.replace(
                                file,
                                out -> {
                                    out.write(2);
                                    throw new IOException("no more");
                                }),
                "store.unwritable");
        assertThat(file).hasBinaryContent(new byte[] {1});
        assertThat(names(folder)).containsExactly("t.bin");
    }

    @Test
    void aMoveThatIsDeniedForAMomentIsTriedAgain() {
        List<Long> pauses = new ArrayList<>();
        AtomicFile patient = new AtomicFile(new Busy(4), pauses::add);
        patient.replace(folder.resolve("a"), out -> out.write(7));
        assertThat(folder.resolve("a")).hasBinaryContent(new byte[] {7});
        assertThat(pauses).containsExactly(20L, 40L, 80L, 160L);

        AtomicFile beaten = new AtomicFile(new Busy(5), millis -> {});
        assertProblem(() -> beaten.replace(folder.resolve("b"), out -> {}), "store.denied");
        assertThat(names(folder)).containsExactly("a");
    }

    private static void assertProblem(Runnable action, String id) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        IntakeException.class, e -> assertThat(e.problem().id()).isEqualTo(id));
    }

    private static List<String> names(Path folder) {
        try {
            return Disk.real().list(folder).stream()
                    .map(path -> String.valueOf(path.getFileName()))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The machine's disk while a virus scanner holds the target open for some attempts. */
    private static final class Busy implements Disk {
        private final Disk real = Disk.real();
        private int refusals;

        Busy(int refusals) {
            this.refusals = refusals;
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            if (refusals-- > 0) {
                throw new AccessDeniedException(to.toString());
            }
            real.move(from, to);
        }

        @Override
        public Writing create(Path file) throws IOException {
            return real.create(file);
        }

        @Override
        public Writing append(Path file) throws IOException {
            return real.append(file);
        }

        @Override
        public InputStream read(Path file) throws IOException {
            return real.read(file);
        }

        @Override
        public void delete(Path path) throws IOException {
            real.delete(path);
        }

        @Override
        public List<Path> list(Path parent) throws IOException {
            return real.list(parent);
        }

        @Override
        public long size(Path file) throws IOException {
            return real.size(file);
        }

        @Override
        public void createFolders(Path path) throws IOException {
            real.createFolders(path);
        }

        @Override
        public void forceFolder(Path path) throws IOException {
            real.forceFolder(path);
        }

        @Override
        public long freeBytes(Path path) throws IOException {
            return real.freeBytes(path);
        }
    }
}
