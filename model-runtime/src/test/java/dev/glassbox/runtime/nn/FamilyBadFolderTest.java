package dev.glassbox.runtime.nn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glassbox.runtime.Refusals;
import dev.glassbox.runtime.TestFolders;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.djl.NativeLedger;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.ModelFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Folders of each family with one thing wrong: refused by name, nothing native left behind. */
class FamilyBadFolderTest {
    @TempDir Path folder = Path.of("set by JUnit");

    /**
     * @param reference the folder that is good
     * @param said what the change is
     * @param change of its {@code config.json}
     * @param problem the id it must be refused with
     * @param key what the problem must name: a key, or part of a place
     */
    record Bad(
            String reference,
            String said,
            Consumer<ObjectNode> change,
            String problem,
            String key) {
        @Override
        public String toString() {
            return reference + " with " + said;
        }
    }

    /** What a family calls its sizes. */
    private record Names(
            String reference,
            String width,
            String layers,
            String heads,
            String hidden,
            String activation,
            String context) {}

    private static final Names[] FAMILIES = {
        llama("llama-3"),
        llama("mistral-whole"),
        llama("qwen2-whole"),
        llama("qwen3-whole"),
        llama("gpt-neox-parallel"), // they call their sizes alike
        llama("bert-mlm"),
        llama("bert-classify"),
        new Names(
                "gpt-neo-local",
                "hidden_size",
                "num_layers",
                "num_heads",
                "intermediate_size",
                "activation_function",
                "max_position_embeddings"),
        new Names(
                "gpt2-gelu",
                "n_embd",
                "n_layer",
                "n_head",
                "n_inner",
                "activation_function",
                "n_positions")
    };

    private static Names llama(String reference) {
        return new Names(
                reference,
                "hidden_size",
                "num_hidden_layers",
                "num_attention_heads",
                "intermediate_size",
                "hidden_act",
                "max_position_embeddings");
    }

    static Stream<Bad> bad() {
        List<Bad> bad = new ArrayList<>();
        for (Names names : FAMILIES) {
            addCommon(bad, names);
        }
        addRotary(bad);
        addRelatives(bad);
        addNeo(bad);
        addBert(bad);
        return bad.stream();
    }

    private static void addCommon(List<Bad> bad, Names names) {
        String at = names.reference();
        // whose settings name the kind of each layer
        boolean listed = at.startsWith("qwen") || at.startsWith("gpt-neo-");
        bad.add(set(at, names.layers(), 4, listed ? "config.layers" : "model.tensors-missing", ""));
        bad.add(set(at, names.layers(), 100_000_000, "config.size", names.layers()));
        bad.add(set(at, names.layers(), 5000, "config.size", names.layers()));
        bad.add(set(at, names.layers(), 0, "config.size", names.layers()));
        bad.add(set(at, names.layers(), "two", "config.size", names.layers()));
        bad.add(set(at, names.width(), -16, "config.size", names.width()));
        bad.add(set(at, names.width(), 48, "model.tensor-shape", ""));
        bad.add(set(at, names.hidden(), 25, "model.tensor-shape", ""));
        bad.add(set(at, "vocab_size", 62, "model.tensor-shape", ""));
        bad.add(set(at, names.heads(), 1 << 24, "", ""));
        bad.add(set(at, names.heads(), (1 << 24) + 1, "config.size", names.heads()));
        bad.add(
                set(
                        at,
                        names.activation(),
                        "tanhshrink",
                        "config.unsupported",
                        names.activation()));
        bad.add(set(at, names.activation(), 3, "config.text", names.activation()));
        bad.add(set(at, "tie_word_embeddings", "yes", "config.flag", "tie_word_embeddings"));
        bad.add(remove(at, names.context(), "config.missing"));
        bad.add(remove(at, names.layers(), "config.missing"));
        bad.add(remove(at, "vocab_size", "config.missing"));
        for (String option :
                List.of("add_cross_attention", "is_encoder_decoder", "alibi", "use_mrope")) {
            bad.add(set(at, option, true, "config.unsupported", option));
        }
        for (String option : List.of("num_experts", "num_local_experts")) {
            bad.add(set(at, option, 8, "config.unsupported", option));
        }
        for (String option :
                List.of("logit_scale", "attn_logit_softcapping", "final_logit_softcapping")) {
            bad.add(set(at, option, 0.5, "config.unsupported", option));
        }
        bad.add(
                new Bad(
                        at,
                        "quantization",
                        json -> json.putObject("quantization_config").put("bits", 4),
                        "config.unsupported",
                        "quantization_config"));
    }

