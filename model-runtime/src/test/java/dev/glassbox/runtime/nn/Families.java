package dev.glassbox.runtime.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.tensor.SafetensorsFile;
import dev.glassbox.runtime.tensor.Tensor;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Tiny random models of every family, each with what transformers computes from it ({@code
 * src/test/reference/dump_families.py}).
 */
final class Families {
    /** Values are of the order of 1 to 30. */
    static final double TOLERANCE = 1e-4;

    private Families() {}

    /** The reference folders of all decoders. */
    static Stream<String> decoders() {
        return Stream.of(
                "llama-3",
                "llama-tied",
                "llama-shards",
                "mistral-window",
                "mistral-whole",
                "qwen2-whole",
                "qwen2-window",
                "qwen3-whole",
                "qwen3-window",
                "gpt-neox-parallel",
                "gpt-neox-serial",
                "gpt-neo-alternating",
                "gpt-neo-local",
                "gpt-neo-bare",
                "gpt2-gelu");
    }

    /** The reference folders of all families. */
    static Stream<String> all() {
        return Stream.concat(decoders(), Stream.of("bert-mlm", "bert-classify"));
    }

    /** What a family's files may have before every name. */
    static String prefix(String reference) {
        if (reference.startsWith("gpt-neox")) {
            return "gpt_neox.";
        }
        if (reference.startsWith("bert")) {
            return "bert.";
        }
        return reference.startsWith("gpt") ? "transformer." : "model.";
    }

    static LanguageModel open(String reference) {
        return open(TestModels.reference(reference));
    }

    static LanguageModel open(Path folder) {
        return catalog().open(folder.toString());
    }

    static ModelCatalog catalog() {
        return ModelCatalog.bundled(Path.of("nothing-bundled"));
    }

    static SafetensorsFile numbers(String reference) {
        return SafetensorsFile.open(
                TestModels.reference(reference).resolve("reference.safetensors"));
    }

    static int[] ids(SafetensorsFile numbers, String name) {
        float[] stored = numbers.read(name, "batch", "pos").values();
        int[] ids = new int[stored.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = (int) stored[i];
        }
        return ids;
    }

    /** Holds a tensor against the reference's of that name, shape and values. */
    static void assertClose(SafetensorsFile numbers, String name, Tensor actual) {
        Tensor expected = numbers.read(name, actual.axes().toArray(String[]::new));
        assertThat(actual.shape()).as(name).isEqualTo(expected.shape());
        assertThat(Passes.difference(expected, actual)).as(name).isLessThan(TOLERANCE);
    }
}
