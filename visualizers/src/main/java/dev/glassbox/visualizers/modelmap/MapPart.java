package dev.glassbox.visualizers.modelmap;

import dev.glassbox.visualizers.api.Message;

/**
 * One part of the map as it stands in the picture.
 *
 * @param id such as {@code block.2.q}
 * @param kind the id without its block: {@code q}, {@code block}, {@code embed}
 * @param name its name
 * @param words what it does, in a sentence; {@code [[part|words]]} marks words that are a part
 * @param shape of what leaves it
 * @param parameters how many trained numbers are inside it
 * @param share of all the model's
 * @param opens the path that opens it; empty where it cannot be opened further
 */
record MapPart(
        String id,
        String kind,
        Message name,
        Message words,
        Shape shape,
        long parameters,
        double share,
        String opens) {

    /** A part's id without its block. */
    static String kindOf(String id) {
        if (!id.startsWith("block.")) {
            return id;
        }
        int dot = id.indexOf('.', "block.".length());
        return dot < 0 ? "block" : id.substring(dot + 1);
    }
}