    private static void addRotary(List<Bad> bad) {
        for (String kind : List.of("yarn", "longrope", "su", "mrope", "")) {
            bad.add(rope("llama-3", "rope_type", kind, "config.unsupported"));
        }
        for (String key : List.of("factor", "low_freq_factor", "high_freq_factor")) {
            bad.add(
                    new Bad(
                            "llama-3",
                            "no " + key,
                            json -> rope(json).remove(key),
                            "config.missing",
                            "rope_parameters." + key));
            bad.add(rope("llama-3", key, -1, "config.positive"));
        }
        bad.add(rope("llama-3", "high_freq_factor", 1, "config.unsupported"));
        bad.add(rope("llama-3", "rope_theta", "big", "config.positive"));
        bad.add(rope("llama-3", "partial_rotary_factor", 0.5, "config.unsupported"));
        bad.add(set("llama-3", "partial_rotary_factor", 0.5, "config.unsupported", "partial_"));
        bad.add(set("llama-3", "rope_parameters", 3, "config.object", "rope_parameters"));
        bad.add(
                new Bad(
                        "llama-3",
                        "an older key that goes first",
                        json -> json.putObject("rope_scaling").put("type", "yarn"),
                        "config.unsupported",
                        "rope_scaling.type"));
        bad.add(
                new Bad(
                        "qwen3-whole",
                        "frequencies for each kind of layer",
                        json -> rope(json).putObject("full_attention"),
                        "config.unsupported",
                        "rope_parameters.full_attention"));
    }

    private static void addRelatives(List<Bad> bad) {
        String groups = "num_key_value_heads";
        for (int wrong : new int[] {3, 8}) {
            bad.add(set("llama-3", groups, wrong, "config.groups", groups));
        }
        bad.add(set("llama-3", "head_dim", 7, "config.unsupported", "head_dim"));
        bad.add(set("llama-3", "head_dim", 1 << 23, "config.size", "head_dim"));
        bad.add(set("llama-3", "mlp_bias", true, "model.tensors-missing", ""));
        bad.add(set("llama-3", "tie_word_embeddings", 1, "config.flag", "tie_word"));
        bad.add(set("mistral-whole", "head_dim", 6, "model.tensor-shape", ""));
        bad.add(set("mistral-whole", "sliding_window", 0, "config.size", "sliding_window"));
        bad.add(set("mistral-whole", "attention_bias", true, "config.unsupported", "attention_"));
        bad.add(layerTypes("mistral-whole", "config.unsupported", "full_attention"));
        bad.add(layerTypes("qwen2-whole", "config.layers", "full_attention"));
        bad.add(
                layerTypes(
                        "qwen2-whole",
                        "config.unsupported",
                        "full_attention",
                        "sliding_attention"));
        bad.add(
                layerTypes(
                        "qwen3-window",
                        "config.unsupported",
                        "full_attention",
                        "chunked_attention"));
        bad.add(remove("qwen3-whole", "head_dim", "model.tensor-shape"));
        bad.add(remove("mistral-whole", groups, "config.groups"));
    }

    private static void addNeo(List<Bad> bad) {
        String neox = "gpt-neox-parallel";
        for (double wrong : new double[] {0, -1, 1.5}) {
            bad.add(rope(neox, "partial_rotary_factor", wrong, "config.share"));
        }
        bad.add(rope(neox, "partial_rotary_factor", 0.01, "config.unsupported", "rotary_pct"));
        bad.add(rope(neox, "rope_type", "yarn", "config.unsupported"));
        bad.add(set(neox, "num_attention_heads", 3, "config.heads-do-not-divide", "hidden_size"));
        bad.add(set(neox, "use_parallel_residual", "no", "config.flag", "use_parallel"));
        String neo = "gpt-neo-local";
        bad.add(set(neo, "num_heads", 3, "config.heads-do-not-divide", "hidden_size"));
        bad.add(set(neo, "window_size", 0, "config.size", "window_size"));
        bad.add(kinds(neo, "config.layers", 1, "global"));
        bad.add(kinds(neo, "config.unsupported", 3, "sparse"));
        bad.add(kinds(neo, "config.size", 2_000_000_000, "global"));
        bad.add(kinds(neo, "config.layers", 3, "global", "local"));
        bad.add(set(neo, "attention_types", 3, "config.list", "attention_types"));
        bad.add(
                new Bad(
                        neo,
                        "a row that is no pair",
                        json -> json.putArray("attention_types").addArray().add(1),
                        "config.list",
                        "attention_types"));
    }

