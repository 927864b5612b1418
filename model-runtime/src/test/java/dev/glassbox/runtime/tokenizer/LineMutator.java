package dev.glassbox.runtime.tokenizer;

import dev.glassbox.runtime.Mutants;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Damages a file of lines, such as merges.txt: lines left out, doubled, swapped, of other words.
 */
final class LineMutator implements Mutants.Source {
    private static final List<String> JUNK =
            List.of(
                    "",
                    " ",
                    "a",
                    "a b c",
                    "  a b",
                    "a  b",
                    "\u0000 \u0000",
                    "x y",
                    "\uFEFFa b",
                    "#version: 0.2",
                    "\u00e9 \u00e9",
                    "\uD83D\uDE00 a",
                    "\u2028",
                    "a\tb",
                    "x".repeat(3000) + " y");

    private final List<String> lines;

    LineMutator(String text) {
        lines = text.lines().toList();
    }

    @Override
    public byte[] next(Random random) {
        List<String> changed = new ArrayList<>(lines);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(changed.size());
            int other = random.nextInt(changed.size());
            switch (random.nextInt(5)) {
                case 0 -> changed.remove(at);
                case 1 -> changed.add(at, changed.get(other));
                case 2 -> changed.set(at, changed.set(other, changed.get(at)));
                case 3 -> changed.set(at, changed.get(at) + changed.get(other));
                default -> changed.set(at, JUNK.get(random.nextInt(JUNK.size())));
            }
        }
        byte[] bytes = String.join("\n", changed).getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(8) == 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }
}
