package dev.glassbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.app.Wiring;
import dev.glassbox.app.files.UserFolders;
import dev.glassbox.app.i18n.Messages;
import dev.glassbox.runtime.bench.BenchReport;
import dev.glassbox.runtime.bench.Limit;
import dev.glassbox.runtime.bench.Measure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What is measured is measured elsewhere; here is what the verb makes of it. */
class BenchVerbTest {
    private static final BenchReport REPORT =
            new BenchReport(
                    2,
                    4,
                    List.of(0.5, 1.5),
                    "PyTorch 2.7.1",
                    20,
                    List.of(
                            Measure.alone("read_gb_per_s", "read", 0, 28.6049, "GB/s"),
                            Measure.beside(
                                    "gpt2_small.forward_ms.64",
                                    "forward",
                                    64,
                                    91.26,
                                    "ms",
                                    Limit.of(Limit.Kind.MATRIX, 65.7)),
                            Measure.beside(
                                    "gpt2_small.all_hooks_ms.64",
                                    "all-hooks",
                                    64,
                                    120,
                                    "ms",
                                    new Limit(Limit.Kind.UNRECORDED, 100, 1.15)),
                            Measure.beside(
                                    "draw_ms.heads_144",
                                    "draw-heads",
                                    144,
                                    8,
                                    "ms",
                                    Limit.of(Limit.Kind.FRAME, 16))));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int threads;
    private boolean all;

    @Test
    void jsonIsOneLineWithEveryNumberItsLimitAndTheirRatio() throws IOException {
        assertThat(call("en", "--json", "--threads", "2", "--all")).isEqualTo(Cli.DONE);
        assertThat(threads).isEqualTo(2);
        assertThat(all).isTrue();
        String line = out.toString(StandardCharsets.UTF_8);
        assertThat(line.lines()).hasSize(1);
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.get("threads").asInt()).isEqualTo(2);
        assertThat(json.get("read_gb_per_s").asDouble()).isEqualTo(28.6);
        assertThat(json.at("/gpt2_small/forward_ms/64").asDouble()).isEqualTo(91.26);
        assertThat(json.at("/limits/gpt2_small/forward_ms/64").asDouble()).isEqualTo(65.7);
        assertThat(json.at("/ratios/gpt2_small/forward_ms/64").asDouble()).isEqualTo(1.389);
        assertThat(json.at("/draw_ms/heads_144").asDouble()).isEqualTo(8);
    }

    @Test
    void theTableSaysWhatIsPromisedAndHowItStands() {
        assertThat(call("en")).isEqualTo(Cli.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("random weights (seed 20)", "load up to 1.5", "28.6 GB/s")
                .contains("1.20 \u00d7 (promised: at most 1.15)", "0.50 \u00d7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyWordOfTheTableIsThereInBothLanguages(String language) {
        call(language);
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("bench.").contains("64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1025", "two"})
    void aNumberOfThreadsThatIsNoneIsRefusedInOneLine(String given) {
        Called called = Called.with("", "bench", "--threads", given);
        assertThat(called.code()).isEqualTo(Cli.BAD_INPUT);
        assertThat(called.err().lines()).hasSize(1);
        assertThat(called.out()).isEmpty();
    }

    private int call(String language, String... words) {
        Wiring wiring = new Wiring(new UserFolders(Called.HOME));
        Console console =
                new Console(
                        new ByteArrayInputStream(new byte[0]),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(out, true, StandardCharsets.UTF_8));
        Job job =
                new Job(
                        wiring,
                        console,
                        wiring.newMessages(language, Messages.Destination.TERMINAL));
        BenchVerb verb =
                new BenchVerb(
                        job,
                        (given, everything) -> {
                            threads = given;
                            all = everything;
                            return (listener, cancellation) -> {
                                listener.at(0.5, "machine");
                                return REPORT;
                            };
                        });
        return new CommandLine(verb).execute(words);
    }
}
