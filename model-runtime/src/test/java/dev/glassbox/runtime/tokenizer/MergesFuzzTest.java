package dev.glassbox.runtime.tokenizer;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.IntakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Any bytes as a {@code merges.txt}: refused with a problem, or a tokenizer that encodes. */
class MergesFuzzTest {
    @TempDir private static Path folder;

    @FuzzTest(maxDuration = "10m")
    void merges(byte[] bytes) throws IOException {
        Path vocabulary = References.path("hf-byte-level/vocab.json");
        Path file = Files.write(folder.resolve("merges.txt"), bytes);
        try {
            new BytePairFiles(ForeignFiles.standard())
                    .read(vocabulary, file)
                    .encodeIds("Hi 小明  ab");
        } catch (IntakeException e) {
            // as it should
        }
    }
}
