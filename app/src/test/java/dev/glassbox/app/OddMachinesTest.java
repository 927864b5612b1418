package dev.glassbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.glassbox.app.background.EngineProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The machines a class room has: each starts the app, or is told in one sentence why not. */
class OddMachinesTest {
    private static final String RUN = WindowlessRun.class.getName();

    /** On the disk of the checkout: the engine needs 450 MB, which /tmp may not have. */
    private Path root;

    @BeforeEach
    void makeRoot() throws IOException {
        Path target = Path.of(System.getProperty("glassbox.checkout"), "app", "target");
        root = Files.createTempDirectory(Files.createDirectories(target), "odd-machine");
    }

    @AfterEach
    void removeRoot() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Test
    void aHomeWithChineseSpaceAndEmojiKeepsEverything() throws Exception {
        Path home = root.resolve("张三 的电脑 🤖");
        List<String> options = List.of("-Duser.home=" + home);
        assertThat(run(home, options, "dark")).contains("themes 3", "theme was light");
        assertThat(run(home, options, "projector"))
                .contains("theme was dark")
                .noneMatch(line -> line.startsWith("notice"));
    }

    @Test
    void aHomeThatCannotBeWrittenStillHasTheAppAndOneSentence() throws Exception {
        requiresLinux();
        Path home = Path.of("/proc/glassbox"); // refuses root, too, whom file modes do not stop
        List<String> lines = run(home, List.of(), "dark");

        assertThat(lines).contains("themes 3", "theme was light");
        assertThat(notices(lines)).anyMatch(n -> n.contains("Nothing can be saved in " + home));
    }

    @Test
    void aFullDiskIsSaidAndTheAppGoesOn() throws Exception {
        requiresMounts();
        Path home = Files.createDirectory(root.resolve("full"));
        String fill =
                "mount -t tmpfs -o size=64k tmpfs '%1$s' && dd if=/dev/zero of='%1$s/fill' 2>/dev/null;"
                        + " exec \"$@\"";
        List<String> before = List.of("unshare", "-m", "sh", "-c", String.format(fill, home), "sh");
        try (ChildRun run = ChildRun.start(home, before, List.of(), RUN, "dark")) {
            List<String> lines = run.finish();

            assertThat(lines).contains("themes 3", "theme was light");
            assertThat(notices(lines)).isNotEmpty().allMatch(n -> n.contains(home.toString()));
            assertEquals(0, run.exitCode());
        }
    }

    @Test
    void aSecondInstanceSaysSoAndLeavesTheFirstAlone() throws Exception {
        Path home = root.resolve("home");
        try (ChildRun first = ChildRun.start(home, List.of(), List.of(), RUN, "dark", "hold")) {
            first.awaitLine("holding");
            List<String> second = run(home, List.of(), "projector");

            assertEquals(1, second.size());
            assertThat(second.get(0)).startsWith("said Glassbox is already running");
            assertThat(notices(first.finish())).isEmpty();
        }
        assertThat(run(home, List.of(), "light")).contains("theme was dark");
    }

    @Test
    void aKilledRunLosesNothingThatWasKeptAndIsMentionedOnce() throws Exception {
        Path home = root.resolve("home");
        try (ChildRun run = ChildRun.start(home, List.of(), List.of(), RUN, "dark", "hold")) {
            run.awaitLine("holding");
            run.kill();
        }
        List<String> next = run(home, List.of(), "dark");
        assertThat(next).contains("theme was dark");
        assertThat(notices(next)).hasSize(1).allMatch(n -> n.contains("ended unexpectedly"));
        assertThat(notices(run(home, List.of(), "dark"))).isEmpty();
    }

    @Test
    void theSystemsWishToEndIsAnOrderlyEnd() throws Exception {
        requiresLinux();
        Path home = root.resolve("home");
        try (ChildRun run = ChildRun.start(home, List.of(), List.of(), RUN, "dark", "hold")) {
            run.awaitLine("holding");
            run.terminate();
            assertEquals(143, run.exitCode());
        }
        assertThat(notices(run(home, List.of(), "dark"))).isEmpty();
    }

    @Test
    void aFaultOnTheJavaFxThreadIsAReportAndTheAppGoesOn() throws Exception {
        Path home = root.resolve("home");
        List<String> lines = run(home, List.of(), "dark", "fail");

        assertThat(notices(lines)).hasSize(1).allMatch(n -> n.contains("went wrong"));
        assertThat(lines).noneMatch(line -> line.contains("at dev.glassbox"));
        try (Stream<Path> reports = Files.list(home.resolve("reports"))) {
            assertThat(reports.map(OddMachinesTest::read).toList())
                    .hasSize(1)
                    .allMatch(text -> text.contains("IllegalStateException: a broken picture"));
        }
    }

    @Test
    void theEngineLoadsOnOneCoreInHalfAGigabyteWithoutNetworkOrExecutableTmp() throws Exception {
        requiresMounts();
        Path tmp = Files.createDirectory(root.resolve("tmp"));
        String mount = "mount -t tmpfs -o noexec tmpfs '" + tmp + "' && exec \"$@\"";
        List<String> before = List.of("unshare", "-m", "-n", "sh", "-c", mount, "sh");
        List<String> options =
                List.of("-Xmx512m", "-XX:ActiveProcessorCount=1", "-Djava.io.tmpdir=" + tmp);
        Path natives = root.resolve("native");
        try (ChildRun run =
                ChildRun.start(
                        root, before, options, EngineProbe.class.getName(), natives.toString())) {
            List<String> lines = run.finish();
            assertEquals(0, run.exitCode(), () -> String.join("\n", lines));
        }
    }

    private static List<String> run(Path home, List<String> options, String... words)
            throws Exception {
        String[] all = Stream.concat(Stream.of(RUN), Stream.of(words)).toArray(String[]::new);
        try (ChildRun run = ChildRun.start(home, List.of(), options, all)) {
            List<String> lines = run.finish();
            assertEquals(0, run.exitCode(), () -> String.join("\n", lines));
            return lines;
        }
    }

    private static List<String> notices(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("notice ")).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void requiresLinux() {
        assumeTrue(
                System.getProperty("os.name").equals("Linux"), "needs Linux's /proc and signals");
    }

    /** Namespaces of its own keep what such a test mounts away from everybody else. */
    private static void requiresMounts() throws IOException, InterruptedException {
        requiresLinux();
        boolean may =
                new ProcessBuilder("sh", "-c", "unshare -m -n sh -c 'mount -t tmpfs tmpfs /mnt'")
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
        assumeTrue(may, "needs the right to mount, which root in a container may lack");
    }
}
