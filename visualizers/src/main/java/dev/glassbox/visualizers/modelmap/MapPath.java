package dev.glassbox.visualizers.modelmap;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of the model is opened, from the whole down to one dot product.
 *
 * @param kind how deep, and where
 * @param layer the opened block; -1 where none is
 * @param head the opened head; -1 where none is
 * @param query the cell's query position; -1 where no cell is opened
 * @param key the cell's key position; -1 where no cell is opened
 */
record MapPath(Kind kind, int layer, int head, int query, int key) {
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "block\\.(\\d{1,4})(?:\\.(mlp)|\\.head\\.(\\d{1,4})(?:\\.cell\\.(\\d{1,6})\\.(\\d{1,6}))?)?");

    /** The levels, and where each is. */
    enum Kind {
        WHOLE,
        BLOCK,
        HEAD,
        CELL,
        MLP,
        UNEMBED
    }

    static final MapPath WHOLE = new MapPath(Kind.WHOLE, -1, -1, -1, -1);
    static final MapPath UNEMBED = new MapPath(Kind.UNEMBED, -1, -1, -1, -1);

    static MapPath block(int layer) {
        return new MapPath(Kind.BLOCK, layer, -1, -1, -1);
    }

    static MapPath mlp(int layer) {
        return new MapPath(Kind.MLP, layer, -1, -1, -1);
    }

    static MapPath head(int layer, int head) {
        return new MapPath(Kind.HEAD, layer, head, -1, -1);
    }

    static MapPath cell(int layer, int head, int query, int key) {
        return new MapPath(Kind.CELL, layer, head, query, key);
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if it is none of the forms
     */
    static MapPath parse(String text) {
        if (text.isEmpty()) {
            return WHOLE;
        }
        if (text.equals("unembed")) {
            return UNEMBED;
        }
        Matcher m = WRITTEN.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException(
                    "path must be empty, 'unembed', 'block.L', 'block.L.mlp', 'block.L.head.H' or"
                            + " 'block.L.head.H.cell.Q.K', got '"
                            + text
                            + "'");
        }
        int layer = Integer.parseInt(m.group(1));
        if (m.group(2) != null) {
            return mlp(layer);
        }
        if (m.group(3) == null) {
            return block(layer);
        }
        int head = Integer.parseInt(m.group(3));
        return m.group(4) == null
                ? head(layer, head)
                : cell(layer, head, Integer.parseInt(m.group(4)), Integer.parseInt(m.group(5)));
    }

    /** One level out; the whole stays the whole. */
    MapPath parent() {
        return switch (kind) {
            case CELL -> head(layer, head);
            case HEAD, MLP -> block(layer);
            case BLOCK, UNEMBED, WHOLE -> WHOLE;
        };
    }

    boolean isOpen() {
        return kind != Kind.WHOLE;
    }

    @Override
    public String toString() {
        return switch (kind) {
            case WHOLE -> "";
            case UNEMBED -> "unembed";
            case BLOCK -> "block." + layer;
            case MLP -> "block." + layer + ".mlp";
            case HEAD -> "block." + layer + ".head." + head;
            case CELL -> "block." + layer + ".head." + head + ".cell." + query + "." + key;
        };
    }
}
