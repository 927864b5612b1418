package dev.glassbox.visualizers.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.trace.Change;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.testing.Bundled;
import dev.glassbox.visualizers.testing.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AblationTest {
    private static final String MODEL = "tinytown-zh-en";
    private static final String PROMPT = "小红养了一只猫，";
    private static final AblationVisualizer VISUALIZER = new AblationVisualizer();

    private static AblationAnswer answer(AblationState state) {
        return Engine.answer(VISUALIZER.needs(state));
    }

    private static AblationFrame frame(AblationState state) {
        return VISUALIZER.frame(state, answer(state));
    }

    private static AblationState start() {
        return AblationState.of(MODEL, PROMPT);
    }

    /** The softmax, written out once more. */
    private static double[] softmax(float[] logits) {
        double[] shares = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.exp(logits[i]);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    private static float[] pass(List<Intervention> changes) {
        TraceAnswer pass =
                Engine.answer(
                        new Need.OfTrace(MODEL, PROMPT, TraceRequest.lastLogits().with(changes)));
        return pass.trace().lastLogits();
    }

    @Test
    void aHeadThatIsOffGivesTheBarsOfAPassWithoutIt() {
        AblationFrame frame = frame(start().toggled(Part.head(0, 2)));
        double[] before = softmax(pass(List.of()));
        double[] after =
                softmax(pass(List.of(Intervention.atHead(HookPoint.z(0), new Change.Zero(), 2))));
        double kl = 0;
        for (int i = 0; i < before.length; i++) {
            kl += before[i] * Math.log(before[i] / after[i]);
        }
        assertThat(Double.parseDouble(frame.facts().get("kl"))).isCloseTo(kl, within(1e-3 * kl));
        double[] sorted = before.clone();
        java.util.Arrays.sort(sorted);
        assertThat(frame.next().get(0).before()).isCloseTo(sorted[sorted.length - 1], within(1e-9));
        AblationFrame.Candidate best = frame.next().get(0);
        int id = 0;
        for (int i = 0; i < before.length; i++) {
            id = before[i] > before[id] ? i : id;
        }
        assertThat(best.after()).isCloseTo(after[id], within(1e-9));
        assertThat(best.answer()).isTrue();
        assertThat(best.text()).isEqualTo("她");
    }

    @Test
    void eachCellIsAPassWithoutThatPartAlone() {
        AblationState state = start().withMode(Mode.MEAN).toggled(Part.mlp(0));
        AblationAnswer answer = answer(state);
        assertThat(answer.complete()).isTrue();
        float[] before = pass(List.of());
        int best = 0;
        for (int i = 0; i < before.length; i++) {
            best = before[i] > before[best] ? i : best;
        }
        for (Part part : List.of(Part.head(1, 3), Part.attention(0), Part.mlp(2))) {
            float[] after = pass(List.of(part.off(Mode.MEAN)));
            int cell = answer.effects().index(part);
            assertThat(answer.effects().part(cell)).isEqualTo(part);
            assertThat(answer.effects().logit()[cell])
                    .isCloseTo((double) after[best] - before[best], within(1e-6));
            assertThat(answer.effects().probability()[cell])
                    .isCloseTo(softmax(after)[best] - softmax(before)[best], within(1e-9));
        }
    }

    @Test
    void oneHeadTellsWhoIsMeant() {
        AblationState first = VISUALIZER.initialState();
        assertThat(frame(first).facts()).containsEntry("next-token", "她");
        AblationFrame without = frame(first.toggled(Part.head(1, 1)));
        assertThat(without.facts())
                .containsEntry("next-token-before", "她")
                .containsEntry("next-token", "他")
                .containsEntry("changed", "true");
    }

    @Test
    void nothingOffIsTheModelItself() {
        AblationFrame frame = frame(start());
        assertThat(frame.facts())
                .containsEntry("changed", "false")
                .containsEntry("kl", "0")
                .containsEntry("next-token", "她");
        assertThat(frame.next()).allSatisfy(c -> assertThat(c.after()).isEqualTo(c.before()));
    }

    @Test
    void everythingThatWritesOffLeavesOnlyTheEmbeddings() {
        AblationState state = start();
        for (int layer = 0; layer < 4; layer++) {
            state = state.toggled(Part.attention(layer)).toggled(Part.mlp(layer));
        }
        AblationFrame frame = frame(state);
        assertThat(Double.parseDouble(frame.facts().get("kl"))).isGreaterThan(1);
        assertThat(frame.grid().off()).hasSize(8);
    }

    @Test
    void eachPieceOfTheConstructionChangesWhatComesNext() {
        for (Dropped piece : Dropped.values()) {
            AblationFrame frame = frame(start().toggled(piece));
            assertThat(frame.possible()).as(piece.name()).contains(piece);
            if (piece != Dropped.MASK) { // the last position sees all before it anyway
                assertThat(frame.facts().get("kl")).as(piece.name()).isNotEqualTo("0");
            }
            assertThat(frame.notices()).isEmpty();
        }
    }

    @Test
    void aPartThatTheModelLacksIsSaidAndTheRestIsOff() {
        AblationFrame frame = frame(start().toggled(Part.head(9, 1)).toggled(Part.head(0, 2)));
        assertThat(frame.notices()).hasSize(1);
        assertThat(Bundled.texts("en").text(frame.notices().get(0)))
                .contains("9.head.1")
                .contains("4 layers of 4 heads");
        assertThat(frame.facts().get("kl")).isNotEqualTo("0");
    }

    @Test
    void theGridFillsWhileOneWatches() {
        List<Integer> counts = new ArrayList<>();
        AblationQuestion question =
                new AblationQuestion(MODEL, "小明喜欢猫", List.of(), Mode.ZERO, List.of());
        Engine.answer(new Need.OfQuestion<>(new Watched(question, counts)));
        assertThat(counts).hasSize(24).isSorted().startsWith(0);
    }

    /** Hands on a question and notes its partial answers. */
    private record Watched(AblationQuestion question, List<Integer> counts)
            implements dev.glassbox.visualizers.api.Question<AblationAnswer> {
        @Override
        public AblationAnswer answer(
                dev.glassbox.runtime.model.OpenModels models,
                dev.glassbox.visualizers.api.Asking<AblationAnswer> asking) {
            return question.answer(
                    models,
                    new dev.glassbox.visualizers.api.Asking<>() {
                        @Override
                        public void soFar(AblationAnswer partial) {
                            counts.add(partial.effects().count());
                            assertThat(partial.complete()).isFalse();
                        }

                        @Override
                        public boolean isCancelled() {
                            return false;
                        }
                    });
        }
    }

    @Test
    void aSwitchAtSixtyFourTokensCostsLessThanFiftyMilliseconds() {
        String text = "小红养了一只猫，她很喜欢它。".repeat(4) + "鲸鱼住在海里。小";
        AblationState state = AblationState.of(MODEL, text);
        assertThat(frame(state).tokens()).hasSize(64);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            AblationState next = state.toggled(Part.head(i % 4, i / 4));
            long start = System.nanoTime();
            frame(next);
            times.add((System.nanoTime() - start) / 1_000_000);
        }
        times.sort(null);
        System.out.println("a switch at 64 tokens: ms " + times);
        assertThat(times.get(times.size() / 2)).isLessThan(50);
    }

    @Test
    void oneTokenIsEnough() {
        AblationFrame frame = frame(AblationState.of("shakespeare-char", "R"));
        assertThat(frame.tokens()).containsExactly("R");
        assertThat(frame.grid().values()).doesNotContain(Double.NaN);
    }

    @Test
    void whatCannotBeReadIsAProblem() {
        assertThatThrownBy(() -> frame(AblationState.of(MODEL, "")))
                .isInstanceOf(IntakeException.class);
        assertThatThrownBy(() -> frame(AblationState.of(MODEL, "小".repeat(2000))))
                .isInstanceOf(IntakeException.class);
    }

    @Test
    void activationsThatAreNoNumbersAreSaidAndNotThrown() {
        AblationAnswer good = answer(start());
        float[] broken = good.after().clone();
        broken[3] = Float.NaN;
        Effects effects = good.effects().copy();
        effects.logit()[5] = Double.NaN;
        AblationFrame frame =
                VISUALIZER.frame(
                        start(),
                        new AblationAnswer(good.clean(), broken, List.of(), Set.of(), effects));
        assertThat(frame.facts()).containsEntry("kl", "NaN");
        assertThat(frame.grid().value(0, 5)).isNaN();
        assertThat(frame.grid().known(0, 5)).isTrue();
        assertThat(frame.next()).hasSize(10);
    }

    @Test
    void theStateRoundTripsAndOffHasNoOrder() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        AblationState state =
                start().toggled(Part.mlp(2)).toggled(Part.head(0, 1)).toggled(Dropped.NORM);
        String written = json.writeValueAsString(state);
        assertThat(json.readValue(written, AblationState.class)).isEqualTo(state);
        assertThat(state)
                .isEqualTo(
                        start().toggled(Dropped.NORM)
                                .toggled(Part.head(0, 1))
                                .toggled(Part.mlp(2)));
        String brief =
                "{\"model\":\"m\",\"prompt\":\"p\",\"off\":[{\"layer\":1,\"head\":3},"
                        + "{\"layer\":0,\"part\":\"attn\"}]}";
        assertThat(json.readValue(brief, AblationState.class).off())
                .containsExactly(Part.attention(0), Part.head(1, 3));
        assertThatThrownBy(() -> new Part(0, Part.Kind.MLP, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Part(-1, Part.Kind.MLP, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }
}
