package dev.glassbox.runtime.bundled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.tensor.SafetensorsFile;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.TraceRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bundled folders, opened unchanged by Hugging Face transformers, have the same ids and logits
 * there ({@code src/test/reference/dump_bundled.py}).
 */
class BundledInTransformersTest {
    private static final ModelCatalog CATALOG = ModelCatalog.bundled(TestModels.bundledRoot());
    private static final float TOLERANCE = 1e-4f;
    private static final int EVERY = 4; // positions in the dump

    static List<String> models() {
        return CATALOG.ids();
    }

    @ParameterizedTest
    @MethodSource("models")
    void idsAndLogitsAreThoseOfTransformers(String id) {
        try (SafetensorsFile dump =
                        SafetensorsFile.open(
                                TestModels.reference("bundled").resolve(id + ".safetensors"));
                LanguageModel model = CATALOG.open(id)) {
            String text = Objects.requireNonNull(dump.metadata().get("text"));
            int[] ids = model.tokenizer().orElseThrow().encodeIds(text);
            float[] expectedIds = dump.read("ids", "pos").values();
            assertThat(ids).hasSameSizeAs(expectedIds);
            for (int i = 0; i < ids.length; i++) {
                assertThat((float) ids[i]).isEqualTo(expectedIds[i]);
            }
            float[] logits =
                    model.run(
                                    ids,
                                    new TraceRequest(
                                            Set.of(),
                                            TraceRequest.Logits.ALL,
                                            List.of(),
                                            List.of()),
                                    Cancellation.NONE)
                            .logits()
                            .values(); // [1, T, V]
            float[] expected = dump.read("logits", "pos", "d_vocab").values();
            int vocabulary = model.config().dVocab();
            for (int at = 0; at < expected.length; at++) {
                int place = at / vocabulary * EVERY * vocabulary + at % vocabulary;
                assertThat(logits[place])
                        .as("%d", at)
                        .isCloseTo(expected[at], Offset.offset(TOLERANCE));
            }
        }
    }
}
