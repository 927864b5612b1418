package dev.glassbox.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.tensor.SafetensorsWriter;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Change;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFileTest {
    private static final String MODEL = "shakespeare-char";
    private static final String PROMPT = "ROMEO:";

    private final ModelCatalog catalog = ModelCatalog.bundled(TestModels.bundledRoot());

    @Test
    void aTraceComesBackAsItWasAndSaysThatItIsRecorded(@TempDir Path folder) {
        Trace trace = compute(HookGlob.standard(hooks()), Logits.ALL);
        Path file = folder.resolve("t.safetensors");
        TraceFile.write(file, PROMPT, trace);
        TraceFile.Recorded recorded = TraceFile.read(file);
        assertThat(recorded.prompt()).isEqualTo(PROMPT);
        assertThat(recorded.trace().ids()).isEqualTo(trace.ids());
        assertThat(recorded.trace().hooks()).isEqualTo(trace.hooks()).hasSize(4 + 4 * 17);
        for (HookPoint hook : trace.hooks()) {
            assertSame(recorded.trace().get(hook), trace.get(hook));
        }
        assertSame(recorded.trace().logits(), trace.logits());
        assertThat(recorded.trace().logits().axes()).containsExactly("batch", "pos", "d_vocab");
        assertThat(recorded.trace().origin().recorded()).isTrue();
        assertThat(recorded.trace().origin().weightsSha256())
                .isEqualTo(trace.origin().weightsSha256());
    }

    @Test
    void aRecordingAnswersWhatItHoldsAndNothingElse(@TempDir Path root) {
        Set<HookPoint> kept = HookGlob.select(hooks(), List.of("**.hook_pattern"), MODEL);
        TraceFile.write(
                root.resolve(MODEL).resolve("romeo.safetensors"),
                PROMPT,
                compute(kept, Logits.LAST));
        RecordedTraces recordings = new RecordedTraces(root, catalog);
        Set<HookPoint> wanted = Set.of(HookPoint.pattern(2), HookPoint.pattern(9));
        Optional<TraceAnswer> answer =
                recordings.find(MODEL, PROMPT, new TraceRequest(wanted, Logits.LAST));
        assertThat(answer).isPresent();
        assertThat(answer.orElseThrow().trace().origin().recorded()).isTrue();
        assertThat(answer.orElseThrow().tokens()).hasSize(6);
        assertThat(recordings.find(MODEL, "JULIET:", TraceRequest.lastLogits())).isEmpty();
        assertThat(recordings.find("nobody", PROMPT, TraceRequest.lastLogits())).isEmpty();
        TraceRequest queries = new TraceRequest(Set.of(HookPoint.q(0)), Logits.LAST);
        assertThat(recordings.find(MODEL, PROMPT, queries)).isEmpty();
        TraceRequest everywhere = new TraceRequest(Set.of(), Logits.ALL);
        assertThat(recordings.find(MODEL, PROMPT, everywhere)).isEmpty();
    }

    @Test
    void aRecordingOfPlainQueriesStandsWhereTurnedOnesAreAskedForOfAModelThatTurnsNone(
            @TempDir Path root) throws IOException {
        ModelCatalog catalog = ModelCatalog.bundled(TestModels.bundledRoot());
        Files.createDirectories(root.resolve(MODEL));
        Set<HookPoint> kept = Set.of(HookPoint.q(0), HookPoint.k(0));
        TraceFile.write(
                root.resolve(MODEL).resolve("romeo.safetensors"),
                PROMPT,
                compute(kept, Logits.LAST));
        RecordedTraces recordings = new RecordedTraces(root, catalog);
        Set<HookPoint> asked = Set.of(HookPoint.q(0), HookPoint.rotQ(0), HookPoint.rotK(0));
        assertThat(recordings.find(MODEL, PROMPT, new TraceRequest(asked, Logits.LAST)))
                .isPresent();
        Set<HookPoint> more = Set.of(HookPoint.q(0), HookPoint.rotQ(0), HookPoint.v(0));
        assertThat(recordings.find(MODEL, PROMPT, new TraceRequest(more, Logits.LAST))).isEmpty();
    }

    @Test
    void aChangedPassSaysSoAndAnswersForNoOther(@TempDir Path root) {
        List<InterventionSpec> specs =
                List.of(InterventionSpec.of("*hook_z", InterventionSpec.Op.ZERO).atHeads(1));
        Path file = root.resolve(MODEL).resolve("changed.safetensors");
        Trace trace = compute(Set.of(HookPoint.z(0)), Logits.LAST);
        TraceFile.write(file, PROMPT, trace, specs);
        assertThat(TraceFile.read(file).interventions()).isEqualTo(specs);
        assertThat(new RecordedTraces(root, catalog).find(MODEL, PROMPT, TraceRequest.lastLogits()))
                .isEmpty();

        TraceFile.write(file, PROMPT, trace);
        assertThat(TraceFile.read(file).interventions()).isEmpty();
        RecordedTraces plain = new RecordedTraces(root, catalog);
        assertThat(plain.find(MODEL, PROMPT, TraceRequest.lastLogits())).isPresent();
        Intervention zero = Intervention.everywhere(HookPoint.z(0), new Change.Zero());
        assertThat(plain.find(MODEL, PROMPT, TraceRequest.lastLogits().with(List.of(zero))))
                .isEmpty();
    }

    @Test
    void aFileWithoutItsOriginIsNoTrace(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("t.safetensors");
        try (OutputStream out = Files.newOutputStream(file)) {
            Tensor one = Tensor.wrap(new float[1], new int[] {1}, "0");
            SafetensorsWriter.write(Map.of("hook_embed", one), Map.of(), out);
        }
        IntakeException thrown =
                catchThrowableOfType(IntakeException.class, () -> TraceFile.read(file));
        assertThat(thrown.problem().id()).isEqualTo("trace.not-a-trace");
    }

    private List<HookPoint> hooks() {
        try (LanguageModel model = catalog.open(MODEL)) {
            return model.hookPoints();
        }
    }

    private Trace compute(Set<HookPoint> hooks, Logits logits) {
        try (OpenModels models = new OpenModels(catalog, 1)) {
            return models.trace(MODEL, PROMPT, new TraceRequest(hooks, logits), Cancellation.NONE)
                    .trace();
        }
    }

    private static void assertSame(Tensor one, Tensor other) {
        assertThat(one.shape()).isEqualTo(other.shape());
        assertThat(one.axes()).isEqualTo(other.axes());
        assertThat(one.values()).isEqualTo(other.values());
    }
}
