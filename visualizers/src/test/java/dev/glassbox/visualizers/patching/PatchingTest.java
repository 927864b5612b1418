package dev.glassbox.visualizers.patching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.runtime.analysis.ActivationPatching;
import dev.glassbox.runtime.analysis.Progress;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.Question;
import dev.glassbox.visualizers.api.QuestionAnswer;
import dev.glassbox.visualizers.testing.Bundled;
import dev.glassbox.visualizers.testing.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PatchingTest {
    private static final PatchingVisualizer VISUALIZER = new PatchingVisualizer();
    private static final PatchingState START = VISUALIZER.initialState();

    private static PatchingAnswer answer(PatchingState state) {
        return Engine.answer(VISUALIZER.needs(state));
    }

    private static PatchingFrame frame(PatchingState state) {
        return VISUALIZER.frame(state, answer(state));
    }

    @Test
    void theAnswerLiesWhereTheTextsDifferAndInTheEndAtTheLastToken() {
        PatchingFrame frame = frame(START);
        assertThat(frame.facts())
                .containsEntry("clean-answer", "她")
                .containsEntry("corrupted-answer", "他")
                .containsEntry("restored", "0")
                .containsEntry("strongest-layer", "0")
                .containsEntry("strongest-position", "1")
                .containsEntry("strongest-token", "红");
        ShareMap map = frame.map().orElseThrow();
        assertThat(map.at(0, 1)).isEqualTo(1.0); // all that differs: the clean run itself
        for (int position : new int[] {0, 2, 3, 4, 5, 6, 7}) {
            assertThat(map.at(0, position)).isZero(); // the same in both runs
        }
        assertThat(map.at(3, 7)).isGreaterThan(0.5); // by then it is where it is said
        assertThat(map.at(3, 1)).isLessThan(0.1);
    }

    @Test
    void everythingCarriedOverIsExactlyTheCleanRun() {
        PatchingAnswer plain = answer(START);
        for (int layer = 0; layer < 4; layer++) {
            List<Patch> all = new ArrayList<>();
            for (int position = 0; position < 8; position++) {
                all.add(new Patch(layer, position));
            }
            PatchingState state = START.withPatches(all);
            PatchingAnswer answer = answer(state);
            assertThat(answer.patched())
                    .as("layer " + layer)
                    .isEqualTo(plain.clean().trace().lastLogits());
            PatchingFrame frame = VISUALIZER.frame(state, answer);
            assertThat(frame.facts())
                    .containsEntry("restored", "1.000")
                    .containsEntry("patched-answer", "她");
        }
    }

    @Test
    void theMapsAreThoseOfTheAnalysis() {
        Map<PatchedHook, String> places =
                Map.of(
                        PatchedHook.RESID_PRE,
                        "hook_resid_pre",
                        PatchedHook.ATTN_OUT,
                        "hook_attn_out",
                        PatchedHook.MLP_OUT,
                        "hook_mlp_out");
        Maps maps = Engine.answer(new Need.OfQuestion<>(new Analysis()));
        places.forEach(
                (hook, name) -> {
                    PatchingAnswer answer = answer(START.withHook(hook));
                    Tensor expected = Objects.requireNonNull(maps.byPosition().get(name));
                    for (int layer = 0; layer < 4; layer++) {
                        for (int position = 0; position < 8; position++) {
                            assertThat(answer.shares()[layer * 8 + position])
                                    .isCloseTo(expected.at(layer, position), within(1e-5));
                        }
                    }
                });
    }

    private record Maps(Map<String, Tensor> byPosition) implements QuestionAnswer {
        @Override
        public long bytes() {
            return 0;
        }
    }

    private record Analysis() implements Question<Maps> {
        @Override
        public Maps answer(OpenModels models, Asking<Maps> asking) {
            LanguageModel model = models.get(START.model());
            int[] clean = ids(model, START.prompt());
            int[] corrupted = ids(model, START.corrupted());
            return new Maps(
                    ActivationPatching.of(
                                    model,
                                    clean,
                                    corrupted,
                                    ActivationPatching.Answers.ofModel(
                                            model, clean, corrupted, asking),
                                    Progress.NONE,
                                    asking)
                            .byPosition());
        }

        private static int[] ids(LanguageModel model, String text) {
            return model.description().encode(text).stream().mapToInt(t -> t.id()).toArray();
        }
    }

    @Test
    void oneCellCarriedByHandRestoresWhatItsCellSays() {
        PatchingState state = START.toggled(new Patch(2, 7));
        PatchingAnswer answer = answer(state);
        Restoration way =
                Restoration.of(
                        answer.clean().trace().lastLogits(),
                        answer.corrupted().trace().lastLogits());
        assertThat(way.share(answer.patched())).isEqualTo(answer.shares()[2 * 8 + 7]);
    }

    @Test
    void textsOfDifferentLengthsAreSaidInWords() {
        PatchingFrame frame = frame(START.withCorrupted("小明养了猫，"));
        assertThat(frame.map()).isEmpty();
        assertThat(frame.tables()).isEmpty();
        assertThat(Bundled.texts("en").text(frame.description())).contains("8 tokens and 6 tokens");
        assertThat(Bundled.texts("zh").text(frame.description())).contains("8个").contains("6个");
    }

    @Test
    void textsWithTheSameAnswerAreSaidInWords() {
        PatchingFrame frame = frame(START.withCorrupted(START.prompt()));
        assertThat(Bundled.texts("en").text(frame.description()))
                .contains("followed by the same token, \"她\"");
    }

    @Test
    void patchesOutsideTheModelAreLeftAlone() {
        PatchingFrame frame = frame(START.withPatches(List.of(new Patch(40, 1), new Patch(0, 99))));
        assertThat(frame.patches()).isEmpty();
        assertThat(frame.facts()).containsEntry("restored", "0");
    }

    @Test
    void theStateRoundTrips() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        PatchingState state =
                START.withHook(PatchedHook.MLP_OUT).with(new Patch(1, 2)).with(new Patch(0, 3));
        assertThat(state.patches()).containsExactly(new Patch(0, 3), new Patch(1, 2));
        assertThat(json.readValue(json.writeValueAsString(state), PatchingState.class))
                .isEqualTo(state);
        assertThat(
                        json.readValue(
                                "{\"model\":\"m\",\"prompt\":\"a\",\"corrupted\":\"b\"}",
                                PatchingState.class))
                .isEqualTo(PatchingState.of("m", "a", "b"));
        assertThatThrownBy(() -> new Patch(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
