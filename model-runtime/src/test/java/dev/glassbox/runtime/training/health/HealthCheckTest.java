package dev.glassbox.runtime.training.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.training.TrainingMetrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which rules speak of which recorded training; see {@link CurveRecorder}. */
class HealthCheckTest {
    private static final int[] SEEDS = {1, 2, 3};
    private static final HealthCheck CHECK = HealthCheck.standard();

    /** What is found above a note, on all three seeds. */
    private static final Map<String, Set<String>> EXPECTED =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("healthy", Set.of()),
                            Map.entry("healthy-long", Set.of()),
                            Map.entry("healthy-momentum", Set.of()),
                            // Faster than the healthy one on this task, and as sound.
                            Map.entry("lr-x3", Set.of()),
                            Map.entry("lr-x10", Set.of()),
                            Map.entry("lr-x100", Set.of("rate-too-high")),
                            Map.entry("momentum-x3", Set.of("rate-too-high")),
                            Map.entry(
                                    "momentum-x100",
                                    Set.of("divergence-above-chance", "rate-too-high")),
                            Map.entry("momentum-x1000", Set.of("divergence-no-number")),
                            // Slow, but its curve is that of a sound training.
                            Map.entry("lr-div-30", Set.of()),
                            Map.entry("lr-div-1000", Set.of("at-chance", "rate-too-low")),
                            Map.entry("rate-cut-early", Set.of("rate-too-low")),
                            Map.entry("few-sentences", Set.of("data-too-small", "over-fitting")),
                            Map.entry("thirty-examples", Set.of("over-fitting")),
                            Map.entry("shuffled-labels", Set.of("unigram")),
                            Map.entry("no-causal-mask", Set.of("leak")),
                            Map.entry("no-norm", Set.of("unused-part")),
                            // These two cost little or much, and no curve alone tells of them.
                            Map.entry("no-scale", Set.of()),
                            Map.entry("no-positions", Set.of())));

    static Stream<Arguments> expected() {
        return EXPECTED.keySet().stream()
                .flatMap(name -> IntStream.of(SEEDS).mapToObj(seed -> Arguments.of(name, seed)));
    }

    static Stream<String> healthy() {
        return Stream.of("healthy", "healthy-long", "healthy-momentum", "lr-x3")
                .flatMap(name -> IntStream.of(SEEDS).mapToObj(seed -> name + "-" + seed));
    }

    @ParameterizedTest
    @MethodSource("expected")
    void theRulesThatKnowTheTroubleSpeakAndTheOthersAreSilent(String name, int seed) {
        assertThat(grave(CHECK.examine(RecordedCurve.read(name + "-" + seed))))
                .isEqualTo(EXPECTED.get(name));
    }

    /**
     * Without residual paths two of three seeds learn frequencies alone, the third a little more.
     */
    @Test
    void withoutResidualPathsTheGradientVanishesOnAllSeeds() {
        for (int seed : SEEDS) {
            Set<String> found = grave(CHECK.examine(RecordedCurve.read("no-residual-" + seed)));
            assertThat(found)
                    .contains("vanishing-gradient")
                    .isSubsetOf("vanishing-gradient", "unigram");
        }
    }

    /** A false alarm half-way is as bad as one at the end. */
    @ParameterizedTest
    @MethodSource("healthy")
    void aHealthyTrainingHearsNothingAboveANoteAtAnyOfItsSteps(String name) {
        TrainingRecord whole = RecordedCurve.read(name);
        for (int lines = 0; lines <= whole.lines().size(); lines++) {
            assertThat(grave(CHECK.examine(beginning(whole, lines))))
                    .as(lines + " lines")
                    .isEmpty();
        }
    }

    @Test
    void theBundledModelsOwnTrainingIsHealthy() {
        TrainingRecord record = bundled();
        assertThat(record.lines()).hasSize(200);
        for (int lines = 0; lines <= record.lines().size(); lines++) {
            assertThat(CHECK.examine(beginning(record, lines))).as(lines + " lines").isEmpty();
        }
    }

    @Test
    void theGravestComesFirst() {
        List<Severity> severities =
                CHECK.examine(RecordedCurve.read("shuffled-labels-1")).stream()
                        .map(Advice::severity)
                        .toList();
        assertThat(severities).containsExactly(Severity.WARNING, Severity.NOTE);
    }

    @Test
    void whatIsFoundHasANameOfItsOwnAndBelongsToItsRule() {
        assertThat(CHECK.findings()).extracting(Finding::id).doesNotHaveDuplicates();
        assertThat(CHECK.findings()).allMatch(found -> found.id().startsWith(found.rule()));
        HealthRule rule = new PlateauRule();
        assertThatThrownBy(() -> new HealthCheck(List.of(rule, rule)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everyAdviceIsOneThatItsRuleAnnounced() {
        for (String name : EXPECTED.keySet()) {
            assertThat(CHECK.findings())
                    .containsAll(
                            CHECK.examine(RecordedCurve.read(name + "-1")).stream()
                                    .map(Advice::finding)
                                    .toList());
        }
    }

    private static Set<String> grave(List<Advice> advices) {
        Set<String> found = new TreeSet<>();
        advices.stream()
                .filter(advice -> advice.severity() != Severity.NOTE)
                .forEach(advice -> found.add(advice.finding().id()));
        return found;
    }

    /** The record as it was after so many lines. */
    static TrainingRecord beginning(TrainingRecord whole, int count) {
        List<TrainingMetrics> lines = whole.lines().subList(0, count);
        int step = count == 0 ? 0 : lines.get(count - 1).step();
        return new TrainingRecord(
                whole.facts(),
                lines,
                whole.layers().stream().filter(layer -> layer.step() <= step).toList(),
                whole.adjustments(),
                List.of());
    }

    /** The log that lies beside the bundled weights; it tells nothing of layers. */
    private static TrainingRecord bundled() {
        ForeignFiles files = ForeignFiles.standard();
        Path note = TestModels.bundled("shakespeare-char").resolve("MODEL.json");
        JsonNode tree = files.readTree(note, files.limits().files().config());
        List<TrainingMetrics> lines = new ArrayList<>();
        for (JsonNode line : tree.get("loss_curve")) {
            JsonNode validation = line.get("val_loss");
            lines.add(
                    new TrainingMetrics(
                            line.get("step").asInt(),
                            line.get("train_loss").asDouble(),
                            validation.isNull() ? null : validation.asDouble(),
                            1e-3,
                            0));
        }
        // 65 characters with an entropy of 3.31 nats, 1,115,394 of them
        RunFacts facts =
                new RunFacts(
                        new RunFacts.Text(65, 1_003_854, 111_540, 3.31, OptionalDouble.empty()),
                        2000,
                        12,
                        64,
                        tree.get("parameters").asLong(),
                        0,
                        0.1);
        return new TrainingRecord(facts, lines, List.of(), List.of(), List.of());
    }
}
