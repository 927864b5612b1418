package dev.glassbox.runtime.experiments.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.experiments.Claim;
import dev.glassbox.runtime.experiments.ControlledRun;
import dev.glassbox.runtime.experiments.Watched;
import dev.glassbox.runtime.experiments.embeddings.EmbeddingsSnapshot.Course;
import dev.glassbox.runtime.experiments.embeddings.EmbeddingsSnapshot.End;
import dev.glassbox.runtime.experiments.embeddings.EmbeddingsSnapshot.Look;
import dev.glassbox.runtime.experiments.embeddings.EmbeddingsSnapshot.Step;
import dev.glassbox.runtime.experiments.embeddings.EmbeddingsSnapshot.Word;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.training.Draws;
import dev.glassbox.runtime.training.RunControl;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddingsTest {
    private static final int NEIGHBOURS = 3;
    private static List<EmbeddingsSnapshot> seen = List.of();

    @BeforeAll
    static void watchOneRun() {
        seen = Watched.run(new Embeddings(), 1, Map.of("every", "100"));
    }

    private static End end() {
        return (End) Watched.last(seen);
    }

    private static List<Step> steps() {
        return seen.stream().filter(Step.class::isInstance).map(Step.class::cast).toList();
    }

    @Test
    void wordsGroupByUseAndOnlyWhereTheirCompanyTells() {
        assertThat(steps()).extracting(Step::step).containsExactly(0, 100, 200, 300, 400);
        assertThat(end().claims())
                .extracting(Claim::figure)
                .containsExactly("town.purity", "untrained", "shuffled.purity");
        assertThat(end().claims()).allMatch(Claim::holds);
        assertThat(end().words()).hasSize(64).doesNotHaveDuplicates();
        assertThat(end().shuffled().loss())
                .as("only how often a word comes can be learnt of a shuffled text")
                .isGreaterThan(2 * end().town().loss());
    }

    @Test
    void purityIsWhatCountingNeighboursInDoublesComesTo() {
        for (Step step : steps()) {
            assertThat(step.town().purity()).isCloseTo(purity(step.town()), within(1e-12));
            assertThat(step.shuffled().purity()).isCloseTo(purity(step.shuffled()), within(1e-12));
        }
        assertThat(end().untrained()).isEqualTo(steps().get(0).town().purity());
        assertThat(end().town().purity()).isEqualTo(steps().get(4).town().purity());
        for (Course course : List.of(end().town(), end().shuffled())) {
            assertThat(share(course.neighbours())).isCloseTo(course.purity(), within(1e-12));
        }
    }

    @Test
    void chanceIsTheShareOfAlikeAmongAllOthers() {
        int alike = 0;
        int pairs = 0;
        for (int a = 0; a < end().words().size(); a++) {
            for (int b = 0; b < end().words().size(); b++) {
                if (a != b) {
                    pairs++;
                    alike += isAlike(a, b) ? 1 : 0;
                }
            }
        }
        assertThat(end().chance()).isCloseTo((double) alike / pairs, within(1e-12));
    }

    @Test
    void bothNetworksBeginAtTheSameWeights() {
        Step first = steps().get(0);
        assertThat(first.town().vectors().toArray())
                .isEqualTo(first.shuffled().vectors().toArray());
        assertThat(first.town().loss()).isCloseTo(Math.log(end().vocabulary()), within(0.2));
    }

    @Test
    void theAxesOfADrawingAreTheLastLooksAndTheSameAtEveryStep() {
        Drawing drawing = end().town().drawing();
        assertThat(drawing.steps()).containsExactly(0, 100, 200, 300, 400);
        assertThat(drawing.places()).hasSize(5).allMatch(words -> words.size() == 64);
        double[] last = spread(drawing.places().get(4));
        double whole = variance(steps().get(4).town());
        assertThat(last[0])
                .as("the mean of the last look is the origin")
                .isCloseTo(0, within(1e-5));
        for (int axis = 0; axis < 2; axis++) {
            assertThat(last[1 + axis] / whole).isCloseTo(drawing.shares().get(axis), within(1e-5));
        }
        assertThat(drawing.shares().get(0)).isGreaterThan(drawing.shares().get(1));
        assertThat(distancesNeverGrow(drawing)).isTrue();
    }

    /**
     * A projection on two axes at right angles shortens; one that turned between looks need not.
     */
    private static boolean distancesNeverGrow(Drawing drawing) {
        for (int step = 1; step < 5; step++) {
            for (int word = 0; word < 64; word++) {
                List<Double> was = drawing.places().get(step - 1).get(word);
                List<Double> is = drawing.places().get(step).get(word);
                double drawn = Math.hypot(is.get(0) - was.get(0), is.get(1) - was.get(1));
                double whole =
                        distance(
                                steps().get(step - 1).town().vectors().row(word),
                                steps().get(step).town().vectors().row(word));
                if (drawn > whole + 1e-5) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void theControlHasTheSameWordsInAnotherOrder() {
        TownWords words = TownWords.of(new Embeddings().defaultSettings(), 1);
        TownWords shuffled = words.shuffled(new Draws(1));
        assertThat(shuffled.text()).containsExactlyInAnyOrderElementsOf(words.text());
        assertThat(shuffled.text()).isNotEqualTo(words.text());
        assertThat(shuffled.vocabulary()).isEqualTo(words.vocabulary());
        int ends = words.vocabulary().indexOf("。");
        int name = words.vocabulary().indexOf("小明");
        assertThat(pairs(words.text(), name, ends)).isZero();
        assertThat(pairs(shuffled.text(), name, ends)).isPositive();
    }

    @Test
    void theLastObjectSaysWhatHoldsAndWhoIsNear() {
        JsonNode json = StrictJson.standard().toTree(end());
        assertThat(json.get("holds").asBoolean()).isTrue();
        assertThat(json.get("claims")).hasSize(3);
        assertThat(json.get("town").get("drawing").get("places")).hasSize(5);
        JsonNode near = json.get("town").get("neighbours").get(0);
        JsonNode first = json.get("words").get(0);
        assertThat(first.get("category").asText()).isEqualTo("name");
        assertThat(json.get("words").get(near.get(0).asInt()).get("category").asText())
                .isEqualTo("name");
        JsonNode step = StrictJson.standard().toTree(seen.get(1));
        assertThat(step.get("town").has("vectors")).isFalse();
        assertThat(step.get("shuffled").get("purity").isNumber()).isTrue();
    }

    @Test
    void theSameSeedComesToTheSame() {
        Map<String, String> quick = Map.of("steps", "20", "every", "10");
        End one = (End) Watched.last(Watched.run(new Embeddings(), 2, quick));
        End two = (End) Watched.last(Watched.run(new Embeddings(), 2, quick));
        assertThat(two).isEqualTo(one);
        assertThat(Watched.last(Watched.run(new Embeddings(), 3, quick))).isNotEqualTo(one);
    }

    @Test
    void oneLanguageAloneHasItsOwnWordsOnly() {
        End end =
                (End)
                        Watched.last(
                                Watched.run(new Embeddings(), 1, Map.of("mix", "1", "steps", "1")));
        assertThat(end.words()).hasSize(32).extracting(Word::language).containsOnly("zh");
    }

    @Test
    void canBeStoppedBetweenTwoSteps() {
        RunControl control = new RunControl();
        List<EmbeddingsSnapshot> before = new ArrayList<>();
        Embeddings experiment = new Embeddings();
        ControlledRun<EmbeddingsSnapshot> run =
                new ControlledRun<>(
                        1,
                        control,
                        snapshot -> {
                            before.add(snapshot);
                            control.stop();
                        });
        assertThatThrownBy(() -> experiment.run(experiment.defaultSettings(), run))
                .isInstanceOf(CancellationException.class);
        assertThat(before).singleElement().isInstanceOf(Step.class);
    }

    private static int pairs(List<Integer> text, int first, int second) {
        return (int)
                IntStream.range(1, text.size())
                        .filter(i -> text.get(i - 1) == first && text.get(i) == second)
                        .count();
    }

    /** By sorting all cosines, in doubles. */
    private static double purity(Look look) {
        List<List<Integer>> neighbours = new ArrayList<>();
        int count = look.vectors().size(0);
        for (int word = 0; word < count; word++) {
            int asked = word;
            float[] own = look.vectors().row(word);
            neighbours.add(
                    IntStream.range(0, count)
                            .filter(other -> other != asked)
                            .boxed()
                            .sorted(
                                    Comparator.comparingDouble(
                                            other -> -cosine(own, look.vectors().row(other))))
                            .limit(NEIGHBOURS)
                            .toList());
        }
        return share(neighbours);
    }

    private static double share(List<List<Integer>> neighbours) {
        int alike = 0;
        for (int word = 0; word < neighbours.size(); word++) {
            for (int other : neighbours.get(word)) {
                alike += isAlike(word, other) ? 1 : 0;
            }
        }
        return (double) alike / (NEIGHBOURS * neighbours.size());
    }

    private static boolean isAlike(int a, int b) {
        Word one = end().words().get(a);
        Word two = end().words().get(b);
        return one.language().equals(two.language()) && one.category().equals(two.category());
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int d = 0; d < a.length; d++) {
            dot += (double) a[d] * b[d];
            aa += (double) a[d] * a[d];
            bb += (double) b[d] * b[d];
        }
        return dot / Math.sqrt(aa * bb);
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += ((double) a[d] - b[d]) * ((double) a[d] - b[d]);
        }
        return Math.sqrt(sum);
    }

    /** How far off the origin the mean lies, and the variance along each axis. */
    private static double[] spread(List<List<Double>> places) {
        double[] mean = new double[2];
        double[] squares = new double[2];
        for (List<Double> place : places) {
            for (int axis = 0; axis < 2; axis++) {
                mean[axis] += place.get(axis) / places.size();
                squares[axis] += place.get(axis) * place.get(axis) / (places.size() - 1);
            }
        }
        return new double[] {Math.hypot(mean[0], mean[1]), squares[0], squares[1]};
    }

    private static double variance(Look look) {
        int count = look.vectors().size(0);
        int width = look.vectors().size(1);
        double whole = 0;
        for (int d = 0; d < width; d++) {
            double mean = 0;
            for (int word = 0; word < count; word++) {
                mean += look.vectors().at(word, d) / (double) count;
            }
            for (int word = 0; word < count; word++) {
                double off = look.vectors().at(word, d) - mean;
                whole += off * off / (count - 1);
            }
        }
        return whole;
    }
}
