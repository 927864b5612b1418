package dev.glassbox.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.nn.gpt2.Gpt2Provider;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.TraceRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the count of managed arrays cannot see: memory that is detached or never managed. Measured
 * in a process of its own whose Java heap is whole from the start, so that all growth is native.
 */
class NativeGrowthTest {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long ALLOWED_BYTES = 32L << 20;

    /** 400 steps; one activation of 256 kB left behind in each would be 100 MB. */
    @Test
    void trainingDoesNotGrowTheProcess(@TempDir Path folder) throws Exception {
        assertThat(growth("train", folder)).isLessThan(ALLOWED_BYTES);
    }

    /** 3000 passes; one residual of 32 kB left behind in each would be 98 MB. */
    @Test
    void tracesDoNotGrowTheProcess(@TempDir Path folder) throws Exception {
        assertThat(growth("trace", folder)).isLessThan(ALLOWED_BYTES);
    }

    private static long growth(String what, Path folder) throws Exception {
        Assumptions.assumeTrue(Files.isReadable(STATUS), "this system does not tell RssAnon");
        Path output = folder.resolve("output");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xms96m",
                                "-Xmx96m",
                                "-XX:+AlwaysPreTouch",
                                "-Dglassbox.checkout=" + System.getProperty("glassbox.checkout"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                NativeGrowthTest.class.getName(),
                                what,
                                folder.toString())
                        .redirectOutput(output.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as("%s", lines).isZero();
        return Long.parseLong(lines.get(lines.size() - 1));
    }

    /** The process that is measured: the work a few times, then many times, and the difference. */
    public static void main(String[] arguments) throws IOException {
        boolean train = arguments[0].equals("train");
        long bytes = train ? training(Path.of(arguments[1])) : traces();
        System.out.println(bytes);
    }

    private static long training(Path folder) throws IOException {
        Corpus corpus = TinyRuns.corpus(folder);
        Draws draws = new Draws(1);
        try (TrainedNetwork network =
                new TrainedNetwork(TinyRuns.plan(corpus, 64, 32), TinyRuns.recipe(), draws)) {
            TinyRuns.train(network, corpus, draws, 1, 100, 32);
            long before = anonymousBytes();
            TinyRuns.train(network, corpus, draws, 101, 500, 32);
            return anonymousBytes() - before;
        }
    }

    private static long traces() throws IOException {
        try (LanguageModel model =
                new Gpt2Provider().open(TestModels.bundled("shakespeare-char"), "test")) {
            run(model, 300);
            long before = anonymousBytes();
            run(model, 3000);
            return anonymousBytes() - before;
        }
    }

    private static void run(LanguageModel model, int times) {
        for (int i = 0; i < times; i++) {
            model.run(new int[64], TraceRequest.lastLogits(), Cancellation.NONE);
        }
    }

    private static long anonymousBytes() throws IOException {
        System.gc(); // frees the Java buffers whose arrays are closed
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("RssAnon:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }
}