    private static void addBert(List<Bad> bad) {
        for (String at : List.of("bert-mlm", "bert-classify")) {
            bad.add(set(at, "is_decoder", true, "config.unsupported", "is_decoder"));
            bad.add(set(at, "num_attention_heads", 3, "config.heads-do-not-divide", "hidden"));
            bad.add(set(at, "type_vocab_size", 3, "model.tensor-shape", ""));
            bad.add(
                    set(
                            at,
                            "position_embedding_type",
                            "relative_key",
                            "config.unsupported",
                            "position_embedding_type"));
            for (String head :
                    List.of(
                            "BertModel",
                            "BertForTokenClassification",
                            "BertForQuestionAnswering",
                            "BertForNextSentencePrediction")) {
                bad.add(
                        new Bad(
                                at,
                                head,
                                json -> json.putArray("architectures").add(head),
                                "config.unsupported",
                                "architectures"));
            }
        }
        bad.add(
                new Bad(
                        "bert-classify",
                        "a label more",
                        json -> ((ObjectNode) json.get("id2label")).put("3", "odd"),
                        "model.tensor-shape",
                        ""));
        bad.add(
                new Bad(
                        "bert-classify",
                        "a label left out",
                        json -> ((ObjectNode) json.get("id2label")).remove("1"),
                        "config.missing",
                        "id2label.1"));
        bad.add(set("bert-mlm", "tie_word_embeddings", false, "model.tensors-missing", ""));
        bad.add(
                new Bad(
                        "bert-mlm",
                        "a head that is not there",
                        json -> json.putArray("architectures").add("BertForSequenceClassification"),
                        "model.tensors-missing",
                        ""));
    }

    private static Bad kinds(String reference, String problem, int times, String... kinds) {
        return new Bad(
                reference,
                times + " times " + List.of(kinds),
                json -> {
                    var row = json.putArray("attention_types").addArray();
                    var names = row.addArray();
                    List.of(kinds).forEach(names::add);
                    row.add(times);
                },
                problem,
                "attention_types");
    }

    private static Bad layerTypes(String reference, String problem, String... types) {
        return new Bad(
                reference,
                "layer types " + List.of(types),
                json -> {
                    var list = json.putArray("layer_types");
                    List.of(types).forEach(list::add);
                },
                problem,
                "layer_types");
    }

    private static ObjectNode rope(ObjectNode json) {
        return (ObjectNode) json.get("rope_parameters");
    }

    private static Bad rope(String reference, String key, Object value, String problem) {
        return rope(reference, key, value, problem, "rope_parameters." + key);
    }

    private static Bad rope(
            String reference, String key, Object value, String problem, String named) {
        return new Bad(
                reference,
                key + " = " + value,
                json -> rope(json).putPOJO(key, value),
                problem,
                named);
    }

    private static Bad set(
            String reference, String key, Object value, String problem, String named) {
        return new Bad(
                reference, key + " = " + value, json -> json.putPOJO(key, value), problem, named);
    }

    private static Bad remove(String reference, String key, String problem) {
        String named = problem.equals("config.missing") ? key : "";
        return new Bad(reference, "no " + key, json -> json.remove(key), problem, named);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void isRefusedByName(Bad bad) {
        TestFolders.copy(bad.reference(), folder);
        TestFolders.edit(folder.resolve(ModelFolder.CONFIG), bad.change());
        Problem problem = problem();
        if (!bad.problem().isEmpty()) {
            assertThat(problem.id()).isEqualTo(bad.problem());
        }
        assertThat(problem.arguments().getOrDefault("key", "")).startsWith(bad.key());
    }

    static Stream<String> inOneFile() {
        return FamilyFolderTest.inOneFile();
    }

    @ParameterizedTest
    @MethodSource("inOneFile")
    void aValueThatIsNotANumberIsRefusedWithItsTensor(String name) {
        TestFolders.copy(name, folder);
        String[] damaged = {""};
        TestFolders.rewrite(
                folder.resolve(ModelFolder.WEIGHTS),
                tensors ->
                        tensors.forEach(
                                (key, tensor) -> {
                                    if (key.matches(".*(norm|ln_|LayerNorm).*")) {
                                        damaged[0] = key;
                                        tensor.values()[1] = Float.NaN;
                                    }
                                }));
        Problem problem = problem();
        assertThat(problem.id()).isEqualTo("model.not-finite");
        assertThat(damaged[0]).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("inOneFile")
    void everyTensorIsNeeded(String name) {
        TestFolders.copy(name, folder);
        String[] removed = {""};
        TestFolders.rewrite(
                folder.resolve(ModelFolder.WEIGHTS),
                tensors -> {
                    removed[0] =
                            tensors.keySet().stream()
                                    .filter(key -> key.contains("layer") || key.contains("h."))
                                    .filter(key -> key.endsWith("weight"))
                                    .reduce((first, second) -> second)
                                    .orElseThrow();
                    tensors.remove(removed[0]);
                });
        Problem problem = problem();
        assertThat(problem.id()).isEqualTo("model.tensors-missing");
        assertThat(removed[0]).endsWith(problem.arguments().getOrDefault("names", "none named"));
    }

    private Problem problem() {
        try (NDManager observer = EngineThread.enter().newManager()) {
            int before = NativeLedger.arrays(observer);
            Problem problem = Refusals.problemOf(() -> Families.open(folder).close());
            assertThat(NativeLedger.arrays(observer)).isEqualTo(before);
            return problem;
        }
    }
}
