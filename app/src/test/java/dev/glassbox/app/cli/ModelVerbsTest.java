package dev.glassbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.tensor.SafetensorsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelVerbsTest {
    @TempDir static Path folder;
    private static Path model = Path.of("");

    @BeforeAll
    static void train() throws IOException {
        model = SmallModel.in(folder);
    }

    @Test
    void probabilitiesOfTheWholeVocabularySumToOne() {
        JsonNode answer = call("next", "--top", "all", "--json", "quick fox").json();

        assertThat(ids(answer.get("ids"))).hasSize(9);
        assertThat(answer.get("top")).hasSize(SmallModel.VOCABULARY);
        assertThat(sum(answer)).isCloseTo(1.0, within(1e-5));
    }

    @Test
    void temperatureChangesProbabilitiesAndNotLogits() {
        JsonNode mild = call("next", "--json", "--top", "all", "the").json().get("top");
        JsonNode hot =
                call("next", "--json", "--top", "all", "--temperature", "5", "the")
                        .json()
                        .get("top");

        for (int i = 0; i < mild.size(); i++) {
            assertThat(hot.get(i).get("logit")).isEqualTo(mild.get(i).get("logit"));
        }
        assertThat(hot.get(0).get("p").asDouble()).isLessThan(mild.get(0).get("p").asDouble());
        double first = mild.get(0).get("logit").asDouble();
        double second = mild.get(1).get("logit").asDouble();
        // p1 / p2 = exp((l1 - l2) / T); the logits are printed as floats, to 7 digits
        assertThat(hot.get(0).get("p").asDouble() / hot.get(1).get("p").asDouble())
                .isCloseTo(Math.exp((first - second) / 5), within(1e-7));
    }

    @Test
    void tenTokensAreShownUnlessAsked() {
        assertThat(call("next", "--json", "the").json().get("top")).hasSize(10);
        assertThat(call("next", "--json", "--top", "3", "the").json().get("top")).hasSize(3);
    }

    @Test
    void idsAreUsedAsGivenAndTokensAreNull() {
        JsonNode fromText = call("next", "--json", "--top", "all", "the").json();
        String ids = String.join(",", ids(fromText.get("ids")));
        JsonNode fromIds = call("next", "--json", "--top", "all", "--ids", ids).json();

        assertThat(fromIds.get("ids")).isEqualTo(fromText.get("ids"));
        for (int i = 0; i < fromIds.get("top").size(); i++) {
            assertThat(fromIds.get("top").get(i).get("token").isNull()).isTrue();
            assertThat(fromIds.get("top").get(i).get("p"))
                    .isEqualTo(fromText.get("top").get(i).get("p"));
        }
    }

    @Test
    void withIdsADamagedTokenizerIsNotOpened() throws IOException {
        Path damaged = SmallModel.copy(model, folder.resolve("no-tokenizer"));
        Files.writeString(damaged.resolve("tokenizer.json"), "{");

        assertThat(callAt(damaged, "next", "--json", "--ids", "1").code()).isEqualTo(Cli.DONE);
        Called called = callAt(damaged, "next", "a");
        assertThat(called.code()).isEqualTo(Cli.BAD_INPUT);
        assertThat(called.err()).contains("tokenizer.json");
    }

    @Test
    void textComesFromStandardInput() {
        Called fromWord = call("next", "--json", "the fox");
        Called fromInput =
                Called.with("the fox", "next", "--model", model.toString(), "--json", "-");

        assertThat(fromInput).isEqualTo(fromWord);
    }

    @Test
    void traceHoldsEveryHookOfEveryLayerButResult() {
        Path file = folder.resolve("all.safetensors");
        Called called = call("trace", "--out", file.toString(), "the fox");

        assertThat(called.code()).isEqualTo(Cli.DONE);
        assertThat(called.err()).isEmpty();
        try (SafetensorsFile trace = SafetensorsFile.open(file)) {
            assertThat(new TreeSet<>(trace.entries().keySet())).isEqualTo(new TreeSet<>(hooks(4)));
            assertThat(trace.entry("logits").shape())
                    .isEqualTo(List.of(1, 7, SmallModel.VOCABULARY));
            assertThat(trace.entry("blocks.0.attn.hook_pattern").shape())
                    .isEqualTo(List.of(1, 4, 7, 7));
        }
    }

    @Test
    void traceTakesPatternsOfHooks() {
        Path file = folder.resolve("some.safetensors");
        call("trace", "--out", file.toString(), "--hooks", "*hook_pattern,hook_embed", "the");

        try (SafetensorsFile trace = SafetensorsFile.open(file)) {
            assertThat(trace.entries().keySet())
                    .containsExactlyInAnyOrder(
                            "hook_embed",
                            "blocks.0.attn.hook_pattern",
                            "blocks.1.attn.hook_pattern",
                            "blocks.2.attn.hook_pattern",
                            "blocks.3.attn.hook_pattern",
                            "logits");
        }
    }

    @Test
    void tokenizeGivesIdsAndTokens() {
        JsonNode answer = call("tokenize", "--json", "fox").json();

        assertThat(texts(answer.get("tokens"))).containsExactly("f", "o", "x");
        assertThat(answer.get("ids")).hasSize(3);
        assertThat(call("tokenize", "--json", "").json().get("ids")).isEmpty();
    }

    @Test
    void aFolderWithATokenizerAloneTokenizes() throws IOException {
        Path alone = Files.createDirectories(folder.resolve("tokenizer-only"));
        Files.copy(model.resolve("tokenizer.json"), alone.resolve("tokenizer.json"));

        assertThat(callAt(alone, "tokenize", "--json", "fox"))
                .isEqualTo(call("tokenize", "--json", "fox"));
    }

    @Test
    void aBatchIsOneObjectALine() {
        Called called = batch("\"fox\"\n\"\"\n\"the\"\n");

        assertThat(called.err()).isEmpty();
        assertThat(called.jsonLines()).hasSize(3);
        assertThat(texts(called.jsonLines().get(2).get("tokens"))).containsExactly("t", "h", "e");
    }

    @Test
    void aBatchSaysWhichLineIsWrong() {
        Called called = batch("\"fox\"\n42\n");

        assertThat(called.code()).isEqualTo(Cli.BAD_INPUT);
        assertThat(called.jsonLines()).hasSize(1);
        assertThat(called.err()).startsWith("Line 2:");
    }

    private static Called batch(String stdin) {
        return Called.with(
                stdin, "tokenize", "--model", model.toString(), "--batch", "--lang", "en");
    }

    private static Called call(String verb, String... rest) {
        return callAt(model, verb, rest);
    }

    static Called callAt(Path model, String verb, String... rest) {
        List<String> words = new ArrayList<>(List.of(verb, "--model", model.toString()));
        words.addAll(List.of(rest));
        return Called.with("", words.toArray(String[]::new));
    }

    private static List<String> ids(JsonNode array) {
        List<String> ids = new ArrayList<>();
        array.forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private static List<String> texts(JsonNode array) {
        return ids(array);
    }

    private static double sum(JsonNode answer) {
        double sum = 0;
        for (JsonNode row : answer.get("top")) {
            sum += row.get("p").asDouble();
        }
        return sum;
    }

    /**
     * Every name of ARCHITECTURE's list for a pre-norm decoder, but hook_result; and the logits.
     */
    private static List<String> hooks(int layers) {
        List<String> names =
                new ArrayList<>(
                        List.of(
                                "hook_embed",
                                "hook_pos_embed",
                                "ln_final.hook_scale",
                                "ln_final.hook_normalized",
                                "logits"));
        String[] inBlock =
                """
                hook_resid_pre hook_resid_mid hook_resid_post
                ln1.hook_scale ln1.hook_normalized ln2.hook_scale ln2.hook_normalized
                attn.hook_q attn.hook_k attn.hook_v attn.hook_z attn.hook_attn_scores attn.hook_pattern
                hook_attn_out mlp.hook_pre mlp.hook_post hook_mlp_out
                """
                        .strip()
                        .split("\\s+");
        for (int layer = 0; layer < layers; layer++) {
            for (String name : inBlock) {
                names.add("blocks." + layer + "." + name);
            }
        }
        return names;
    }
}
