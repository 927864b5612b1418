package dev.glassbox.runtime.model;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.intake.IntakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Any bytes as a {@code config.json} of any family: described, or refused with a problem. */
class ConfigFuzzTest {
    @TempDir private static Path folder;

    @FuzzTest(maxDuration = "10m")
    void config(byte[] bytes) throws IOException {
        Path weights = folder.resolve(ModelFolder.WEIGHTS);
        if (!Files.exists(weights)) {
            Files.copy(TestModels.reference("gpt2-gelu-new").resolve(ModelFolder.WEIGHTS), weights);
        }
        Files.write(folder.resolve(ModelFolder.CONFIG), bytes);
        try {
            new ModelCatalog(Map.of(), ModelCatalog.providersOnClassPath())
                    .describe(folder.toString());
        } catch (IntakeException e) {
            // as it should
        }
    }
}
