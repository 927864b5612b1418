package dev.glassbox.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM of its own, as odd as a test wants it. */
final class ChildRun implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 180;

    private final Process process;
    private final BufferedReader out;
    private final List<String> lines = new ArrayList<>();

    private ChildRun(Process process) {
        this.process = process;
        this.out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * @param home the value of {@code GLASSBOX_HOME}
     * @param before words before {@code java}, such as {@code unshare}
     * @param options for the JVM
     * @param words the main class and its arguments
     */
    static ChildRun start(Path home, List<String> before, List<String> options, String... words)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Dglass.platform=Monocle",
                        "-Dmonocle.platform=Headless",
                        "-Dprism.order=sw",
                        "-Djava.awt.headless=true",
                        "-Dfile.encoding=UTF-8",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("GLASSBOX_HOME", home.toString());
        environment.put("LC_ALL", "C.UTF-8");
        return new ChildRun(builder.start());
    }

    /** Reads on until a line that is {@code awaited}. */
    void awaitLine(String awaited) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.equals(awaited)) {
                return;
            }
        }
        throw new AssertionError("ended without '" + awaited + "': " + lines);
    }

    /** Everything it wrote, after its end. */
    List<String> finish() throws IOException, InterruptedException {
        process.getOutputStream().close();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
        }
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("did not end: " + lines);
        }
        return List.copyOf(lines);
    }

    int exitCode() {
        return process.exitValue();
    }

    /** As the system's out-of-memory killer does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As logging out does. */
    void terminate() throws IOException, InterruptedException {
        // Process.destroy() would also close its standard input.
        new ProcessBuilder("kill", "-TERM", String.valueOf(process.pid())).start().waitFor();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
