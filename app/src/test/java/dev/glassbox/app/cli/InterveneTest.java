package dev.glassbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.tensor.SafetensorsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterveneTest {
    @TempDir static Path folder;
    private static Path model = Path.of("");

    @BeforeAll
    static void train() throws IOException {
        model = SmallModel.in(folder);
    }

    @Test
    void aPassPatchedWithItsOwnTraceAnswersAsBefore() throws IOException {
        Path trace = folder.resolve("own.safetensors");
        Called recorded =
                ModelVerbsTest.callAt(model, "trace", "--out", trace.toString(), "the fox");
        assertThat(recorded.err()).isEmpty();
        Path same =
                changes(
                        "[{\"hook\":\"*hook_resid_pre\",\"op\":\"replace\",\"from\":\"%s\"}]",
                        trace);
        Path other =
                changes(
                        "[{\"hook\":\"*hook_resid_pre\",\"op\":\"replace\",\"from\":\"%s\","
                                + "\"from_hook\":\"hook_embed\"}]",
                        trace);

        JsonNode clean = next();
        JsonNode patched = next("--intervene", same.toString());
        JsonNode moved = next("--intervene", other.toString());
        for (int i = 0; i < clean.size(); i++) {
            assertThat(patched.get(i).get("id")).isEqualTo(clean.get(i).get("id"));
            assertThat(patched.get(i).get("logit").asDouble())
                    .isCloseTo(clean.get(i).get("logit").asDouble(), within(1e-5));
        }
        assertThat(moved).isNotEqualTo(clean);
        assertThat(next()).as("nothing stays changed").isEqualTo(clean);
    }

    @Test
    void aTraceHoldsTheChangedValues() throws IOException {
        Path file = folder.resolve("changed.safetensors");
        Path change = changes("[{\"hook\":\"hook_embed\",\"op\":\"replace\",\"value\":2}]");
        ModelVerbsTest.callAt(
                model,
                "trace",
                "--hooks",
                "hook_embed",
                "--intervene",
                change.toString(),
                "--out",
                file.toString(),
                "fox");

        try (SafetensorsFile trace = SafetensorsFile.open(file)) {
            assertThat(trace.read("hook_embed", "batch", "pos", "d_model").values())
                    .containsOnly(2f);
        }
    }

    @Test
    void aTextWrittenOnIsChangedAtEveryStep() throws IOException {
        Path trace = folder.resolve("x.safetensors");
        ModelVerbsTest.callAt(
                model, "trace", "--hooks", "hook_embed", "--out", trace.toString(), "x");
        String row;
        try (SafetensorsFile file = SafetensorsFile.open(trace)) {
            float[] embedded = file.read("hook_embed", "batch", "pos", "d_model").values();
            row = Arrays.toString(embedded); // the unembedding too, so that x is what it answers
        }
        String change =
                "[{\"hook\":\"blocks.3.hook_resid_post\",\"op\":\"replace\",\"value\":%s%s}]";
        JsonNode clean = generated("--intervene", changes("[]").toString());
        JsonNode always = generated("--intervene", changes(change, row, "").toString());
        JsonNode later = generated("--intervene", changes(change, row, ",\"pos\":4").toString());

        assertThat(generated()).isEqualTo(clean);
        // "x" is the 25th of " abc...z"
        assertThat(always.toString()).endsWith(",24,24,24,24,24,24]");
        assertThat(later.get(4)).as("before it").isEqualTo(clean.get(4)).isNotEqualTo(later.get(5));
        assertThat(later.get(5).asInt()).isEqualTo(24);
    }

    private static JsonNode generated(String... rest) {
        String[] words = new String[rest.length + 6];
        String[] own = {"--json", "--max-tokens", "6", "--temperature", "0", "the"};
        System.arraycopy(rest, 0, words, 0, rest.length);
        System.arraycopy(own, 0, words, rest.length, own.length);
        return ModelVerbsTest.callAt(model, "generate", words).json().get("ids");
    }

    @Test
    void aWrongChangeIsRefusedInOneLineThatSaysWhere() throws IOException {
        Path misspelt = changes("[\n{\"hook\":\"*hook_z\",\"op\":\"sero\"}]");
        Path far = changes("[{\"hook\":\"*hook_z\",\"op\":\"zero\",\"head\":99}]");
        for (String language : new String[] {"en", "zh"}) {
            assertRefused(misspelt, language, "changes-", ".json:2:", "sero");
            assertRefused(far, language, "blocks.0.attn.hook_z", "99", "3");
        }
        Called none = called("--intervene", folder.resolve("none.json").toString());
        assertThat(none.code()).isEqualTo(Cli.BAD_INPUT);
    }

    private static void assertRefused(Path file, String language, String... parts) {
        Called called = called("--intervene", file.toString(), "--lang", language);
        assertThat(called.code()).isEqualTo(Cli.BAD_INPUT);
        assertThat(called.out()).isEmpty();
        assertThat(called.err().lines()).hasSize(1);
        assertThat(called.err()).contains(parts);
    }

    private static JsonNode next(String... rest) {
        return called(rest).json().get("top");
    }

    private static Called called(String... rest) {
        String[] words = new String[rest.length + 4];
        System.arraycopy(rest, 0, words, 0, rest.length);
        words[rest.length] = "--json";
        words[rest.length + 1] = "--top";
        words[rest.length + 2] = "all";
        words[rest.length + 3] = "the fox";
        return ModelVerbsTest.callAt(model, "next", words);
    }

    private static Path changes(String json, Object... arguments) throws IOException {
        String text = json.formatted(arguments).replace('\\', '/');
        return Files.writeString(Files.createTempFile(folder, "changes-", ".json"), text);
    }
}
