package dev.glassbox.runtime.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every bad call that ended a process in the engine's own interface, and its kin, through ours: no
 * process ends, and each call is answered by a sentence of the catalogue. A process for each group;
 * what one leaves behind when it dies is kept in {@code target/crashes}.
 *
 * <p>{@code -Dglassbox.crash.families=all} makes the calls on every reference model, {@code
 * -Dglassbox.crash.races=N} sets the number of races.
 */
class NativeCrashTest {
    private static final String FAMILY = "gpt2-gelu-new";
    private static final int RACES = Integer.getInteger("glassbox.crash.races", 300);
    private static final boolean ALL =
            System.getProperty("glassbox.crash.families", "one").equals("all");
    private static final Path CRASHES = Path.of("target", "crashes");

    @TempDir private Path folder;

    @Test
    void noBadCallEndsTheProcess() throws Exception {
        List<String> lines = new ArrayList<>();
        for (String group : List.of("tokenizers", "training", "changing", "races")) {
            lines.addAll(words(group, FAMILY));
        }
        for (String family : ALL ? families() : List.of(FAMILY)) {
            for (String group : List.of("weights", "configs", "passes", "writing", "owners")) {
                lines.addAll(words(group, family));
            }
        }
        assertThat(wrong(lines)).isEmpty();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(ALL ? 500 : 80);
    }

    /** The lines whose answer is not the expected one, or no sentence. */
    private static List<String> wrong(List<String> lines) throws IOException {
        Properties catalogue = new Properties();
        try (Reader in =
                Files.newBufferedReader(
                        Path.of(
                                "src/main/resources/dev/glassbox/runtime/problems_en.properties"))) {
            catalogue.load(in);
        }
        List<String> wrong = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split("\t", -1);
            boolean answered =
                    parts.length == 4
                            && (parts[1].equals(parts[2])
                                    || (parts[1].equals("EITHER")
                                            && List.of("DONE", "REFUSED").contains(parts[2])));
            boolean sentence =
                    !answered || !parts[2].equals("REFUSED") || catalogue.containsKey(parts[3]);
            if (!answered || !sentence) {
                wrong.add(line);
            }
        }
        return wrong;
    }

    /** What the process for one group says; fails where it does not come to its end. */
    private List<String> words(String group, String family) throws Exception {
        Files.createDirectories(CRASHES);
        Path work = Files.createDirectory(folder.resolve(group + "-" + family));
        Path said = work.resolve("said.txt");
        Path complaints = CRASHES.resolve(group + "-" + family + ".txt");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:ErrorFile=" + CRASHES.resolve("hs_err_%p.log"),
                                "-Dai.djl.offline=true",
                                "-DOPT_OUT_TRACKING=true",
                                "-cp",
                                System.getProperty("java.class.path"),
                                CrashVictim.class.getName(),
                                group,
                                family,
                                work.toString(),
                                String.valueOf(RACES))
                        .redirectOutput(said.toFile())
                        .redirectError(complaints.toFile())
                        .start();
        boolean ended = process.waitFor(10, TimeUnit.MINUTES);
        process.destroyForcibly();
        List<String> lines = Files.readAllLines(said, StandardCharsets.UTF_8);
        String about = "%s, last words %s".formatted(complaints, last(lines));
        assertThat(ended).as("ended: %s", about).isTrue();
        assertThat(process.exitValue()).as("exit code: %s", about).isZero();
        assertThat(last(lines)).as(about).isEqualTo("end");
        Files.deleteIfExists(complaints);
        return lines.subList(0, lines.size() - 1);
    }

    private static String last(List<String> lines) {
        return lines.isEmpty() ? "none" : lines.get(lines.size() - 1);
    }

    /** Every reference model in one file of weights that a text can be written with. */
    private static TreeSet<String> families() throws IOException {
        TreeSet<String> families = new TreeSet<>();
        Path root = Path.of("src/test/resources/reference");
        try (var folders = Files.list(root)) {
            for (Path one : folders.toList()) {
                boolean whole =
                        Files.exists(one.resolve("config.json"))
                                && Files.exists(one.resolve("model.safetensors"));
                String name = one.getFileName().toString();
                if (whole && !name.startsWith("bert")) {
                    families.add(name);
                }
            }
        }
        return families;
    }
}
