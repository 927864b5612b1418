package dev.glassbox.runtime.nn.bert;

import dev.glassbox.runtime.model.ConfigReader;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.nn.Activation;
import java.util.List;

/**
 * What a BERT network is (Devlin et al. 2018, arXiv:1810.04805).
 *
 * @param shape the sizes
 * @param activation of the MLPs and of the head for masked words
 * @param epsilon of the layer norms
 * @param segments the number of texts that can be told apart
 * @param labels what texts are sorted by; empty for a network that guesses masked words
 * @param tied whether the unembedding is the embedding
 */
record BertConfig(
        ModelConfig shape,
        Activation activation,
        float epsilon,
        int segments,
        List<String> labels,
        boolean tied) {
    static final String MODEL_TYPE = "bert";

    private static final float EPSILON = 1e-12f; // where config.json is silent
    private static final int SEGMENTS = 2;
    private static final int MOST_LABELS = 100_000;
    private static final String HEADS = "architectures";
    private static final String LABELS = "id2label";

    BertConfig {
        labels = List.copyOf(labels);
    }

    /**
     * @throws dev.glassbox.runtime.intake.IntakeException if something is missing, not sensible or
     *     not computed here
     */
    static BertConfig read(ConfigReader config) {
        config.refuseForeignOptions();
        config.refuseIfTrue("is_decoder");
        String positions = config.text("position_embedding_type", "absolute");
        if (!positions.equals("absolute")) {
            throw config.unsupported("position_embedding_type", positions);
        }
        int dModel = config.size("hidden_size");
        int heads = config.size("num_attention_heads");
        if (dModel % heads != 0) {
            throw config.problem(
                    "config.heads-do-not-divide", "hidden_size", "width", dModel, "heads", heads);
        }
        ModelConfig shape =
                new ModelConfig(
                        MODEL_TYPE,
                        config.layers("num_hidden_layers"),
                        heads,
                        heads,
                        dModel,
                        dModel / heads,
                        config.size("intermediate_size"),
                        config.size("vocab_size"),
                        config.size("max_position_embeddings"));
        String activation = config.text("hidden_act", "gelu");
        return new BertConfig(
                shape,
                Activation.named(activation)
                        .orElseThrow(() -> config.unsupported("hidden_act", activation)),
                config.positive("layer_norm_eps", EPSILON),
                config.size("type_vocab_size", SEGMENTS),
                labels(config),
                config.flag("tie_word_embeddings", true));
    }

    /** The head is known by the class that the network was saved as. */
    private static List<String> labels(ConfigReader config) {
        List<String> heads = config.texts(HEADS);
        String head = heads.isEmpty() ? "BertForMaskedLM" : heads.get(0);
        return switch (head) {
            case "BertForMaskedLM", "BertForPreTraining" -> List.of();
            case "BertForSequenceClassification" -> classes(config);
            default -> throw config.unsupported(HEADS, head);
        };
    }

    /** Named by {@code id2label}, or numbered where that is missing. */
    private static List<String> classes(ConfigReader config) {
        ConfigReader named = config.object(LABELS);
        int given = named.keys().size();
        int count = given > 0 ? given : config.size("num_labels", 2, MOST_LABELS);
        String[] labels = new String[count];
        for (int label = 0; label < count; label++) {
            String key = Integer.toString(label);
            labels[label] = given > 0 ? named.text(key) : "LABEL_" + label;
        }
        return List.of(labels);
    }
}
