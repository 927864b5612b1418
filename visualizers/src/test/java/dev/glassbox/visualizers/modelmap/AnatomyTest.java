package dev.glassbox.visualizers.modelmap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.trace.HookPoint;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnatomyTest {
    private static final ModelConfig CONFIG = new ModelConfig("any", 1, 4, 2, 64, 16, 256, 411, 64);

    private static Anatomy of(String hooks, Map<String, List<Integer>> tensors) {
        List<HookPoint> points = Stream.of(hooks.split(" ")).map(HookPoint::new).toList();
        return Anatomy.of(CONFIG, points, tensors, true);
    }

    @Test
    void theBundledFamilyHasLearnedPositionsAndLayerNorm() {
        Anatomy anatomy = Maps.at("").anatomy();
        assertThat(anatomy.order()).isEqualTo(Anatomy.Order.PRE_NORM);
        assertThat(anatomy.learnedPositions()).isTrue();
        assertThat(anatomy.rotary()).isFalse();
        assertThat(anatomy.gated()).isFalse();
        assertThat(anatomy.rmsNorm()).isFalse();
        assertThat(anatomy.finalNorm()).isTrue();
        assertThat(anatomy.writes()).isTrue();
    }

    @Test
    void llamasHooksTellRotationGateAndRmsNorm() {
        Anatomy anatomy =
                of(
                        "hook_embed blocks.0.hook_resid_pre blocks.0.ln1.hook_normalized"
                                + " blocks.0.attn.hook_q blocks.0.attn.hook_rot_q"
                                + " blocks.0.hook_resid_mid blocks.0.mlp.hook_pre_linear"
                                + " blocks.0.hook_mlp_out ln_final.hook_normalized",
                        Map.of("layers.0.input_layernorm.weight", List.of(64)));
        assertThat(anatomy.order()).isEqualTo(Anatomy.Order.PRE_NORM);
        assertThat(anatomy.learnedPositions()).isFalse();
        assertThat(anatomy.rotary()).isTrue();
        assertThat(anatomy.gated()).isTrue();
        assertThat(anatomy.rmsNorm()).isTrue();
        assertThat(anatomy.group(3)).isEqualTo(1);
        assertThat(Formula.of(anatomy, MapPath.WHOLE).get(0).latex()).doesNotContain("P[i]");
    }

    @Test
    void theOrderOfHooksTellsTheOrderOfParts() {
        assertThat(
                        of(
                                        "blocks.0.attn.hook_q blocks.0.hook_resid_mid"
                                                + " blocks.0.ln1.hook_normalized blocks.0.hook_mlp_out",
                                        Map.of())
                                .order())
                .isEqualTo(Anatomy.Order.POST_NORM);
        assertThat(
                        of(
                                        "blocks.0.ln1.hook_normalized blocks.0.attn.hook_q"
                                                + " blocks.0.hook_mlp_out",
                                        Map.of())
                                .order())
                .isEqualTo(Anatomy.Order.PARALLEL);
        assertThat(of("blocks.0.ln1.hook_normalized blocks.0.attn.hook_q", Map.of()).order())
                .isEqualTo(Anatomy.Order.ATTENTION_ONLY);
    }
}
