package dev.glassbox.lessons.text;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A short text: blocks in reading order.
 *
 * @param blocks may be empty only where the course allows a text to be absent
 */
public record Prose(List<Block> blocks) {
    public static final Prose EMPTY = new Prose(List.of());

    public Prose {
        blocks = List.copyOf(blocks);
    }

    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** The words alone, one line a block: for screen readers, search and counting. */
    public String plain() {
        return blocks.stream().map(Block::plain).collect(Collectors.joining("\n"));
    }
}
