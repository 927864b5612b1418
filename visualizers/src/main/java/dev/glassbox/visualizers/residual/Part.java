package dev.glassbox.visualizers.residual;

import dev.glassbox.runtime.analysis.DirectLogitAttribution.Share;
import dev.glassbox.visualizers.api.Message;

/**
 * One bar: a part of the model and what it adds to the logit.
 *
 * @param name the field's own, such as {@code blocks.2.head.1}
 * @param label for the picture
 * @param layer -1 for what belongs to none
 * @param head -1 for what is no head
 * @param value in logits
 */
record Part(String name, Message label, int layer, int head, double value) {

    static Part of(Share share) {
        int layer = share.layer().orElse(-1);
        int head = share.head().orElse(-1);
        String block = "blocks." + layer + ".";
        return switch (share.part()) {
            case EMBED ->
                    new Part("embed", Message.of("residual.row.embed"), -1, -1, share.value());
            case POS_EMBED ->
                    new Part(
                            "pos_embed",
                            Message.of("residual.row.position"),
                            -1,
                            -1,
                            share.value());
            case HEAD ->
                    new Part(
                            block + "head." + head,
                            Message.of("residual.row.head", "layer", layer, "head", head),
                            layer,
                            head,
                            share.value());
            case ATTENTION_BIAS ->
                    new Part(
                            block + "attn.bias",
                            Message.of("residual.row.bias", "layer", layer),
                            layer,
                            -1,
                            share.value());
            case MLP ->
                    new Part(
                            block + "mlp",
                            Message.of("residual.row.mlp", "layer", layer),
                            layer,
                            -1,
                            share.value());
            case CONSTANT ->
                    new Part(
                            "constant", Message.of("residual.row.constant"), -1, -1, share.value());
        };
    }

    boolean isHead() {
        return head >= 0;
    }

    boolean isMlp() {
        return name.endsWith(".mlp");
    }
}
