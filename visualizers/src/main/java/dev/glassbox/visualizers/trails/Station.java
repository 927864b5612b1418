package dev.glassbox.visualizers.trails;

import dev.glassbox.visualizers.api.Message;

/**
 * A place on a trail.
 *
 * @param kind what has just happened
 * @param number of the layer, or of updates; -1 where there is none
 */
record Station(Kind kind, int number) {
    enum Kind {
        /** What enters block 0. */
        EMBED,
        /** After a block's attention. */
        ATTENTION,
        /** After a block's MLP, which is its end. */
        MLP,
        /** After a block that adds attention and MLP at once. */
        BLOCK,
        /** After so many updates. */
        STEP,
        /** The model as it is. */
        NOW
    }

    /** The field's name of it: {@code embed}, {@code blocks.2.attn}, {@code 380}. */
    String name() {
        return switch (kind) {
            case EMBED -> "embed";
            case ATTENTION -> "blocks." + number + ".attn";
            case MLP -> "blocks." + number + ".mlp";
            case BLOCK -> "blocks." + number;
            case STEP -> String.valueOf(number);
            case NOW -> "now";
        };
    }

    /** As it is named in sentences. */
    Message label() {
        return Message.of(
                switch (kind) {
                    case EMBED -> "trails.station.embed";
                    case ATTENTION -> "trails.station.attention";
                    case MLP -> "trails.station.mlp";
                    case BLOCK -> "trails.station.block";
                    case STEP -> "trails.station.step";
                    case NOW -> "trails.station.now";
                },
                "number",
                number);
    }

    /** As it is named beside its mark. */
    Message brief() {
        return Message.of(
                switch (kind) {
                    case EMBED -> "trails.brief.embed";
                    case ATTENTION -> "trails.brief.attention";
                    case MLP -> "trails.brief.mlp";
                    case BLOCK -> "trails.brief.block";
                    case STEP -> "trails.brief.step";
                    case NOW -> "trails.brief.now";
                },
                "number",
                number);
    }
}
