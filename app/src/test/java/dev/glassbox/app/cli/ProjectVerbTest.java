package dev.glassbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectVerbTest {
    @TempDir Path folder = Path.of("set by JUnit");
    private Path in = Path.of("");
    private Path out = Path.of("");

    /** Two heaps of 30 points, far from each other, and the name of each point's heap. */
    @BeforeEach
    void write() throws IOException {
        StringBuilder text = new StringBuilder("heap,a,b,c\n");
        for (int i = 0; i < 60; i++) {
            double far = i % 2 == 0 ? 0 : 40;
            text.append(i % 2 == 0 ? "left" : "right")
                    .append(',')
                    .append(far + Math.sin(i))
                    .append(',')
                    .append(Math.cos(1.7 * i))
                    .append(',')
                    .append(Math.sin(2.3 * i))
                    .append('\n');
        }
        in = Files.writeString(folder.resolve("in.csv"), text);
        out = folder.resolve("out.csv");
    }

    private Called project(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("project", "--in", in.toString(), "--out", out.toString()));
        arguments.addAll(List.of(more));
        return Called.with("", arguments.toArray(String[]::new));
    }

    private List<double[]> places() throws IOException {
        return Files.readAllLines(out).stream()
                .skip(1)
                .map(
                        line ->
                                java.util.Arrays.stream(line.split(",", -1))
                                        .mapToDouble(Double::parseDouble)
                                        .toArray())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pca", "tsne", "umap"})
    void everyRowHasAPlaceInItsOrderAndHeapsStayApart(String method) throws IOException {
        Called called = project("--method", method, "--perplexity", "10", "--json");

        assertThat(called.err()).isEmpty();
        assertThat(called.code()).isEqualTo(Cli.DONE);
        assertThat(called.json().get("points").asInt()).isEqualTo(60);
        assertThat(called.json().get("width").asInt()).isEqualTo(3);
        assertThat(called.json().get("trustworthiness").asDouble()).isBetween(0.8, 1.0);
        assertThat(Files.readAllLines(out).get(0)).isEqualTo("x,y");
        List<double[]> places = places();
        assertThat(places).hasSize(60);
        double[] left = mean(places, 0);
        double[] right = mean(places, 1);
        double apart = Math.hypot(left[0] - right[0], left[1] - right[1]);
        for (int i = 0; i < 60; i++) {
            double[] own = i % 2 == 0 ? left : right;
            double[] at = places.get(i);
            assertThat(Math.hypot(at[0] - own[0], at[1] - own[1])).isLessThan(apart / 2);
        }
        byte[] once = Files.readAllBytes(out);
        project("--method", method, "--perplexity", "10");
        assertThat(Files.readAllBytes(out)).isEqualTo(once);
    }

    private static double[] mean(List<double[]> places, int from) {
        double[] mean = new double[2];
        for (int i = from; i < places.size(); i += 2) {
            mean[0] += places.get(i)[0] / 30;
            mean[1] += places.get(i)[1] / 30;
        }
        return mean;
    }

    @Test
    void spaceHasThreeAxesAndComponentsTellTheirShares() throws IOException {
        Called called = project("--method", "pca", "--dims", "3", "--json");
        assertThat(Files.readAllLines(out).get(0)).isEqualTo("x,y,z");
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            sum += called.json().get("shares").get(c).asDouble();
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
        assertThat(places().get(0)).hasSize(3);
    }

    @Test
    void whatCannotBeIsOneSentenceAndLeavesNothing() throws IOException {
        Called large = project("--method", "tsne", "--perplexity", "50", "--lang", "en");
        assertThat(large.code()).isEqualTo(Cli.BAD_INPUT);
        assertThat(large.err()).contains("50").hasLineCount(1);
        Files.writeString(in, "a,b\n1,2\n3,x\n");
        Called word = project("--method", "pca", "--lang", "en");
        assertThat(word.code()).isEqualTo(Cli.BAD_INPUT);
        assertThat(word.err()).contains("in.csv:3:2").contains("\"x\"").hasLineCount(1);
        Called dims = project("--method", "pca", "--dims", "4", "--lang", "en");
        assertThat(dims.code()).isEqualTo(Cli.BAD_INPUT);
        assertThat(dims.err()).contains("--dims");
        assertThat(out).doesNotExist();
    }
}
