package dev.glassbox.runtime.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.Refusals;
import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.nn.gpt2.Gpt2Provider;
import dev.glassbox.runtime.sampling.BeamNode.Fate;
import dev.glassbox.runtime.trace.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against transformers ({@code src/test/reference/dump_beams.py}). */
class BeamSearchTest {
    private static final double TOLERANCE = 1e-4;

    @ParameterizedTest
    @ValueSource(strings = {"gpt2-gelu-new", "gpt2-relu"})
    void findsTheLinesOfTransformersWithTheirScores(String name) throws IOException {
        int cases = 0;
        try (LanguageModel model = new Gpt2Provider().open(TestModels.reference(name), "test")) {
            for (JsonNode one : reference()) {
                if (!one.get("model").asText().equals(name)) {
                    continue;
                }
                cases++;
                BeamTree tree =
                        new BeamSearch(model, rules(one), settings(one), limits(one))
                                .run(ints(one.get("prompt")), Cancellation.NONE);
                assertThat(tree.results()).as("%s", one).hasSize(one.get("lines").size());
                for (int i = 0; i < tree.results().size(); i++) {
                    JsonNode line = one.get("lines").get(i);
                    BeamNode end = tree.results().get(i);
                    assertThat(tree.ids(end)).as("%s", one).isEqualTo(ints(line.get("ids")));
                    assertThat(end.score())
                            .as("%s", one)
                            .isCloseTo(line.get("score").doubleValue(), within(TOLERANCE));
                }
                checkTree(tree, one.get("beams").intValue());
            }
        }
        assertThat(cases).isGreaterThan(20);
    }

    @Test
    void oneBeamIsGreedy() {
        try (LanguageModel model =
                        new Gpt2Provider().open(TestModels.bundled("shakespeare-char"), "test");
                GenerationSession greedy =
                        new GenerationSession(
                                model,
                                new int[] {1, 2, 3},
                                SamplingConfig.GREEDY,
                                new GenerationLimits(20, Set.of()))) {
            greedy.play(20, GenerationListener.NONE, Cancellation.NONE);
            BeamTree tree =
                    new BeamSearch(
                                    model,
                                    SamplingConfig.PLAIN,
                                    new BeamSettings(1, 1, false),
                                    new GenerationLimits(20, Set.of()))
                            .run(new int[] {1, 2, 3}, Cancellation.NONE);
            assertThat(tree.ids(tree.results().get(0))).isEqualTo(greedy.ids());
        }
    }

    @Test
    void aLineThatWinsAgainAndAgainCostsOneTokenAStep() {
        TableModel counting = new TableModel(new float[][] {{9, 1, 0}, {0, 0, 0}, {0, 0, 0}}, 50);
        BeamTree tree =
                new BeamSearch(
                                counting,
                                SamplingConfig.PLAIN,
                                new BeamSettings(1, 1, false),
                                new GenerationLimits(10, Set.of()))
                        .run(new int[] {0, 0, 0, 0, 0}, Cancellation.NONE);

        assertThat(counting.read()).isEqualTo(5 + 9);
        assertThat(tree.cacheBytes()).isEqualTo(8L * 15);
    }

    @Test
    void itCanBeCancelled() {
        AtomicInteger asked = new AtomicInteger();
        BeamSearch search =
                new BeamSearch(
                        new TableModel(new float[3][3], 50),
                        SamplingConfig.PLAIN,
                        new BeamSettings(2, 1, false),
                        new GenerationLimits(10, Set.of()));

        assertThatThrownBy(() -> search.run(new int[] {0}, () -> asked.incrementAndGet() > 5))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void settingsThatAreNotPossibleAreRefused() {
        assertThat(Refusals.problemOf(() -> new BeamSettings(0, 1, false)).place())
                .isEqualTo("beams");
        assertThat(Refusals.problemOf(() -> new BeamSettings(2, Double.NaN, false)).place())
                .isEqualTo("length_penalty");
    }

    /**
     * Every candidate's sums add up, and its fate is the one that its place among the rest says.
     */
    private static void checkTree(BeamTree tree, int beams) {
        Set<Integer> parents = new HashSet<>();
        for (BeamNode node : tree.nodes()) {
            BeamNode parent = node.parent() == 0 ? null : tree.nodes().get(node.parent() - 1);
            double before = parent == null ? 0 : parent.sum();
            assertThat(node.sum()).isCloseTo(before + node.logP(), within(1e-12));
            assertThat(parent == null || parent.fate() == Fate.WENT_ON).isTrue();
            assertThat(node.position())
                    .isEqualTo(parent == null ? tree.prompt().length : parent.position() + 1);
            parents.add(node.parent());
        }
        for (BeamNode node : tree.nodes()) {
            boolean isResult = tree.results().contains(node);
            assertThat(node.fate() == Fate.FINISHED).isEqualTo(isResult);
            if (parents.contains(node.node())) {
                assertThat(node.fate()).isEqualTo(Fate.WENT_ON);
            }
        }
        long inFirstStep =
                tree.nodes().stream()
                        .filter(n -> n.parent() == 0 && n.fate() == Fate.WENT_ON)
                        .count();
        assertThat(inFirstStep).isLessThanOrEqualTo(beams);
    }

    private static JsonNode reference() throws IOException {
        return StrictJson.standard()
                .readTree(
                        Files.readString(TestModels.reference("sampling").resolve("beams.json")),
                        "beams.json");
    }

    private static SamplingConfig rules(JsonNode one) {
        return new SamplingConfig(
                1,
                0,
                1,
                0,
                1,
                one.path("repetition_penalty").asDouble(1),
                0,
                0,
                one.path("no_repeat_ngram_size").asInt(0),
                0);
    }

    private static BeamSettings settings(JsonNode one) {
        return new BeamSettings(
                one.get("beams").intValue(),
                one.path("length_penalty").asDouble(1),
                one.path("early_stopping").asBoolean(false));
    }

    private static GenerationLimits limits(JsonNode one) {
        Set<Integer> ends = new HashSet<>();
        one.path("eos").forEach(id -> ends.add(id.intValue()));
        return new GenerationLimits(one.get("new").intValue(), ends);
    }

    private static int[] ints(JsonNode array) {
        return IntStream.range(0, array.size()).map(i -> array.get(i).intValue()).toArray();
    }
}
