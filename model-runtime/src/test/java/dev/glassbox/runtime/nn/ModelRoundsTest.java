package dev.glassbox.runtime.nn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.djl.NativeLedger;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.model.KeyValueCache;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models opened, looked at, switched, broken off and closed, over and over: nothing stays. */
class ModelRoundsTest {
    private static final int ROUNDS = 20;

    private final ModelCatalog catalog =
            new ModelCatalog(Map.of(), ModelCatalog.providersOnClassPath());

    @Test
    void roundsOfOpeningTracingSwitchingAndClosingLeaveNoNativeArray(@TempDir Path place)
            throws IOException {
        List<Path> folders = LinearKernelTest.models().toList();
        Path damaged = damaged(place);
        try (NDManager observer = EngineThread.enter().newManager()) {
            round(folders, damaged, 0); // what the engine itself keeps is there from now on
            int before = NativeLedger.arrays(observer);
            for (int round = 1; round <= ROUNDS; round++) {
                round(folders, damaged, round);
                assertThat(NativeLedger.arrays(observer)).as("round %s", round).isEqualTo(before);
            }
        }
    }

    /** Two of all models, so that every round switches and every few rounds all have been open. */
    private void round(List<Path> folders, Path damaged, int round) {
        try (OpenModels open = new OpenModels(catalog, 1)) {
            for (int turn = 0; turn < 2; turn++) {
                Path folder = folders.get((2 * round + turn) % folders.size());
                LanguageModel model = open.get(folder.toString());
                look(model, 5 + round % 3);
                breakOff(model);
                if (model.config().modelType().equals("gpt2")) {
                    generate(model);
                }
            }
        }
        try {
            catalog.open(damaged.toString()).close();
        } catch (IntakeException expected) {
            return;
        }
        throw new AssertionError("a NaN in the last weight was not seen");
    }

    private static void look(LanguageModel model, int length) {
        TraceRequest all = new TraceRequest(Set.copyOf(model.hookPoints()), Logits.ALL);
        model.run(new int[length], all, Cancellation.NONE);
    }

    private static void breakOff(LanguageModel model) {
        int[] asked = {0};
        try {
            model.run(new int[4], TraceRequest.lastLogits(), () -> ++asked[0] > 5);
        } catch (CancellationException expected) {
            return;
        }
        throw new AssertionError("a pass could not be cancelled");
    }

    private static void generate(LanguageModel model) {
        try (KeyValueCache cache = model.newCache(6)) {
            model.extend(cache, new int[3], TraceRequest.lastLogits(), Cancellation.NONE);
            model.extend(cache, new int[1], TraceRequest.lastLogits(), Cancellation.NONE);
        }
    }

    /** All but the last weight are sound, so that all are in native memory when it is refused. */
    private static Path damaged(Path place) throws IOException {
        Path source = TestModels.reference("gpt2-relu");
        Path folder = Files.createDirectories(place.resolve("damaged"));
        for (String name : List.of("config.json", "model.safetensors")) {
            Files.copy(
                    source.resolve(name),
                    folder.resolve(name),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Path weights = folder.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        Arrays.fill(bytes, bytes.length - 4, bytes.length, (byte) 0xFF); // NaN
        Files.write(weights, bytes);
        return folder;
    }
}
