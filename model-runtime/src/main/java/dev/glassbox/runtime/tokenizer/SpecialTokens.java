package dev.glassbox.runtime.tokenizer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that are written out in a text by their names, such as {@code <|endoftext|>}. Of several
 * that begin at the same place the longest counts. The names lie in a tree of characters, so that
 * finding takes no longer for many names than for one.
 */
final class SpecialTokens {
    /** No special tokens. */
    static final SpecialTokens NONE = new SpecialTokens(Map.of());

    private static final int ROOT = 0;

    private final Map<String, Integer> ids;
    private final Map<Long, Integer> children = new HashMap<>();
    private final List<@Nullable String> nameAt = new ArrayList<>();
    private final boolean[] firsts = new boolean[Character.MAX_VALUE + 1];

    /**
     * @param ids the id of every name; no name is empty
     */
    SpecialTokens(Map<String, Integer> ids) {
        this.ids = Map.copyOf(ids);
        nameAt.add(null);
        this.ids.keySet().forEach(this::plant);
    }

    /** The id of every name. */
    Map<String, Integer> ids() {
        return ids;
    }

    /** One name found in a text: from {@code start} to before {@code end}. */
    record Found(int start, int end, int id) {}

    /** The next name in the text from an index on, or null. */
    @Nullable Found next(String text, int from) {
        for (int at = from; !ids.isEmpty() && at < text.length(); at++) {
            String name = firsts[text.charAt(at)] ? longest(text, at) : null;
            if (name != null) {
                return new Found(at, at + name.length(), ids.getOrDefault(name, 0));
            }
        }
        return null;
    }

    private @Nullable String longest(String text, int start) {
        String longest = null;
        Integer node = ROOT;
        for (int at = start; at < text.length(); at++) {
            node = children.get(edge(node, text.charAt(at)));
            if (node == null) {
                break;
            }
            String name = nameAt.get(node);
            longest = name == null ? longest : name;
        }
        return longest;
    }

    private void plant(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a special token without a name");
        }
        firsts[name.charAt(0)] = true;
        int node = ROOT;
        for (int i = 0; i < name.length(); i++) {
            int child = nameAt.size();
            Integer known = children.putIfAbsent(edge(node, name.charAt(i)), child);
            if (known == null) {
                nameAt.add(null);
            }
            node = known == null ? child : known;
        }
        nameAt.set(node, name);
    }

    private static long edge(int node, char unit) {
        return (long) node << 16 | unit;
    }
}
