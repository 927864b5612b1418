package dev.glassbox.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenModelsTest {
    private static final String MODEL = "shakespeare-char";
    private static final Set<HookPoint> PATTERN = Set.of(HookPoint.pattern(0));

    private final OpenModels models =
            new OpenModels(ModelCatalog.bundled(TestModels.bundledRoot()), 1);

    @AfterEach
    void close() {
        models.close();
    }

    @Test
    void answersAPromptWithItsTokensAndOnlyWhatWasAsked() {
        TraceAnswer answer = trace("ROMEO:", new TraceRequest(PATTERN, Logits.LAST));
        assertThat(answer.tokens())
                .extracting("text")
                .containsExactly("R", "O", "M", "E", "O", ":");
        assertThat(answer.trace().hooks()).isEqualTo(PATTERN);
        assertThat(answer.trace().logits().shape()).containsExactly(1, 1, 65);
        assertThat(answer.trace().origin().recorded()).isFalse();
        assertThat(answer.card().origin()).isEqualTo(ModelCatalog.BUNDLED);
        // 65 x 128 + 64 x 128 + 4 x (12 x 128 x 128 + 2 x 128) + 128
        assertThat(answer.card().parameters()).isEqualTo(804_096);
    }

    @Test
    void everyRowOfAPatternAndTheProbabilitiesSumToOne() {
        TraceAnswer answer = trace("To be, or", new TraceRequest(PATTERN, Logits.LAST));
        for (int head = 0; head < 4; head++) {
            for (int query = 0; query < 9; query++) {
                double sum = 0;
                for (float p : answer.trace().get(HookPoint.pattern(0)).row(0, head, query)) {
                    sum += p;
                }
                assertThat(sum).isCloseTo(1, within(1e-5));
            }
        }
    }

    @Test
    void lookingAtEverythingChangesNothing() {
        Set<HookPoint> all = Set.copyOf(models.get(MODEL).hookPoints());
        float[] seen = trace("ROMEO:", new TraceRequest(all, Logits.ALL)).trace().lastLogits();
        float[] unseen =
                trace("ROMEO:", new TraceRequest(Set.of(), Logits.ALL)).trace().lastLogits();
        assertThat(seen).isEqualTo(unseen); // bit for bit
    }

    @Test
    void aHookTheModelDoesNotHaveIsLeftOut() {
        TraceRequest request = new TraceRequest(Set.of(HookPoint.pattern(9)), Logits.LAST);
        assertThat(trace("R", request).trace().hooks()).isEmpty();
    }

    @Test
    void badPromptsAreNamed() {
        assertThat(problem(() -> trace("", TraceRequest.lastLogits()))).isEqualTo("prompt.empty");
        assertThat(problem(() -> trace("a".repeat(65), TraceRequest.lastLogits())))
                .isEqualTo("prompt.too-long");
        assertThat(problem(() -> trace("小明", TraceRequest.lastLogits())))
                .isEqualTo("tokenizer.unknown-character");
    }

    @Test
    void anUnknownModelIsNamedWithThoseThereAre() {
        IntakeException thrown =
                catchThrowableOfType(IntakeException.class, () -> models.get("hamlet"));
        assertThat(thrown.problem().id()).isEqualTo("model.unknown");
        assertThat(thrown.problem().arguments().get("known")).contains(MODEL);
    }

    @Test
    void theLongestUnusedModelIsClosedWhenAnotherIsOpened() {
        LanguageModel first = models.get(MODEL);
        models.get(TestModels.reference("gpt2-gelu-new").toString());
        assertThatThrownBy(() -> run(first))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void aCancelledTraceStops() {
        assertThatThrownBy(
                        () -> models.trace(MODEL, "ROMEO:", TraceRequest.lastLogits(), () -> true))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void anotherThreadMayNeitherRunNorClose() {
        LanguageModel model = models.get(MODEL);
        assertThatThrownBy(() -> CompletableFuture.runAsync(() -> run(model)).join())
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> CompletableFuture.runAsync(model::close).join())
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    private static void run(LanguageModel model) {
        model.run(new int[] {1}, TraceRequest.lastLogits(), Cancellation.NONE);
    }

    @Test
    void aRowOfTheEmbeddingIsWhatThePassAddsUp() {
        Set<HookPoint> hooks =
                Set.of(
                        new HookPoint("hook_embed"),
                        new HookPoint("hook_pos_embed"),
                        HookPoint.block(0, "hook_resid_pre"));
        TraceAnswer answer = trace("ROMEO:", new TraceRequest(hooks, Logits.LAST));
        Tensor embedding = models.weight(MODEL, EmbeddingMatrix.TOKENS).orElseThrow();
        Tensor positions = models.weight(MODEL, EmbeddingMatrix.POSITIONS).orElseThrow();
        assertThat(embedding.shape()).containsExactly(65, 128);
        assertThat(positions.shape()).containsExactly(64, 128);
        for (int position = 0; position < 6; position++) {
            float[] token = embedding.row(answer.tokens().get(position).id());
            float[] place = positions.row(position);
            assertThat(token)
                    .isEqualTo(answer.trace().get(new HookPoint("hook_embed")).row(0, position));
            assertThat(place)
                    .isEqualTo(
                            answer.trace().get(new HookPoint("hook_pos_embed")).row(0, position));
            float[] sum = answer.trace().get(HookPoint.block(0, "hook_resid_pre")).row(0, position);
            for (int i = 0; i < sum.length; i++) {
                assertThat(sum[i]).isEqualTo(token[i] + place[i]);
            }
        }
    }

    @Test
    void aWeightIsReadOnceAndOneThatIsNotThereIsAbsent() {
        Tensor once = models.weight(MODEL, "h.0.attn.c_attn.weight").orElseThrow();
        assertThat(once.shape()).containsExactly(128, 384);
        assertThat(models.weight(MODEL, "h.0.attn.c_attn.weight").orElseThrow()).isSameAs(once);
        assertThat(models.weight(MODEL, "h.9.attn.c_attn.weight")).isEmpty();
        assertThatThrownBy(() -> models.weight("nobody", "wte.weight"))
                .isInstanceOf(IntakeException.class);
    }

    @Test
    void aMomentOfATrainingHasWeightsOfItsOwn() {
        Tensor first = models.weight("tinytown-zh-en@0", EmbeddingMatrix.TOKENS).orElseThrow();
        Tensor last = models.weight("tinytown-zh-en", EmbeddingMatrix.TOKENS).orElseThrow();
        assertThat(first.shape()).isEqualTo(last.shape());
        assertThat(first.values()).isNotEqualTo(last.values());
    }

    @Test
    void tokenizersAreThoseOfModelsAndOfOpenAi() {
        assertThat(models.tokenizer(MODEL).vocabularySize()).isEqualTo(65);
        Tokenizer gpt2 = models.tokenizer("r50k_base");
        assertThat(gpt2.vocabularySize()).isEqualTo(50_257);
        assertThat(models.tokenizer("r50k_base")).isSameAs(gpt2);
        assertThatThrownBy(() -> models.tokenizer("nobody")).isInstanceOf(IntakeException.class);
        assertThat(models.ids()).contains(MODEL, "tinytown-zh-en");
    }

    @Test
    void weightsThatNoLongerFitAreReadAgain() {
        KeptWeights kept = new KeptWeights(100);
        int[] reads = {0};
        Supplier<Optional<Tensor>> reader =
                () -> {
                    reads[0]++;
                    return Optional.of(Tensor.wrap(new float[20], new int[] {20}, "columns"));
                };
        kept.get("m", "a", reader);
        kept.get("m", "a", reader);
        assertThat(reads[0]).isEqualTo(1);
        kept.get("m", "b", reader); // 160 bytes: a goes, b stays
        kept.get("m", "b", reader);
        assertThat(reads[0]).isEqualTo(2);
        kept.get("m", "a", reader);
        assertThat(reads[0]).isEqualTo(3);
    }

    private TraceAnswer trace(String prompt, TraceRequest request) {
        return models.trace(MODEL, prompt, request, Cancellation.NONE);
    }

    private static String problem(ThrowingCallable code) {
        return catchThrowableOfType(IntakeException.class, code).problem().id();
    }
}
