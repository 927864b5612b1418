package dev.glassbox.visualizers.residual;

/**
 * One addition to the residual stream, at every position.
 *
 * @param kind what writes
 * @param layer from 0; -1 for what belongs to none
 * @param added L2 norm of what is written, [pos]
 * @param before L2 norm of the stream it is written to, [pos]; 0 for the first
 * @param after L2 norm of the stream with it, [pos]
 * @param cosine of what is written with the stream before, [pos]; NaN for the first
 * @param written the vector itself at the chosen position, [d_model]
 * @param stream the stream before it at the chosen position, [d_model]
 */
record Step(
        Kind kind,
        int layer,
        double[] added,
        double[] before,
        double[] after,
        double[] cosine,
        float[] written,
        float[] stream) {

    /** What writes to the stream. */
    enum Kind {
        EMBED("embed"),
        POSITION("pos_embed"),
        ATTENTION("attn"),
        MLP("mlp");

        private final String field;

        Kind(String field) {
            this.field = field;
        }
    }

    /** The field's name of it: {@code embed}, {@code blocks.2.mlp}. */
    String name() {
        return layer < 0 ? kind.field : "blocks." + layer + "." + kind.field;
    }
}
