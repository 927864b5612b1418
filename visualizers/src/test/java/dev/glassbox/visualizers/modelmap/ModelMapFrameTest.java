package dev.glassbox.visualizers.modelmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.testing.Bundled;
import dev.glassbox.visualizers.testing.Engine;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelMapFrameTest {

    /** What rounding to float32 costs in a sum of 32 products; 2e-5 was the largest seen. */
    private static final double SCORE = 2e-4;

    @Test
    void everyScoreOfAHeadIsItsDotProductScaled() {
        for (int head = 0; head < 6; head++) {
            for (int query = 0; query < 8; query++) {
                for (int key = 0; key < 8; key++) {
                    DotProduct dot =
                            Maps.at("block.1.head." + head + ".cell." + query + "." + key)
                                    .dot()
                                    .orElseThrow();
                    assertThat(dot.masked()).isEqualTo(key > query);
                    if (!dot.masked()) {
                        assertThat(dot.result()).isCloseTo(dot.engine(), within(SCORE));
                    }
                }
            }
        }
    }

    @Test
    void aRowOfWeightsIsTheSoftmaxOfItsScores() {
        ModelMapFrame frame = Maps.at("block.2.head.3");
        Strip scores = Objects.requireNonNull(frame.numbers().strips().get("block.2.scores"));
        Strip pattern = Objects.requireNonNull(frame.numbers().strips().get("block.2.pattern"));
        for (int query = 0; query < scores.rows(); query++) {
            double sum = 0;
            for (int key = 0; key <= query; key++) {
                sum += Math.exp(scores.at(query, key));
            }
            for (int key = 0; key <= query; key++) {
                assertThat((double) pattern.at(query, key))
                        .isCloseTo(Math.exp(scores.at(query, key)) / sum, within(1e-5));
            }
        }
    }

    @Test
    void anyLogitIsTheLastResidualTimesItsDirection() {
        for (int token : new int[] {-1, 0, 100, 3071}) {
            ModelMapFrame frame = Maps.frame(Maps.state("unembed").withToken(Math.max(0, token)));
            DotProduct dot = frame.dot().orElseThrow();
            assertThat(dot.result()).isCloseTo(dot.engine(), within(1e-3));
            assertThat(dot.engine()).isEqualTo(frame.logits()[Math.max(0, token)]);
            assertThat(frame.next()).anyMatch(one -> one.id() == Math.max(0, token));
        }
    }

    @Test
    void ribbonsAreAsWideAsTheVectorsAreLong() {
        ModelMapFrame frame = Maps.at("block.1");
        Strip x = Objects.requireNonNull(frame.numbers().strips().get("block.1.x"));
        double sum = 0;
        for (float value : x.row(3)) {
            sum += value * (double) value;
        }
        assertThat(frame.numbers().layers().get(1).pre()[3])
                .isCloseTo(Math.sqrt(sum), within(1e-9));
        assertThat(frame.numbers().widest())
                .isGreaterThanOrEqualTo(frame.numbers().layers().get(1).pre()[3]);
    }

    /** The stream after a part is the stream before it plus what the part adds. */
    @Test
    void whatIsAddedIsTheDifferenceOfTheStream() {
        Map<String, Strip> strips = Maps.at("block.1").numbers().strips();
        Strip x = Objects.requireNonNull(strips.get("block.1.x"));
        Strip attention = Objects.requireNonNull(strips.get("block.1.attn"));
        Strip mid = Objects.requireNonNull(strips.get("block.1.mid"));
        Strip mlp = Objects.requireNonNull(strips.get("block.1.mlp_out"));
        Strip post = Objects.requireNonNull(strips.get("block.1.post"));
        for (int i = 0; i < x.values().length; i++) {
            assertThat(mid.values()[i])
                    .isCloseTo(x.values()[i] + attention.values()[i], within(1e-4f));
            assertThat(post.values()[i])
                    .isCloseTo(mid.values()[i] + mlp.values()[i], within(1e-4f));
        }
    }

    @Test
    void answersAreTheLargestLogitsAndTheirShares() {
        ModelMapFrame frame = Maps.at("");
        double sum = 0;
        for (float logit : frame.logits()) {
            sum += Math.exp(logit);
        }
        assertThat(frame.next()).hasSize(Candidate.SHOWN);
        assertThat(frame.next())
                .isSortedAccordingTo((a, b) -> Double.compare(b.logit(), a.logit()));
        for (Candidate one : frame.next()) {
            assertThat(one.probability()).isCloseTo(Math.exp(one.logit()) / sum, within(1e-9));
        }
        assertThat(frame.next().get(0).text()).isEqualTo("␣seen");
        assertThat(frame.facts())
                .containsEntry("next-token", "␣seen")
                .containsEntry("parameters", "2373312")
                .containsEntry("layers", "4")
                .containsEntry("largest-part", "mlp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"block.9", "block.0.head.6", "block.0.head.0.cell.8.0", "block.4.mlp"})
    void whatIsNotThereIsSaidOverTheWhole(String path) {
        ModelMapFrame frame = Maps.at(path);
        assertThat(frame.path()).isEqualTo(MapPath.WHOLE);
        for (String language : Bundled.LANGUAGES) {
            assertThat(Bundled.texts(language).text(frame.absent().orElseThrow()))
                    .contains("everyday-en-zh")
                    .doesNotContain("{");
        }
    }

    @Test
    void aTokenBehindTheVocabularyIsSaid() {
        ModelMapFrame frame = Maps.frame(Maps.state("unembed").withToken(3072));
        assertThat(frame.absent().orElseThrow().key()).isEqualTo("modelmap.absent.token");
        assertThat(frame.path()).isEqualTo(MapPath.WHOLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "👩‍🚀🚀", "שלום עולם", "你好"})
    void anyTextIsDrawn(String prompt) {
        ModelMapFrame frame =
                Maps.frame(ModelMapState.of("everyday-en-zh", prompt).open(MapPath.head(0, 1)));
        assertThat(frame.absent()).isEmpty();
        assertThat(frame.tokens()).isNotEmpty().noneMatch(String::isBlank);
        assertThat(frame.tables()).isNotEmpty();
    }

    @Test
    void aTextThatIsTooLongIsARuntimeProblem() {
        ModelMapVisualizer map = new ModelMapVisualizer();
        ModelMapState state = ModelMapState.of("shakespeare-char", "a".repeat(2000));
        assertThatThrownBy(() -> Engine.answer(map.needs(state)))
                .isInstanceOf(IntakeException.class);
    }

    @Test
    void numbersThatAreNoneAreCountedAndSaid() {
        ModelMapVisualizer map = new ModelMapVisualizer();
        ModelMapState state = Maps.state("block.1");
        MapAnswer data = Engine.answer(map.needs(state));
        Trace trace = data.trace().trace();
        HookPoint hook = HookPoint.block(1, "hook_resid_mid");
        Map<HookPoint, Tensor> changed = new HashMap<>();
        trace.hooks().forEach(one -> changed.put(one, trace.get(one)));
        float[] values = trace.get(hook).toArray();
        values[5] = Float.NaN;
        values[6] = Float.NaN;
        changed.put(hook, Tensor.wrap(values, trace.get(hook).shape(), "batch", "pos", "d_model"));
        Trace broken = new Trace(trace.ids(), changed, trace.logits(), trace.origin());
        TraceAnswer answer =
                new TraceAnswer(
                        data.trace().card(),
                        data.trace().config(),
                        data.trace().tokenizer(),
                        data.trace().tokens(),
                        broken);
        ModelMapFrame frame =
                map.frame(
                        state,
                        new MapAnswer(
                                answer,
                                data.hooks(),
                                data.tensors(),
                                data.writes(),
                                data.labels(),
                                data.token(),
                                data.direction()));
        assertThat(frame.numbers().broken()).isEqualTo(2);
        assertThat(frame.numbers().widest()).isFinite();
    }

    @Test
    void aCellIsTakenApartWithACheckThatAgrees() {
        ModelMapFrame frame = Maps.frame(Maps.state("block.1.head.2.cell.4.2").withInspector(true));
        assertThat(frame.workings().orElseThrow().check().orElseThrow().agrees()).isTrue();
        assertThat(frame.workings().orElseThrow().steps()).hasSize(3);
        assertThat(frame.position()).isEqualTo(4);
        ModelMapFrame masked =
                Maps.frame(Maps.state("block.1.head.2.cell.2.4").withInspector(true));
        assertThat(masked.workings().orElseThrow().check()).isEmpty();
    }

    @Test
    void tablesHoldShapesCountsStreamAnswersAndJoints() {
        ModelMapFrame frame =
                Maps.frame(Maps.state("").withWhatIf(new ModelMapState.WhatIf("d_mlp", 700)));
        assertThat(frame.tables().stream().map(FrameTable::name))
                .containsExactly("shapes", "parameters", "stream", "next", "joints");
        assertThat(frame.tables().get(2).rows()).hasSize(4 * 8);
    }

    @Test
    void everyPartHasNameAndWordsInBothLanguages() {
        for (String path :
                new String[] {
                    "",
                    "block.0",
                    "block.0.head.0",
                    "block.0.head.0.cell.1.0",
                    "block.0.mlp",
                    "unembed"
                }) {
            for (MapPart part : Maps.at(path).parts()) {
                for (String language : Bundled.LANGUAGES) {
                    assertThat(Bundled.texts(language).text(part.name())).doesNotContain("{");
                    String words = Bundled.texts(language).text(part.words());
                    assertThat(words).doesNotContain("{");
                    assertThat(MarkedWords.plain(words)).doesNotContain("[[").doesNotContain("|");
                    if (!part.kind().equals("block")) { // its number is its sign
                        assertThat(Bundled.texts(language).text("modelmap.sign." + part.kind()))
                                .isNotBlank();
                    }
                }
            }
        }
    }
}
