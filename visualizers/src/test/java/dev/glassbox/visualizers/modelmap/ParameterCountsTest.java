package dev.glassbox.visualizers.modelmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterCountsTest {

    @ParameterizedTest
    @ValueSource(strings = {"tinytown-zh-en", "shakespeare-char", "tang-poems", "everyday-en-zh"})
    void thePartsAddUpToTheCard(String model) {
        String prompt = model.equals("tang-poems") ? "月" : "a";
        ModelMapFrame frame = Maps.frame(ModelMapState.of(model, prompt));
        assertThat(frame.counts().total()).isEqualTo(frame.card().parameters());
        assertThat(frame.parts().stream().mapToLong(MapPart::parameters).sum())
                .isEqualTo(frame.card().parameters());
    }

    /** Every part of one block, worked out from d_model 64, d_mlp 256, no biases. */
    @Test
    void aBlockOfTinyTownIsCountedPartByPart() {
        ParameterCounts counts = Maps.frame(ModelMapState.of("tinytown-zh-en", "a")).counts();
        assertThat(counts.of("block.2.q")).isEqualTo(64 * 64);
        assertThat(counts.of("block.2.k")).isEqualTo(64 * 64);
        assertThat(counts.of("block.2.v")).isEqualTo(64 * 64);
        assertThat(counts.of("block.2.attn")).isEqualTo(64 * 64);
        assertThat(counts.of("block.2.ln1")).isEqualTo(64);
        assertThat(counts.of("block.2.mlp")).isEqualTo(2 * 64 * 256);
        assertThat(counts.of("block.2")).isEqualTo(4 * 64 * 64 + 2 * 64 * 256 + 2 * 64);
        assertThat(counts.of("embed")).isEqualTo(411 * 64);
        assertThat(counts.of("positions")).isEqualTo(64 * 64);
        assertThat(counts.of("norm")).isEqualTo(64);
        assertThat(counts.share("block.2")).isEqualTo(49_280 / 227_584.0);
    }

    @Test
    void groupedKeysAndGatedMlpAreCountedWhereTheyBelong() {
        Map<String, List<Integer>> llama = new LinkedHashMap<>();
        llama.put("embed_tokens.weight", List.of(100, 8));
        llama.put("layers.0.input_layernorm.weight", List.of(8));
        llama.put("layers.0.self_attn.q_proj.weight", List.of(8, 8));
        llama.put("layers.0.self_attn.k_proj.weight", List.of(2, 8));
        llama.put("layers.0.self_attn.v_proj.weight", List.of(2, 8));
        llama.put("layers.0.self_attn.q_norm.weight", List.of(2));
        llama.put("layers.0.self_attn.o_proj.weight", List.of(8, 8));
        llama.put("layers.0.post_attention_layernorm.weight", List.of(8));
        llama.put("layers.0.mlp.gate_proj.weight", List.of(16, 8));
        llama.put("layers.0.mlp.up_proj.weight", List.of(16, 8));
        llama.put("layers.0.mlp.down_proj.weight", List.of(8, 16));
        llama.put("norm.weight", List.of(8));
        llama.put("lm_head.weight", List.of(100, 8));
        ParameterCounts counts = ParameterCounts.of(llama, 2_170);
        assertThat(counts.total()).isEqualTo(2_170);
        assertThat(counts.of("embed")).isEqualTo(800);
        assertThat(counts.of("unembed")).isEqualTo(800);
        assertThat(counts.of("norm")).isEqualTo(8);
        assertThat(counts.of("block.0.q")).isEqualTo(66);
        assertThat(counts.of("block.0.k")).isEqualTo(16);
        assertThat(counts.of("block.0.attn")).isEqualTo(64);
        assertThat(counts.of("block.0.ln1")).isEqualTo(8);
        assertThat(counts.of("block.0.ln2")).isEqualTo(8);
        assertThat(counts.of("block.0.mlp")).isEqualTo(384);
    }

    @Test
    void otherFamiliesNamesLeadToTheSameParts() {
        assertThat(ParameterCounts.part("layers.3.attention.query_key_value.weight"))
                .isEqualTo("block.3.qkv");
        assertThat(ParameterCounts.part("layers.3.attention.dense.bias")).isEqualTo("block.3.attn");
        assertThat(ParameterCounts.part("layers.3.mlp.dense_h_to_4h.weight"))
                .isEqualTo("block.3.mlp");
        assertThat(ParameterCounts.part("final_layer_norm.bias")).isEqualTo("norm");
        assertThat(ParameterCounts.part("embed_in.weight")).isEqualTo("embed");
        assertThat(ParameterCounts.part("encoder.layer.1.attention.self.key.weight"))
                .isEqualTo("block.1.k");
        assertThat(ParameterCounts.part("encoder.layer.1.attention.output.dense.weight"))
                .isEqualTo("block.1.attn");
        assertThat(ParameterCounts.part("encoder.layer.1.attention.output.LayerNorm.weight"))
                .isEqualTo("block.1.ln1");
        assertThat(ParameterCounts.part("encoder.layer.1.output.LayerNorm.weight"))
                .isEqualTo("block.1.ln2");
        assertThat(ParameterCounts.part("encoder.layer.1.output.dense.weight"))
                .isEqualTo("block.1.mlp");
        assertThat(ParameterCounts.part("embeddings.position_embeddings.weight"))
                .isEqualTo("positions");
        assertThat(ParameterCounts.part("embeddings.LayerNorm.weight")).isEqualTo("embed");
        assertThat(ParameterCounts.part("cls.predictions.transform.LayerNorm.weight"))
                .isEqualTo("unembed");
        assertThat(ParameterCounts.part("h.0.attn.attention.out_proj.weight"))
                .isEqualTo("block.0.attn");
    }

    /** The counts that the makers' own weight files hold. */
    @Test
    void publishedShapesComeToTheirPublishedCounts() {
        assertThat(PublishedShape.ALL.stream().map(PublishedShape::total))
                .containsExactly(124_439_808L, 1_235_814_400L, 8_030_261_248L);
    }
}
