package dev.glassbox.runtime.tokenizer;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.StrictJson;

/** Any bytes as a {@code tokenizer.json}: refused with a problem, or a tokenizer that encodes. */
class TokenizerFuzzTest {
    private static final int SMALL_VOCABULARY = 10_000;

    @FuzzTest(maxDuration = "10m")
    void tokenizer(byte[] file) {
        try {
            String text = ForeignFiles.decode(file, "file");
            Tokenizer tokenizer =
                    new PipelineReader(SMALL_VOCABULARY)
                            .read(StrictJson.standard().readTree(text, "file"), "file");
            tokenizer.decode(tokenizer.encodeIds("Hi 小明  ab\n👩‍👧"));
        } catch (IntakeException e) {
            // as it should
        }
    }
}
