package dev.glassbox.app.lab;

import java.util.ArrayList;
import java.util.List;

/**
 * The looks at one run, in the order of their steps. At most {@value #MOST} are kept: then the one
 * goes that is closest to those beside it, early ones counted as further apart, so that the first
 * and the last stay. Each holds the prompt's patterns and some rows of the embedding: 60 kB in a
 * TinyTown, 0.5 MB with a prompt as long as a context of 64; all together 30 MB at the most.
 */
final class Looks {
    static final int MOST = 60;

    private final List<Look> looks = new ArrayList<>();

    List<Look> all() {
        return looks;
    }

    /** A look at a later step than all others, or instead of the one at its own. */
    void add(Look look) {
        looks.removeIf(one -> one.step() >= look.step());
        looks.add(look);
        while (looks.size() > MOST) {
            looks.remove(closest());
        }
    }

    /** Forgets what was seen after a step. */
    void backTo(int step) {
        looks.removeIf(look -> look.step() > step);
    }

    boolean has(int step) {
        return !looks.isEmpty() && looks.get(looks.size() - 1).step() == step;
    }

    private int closest() {
        int best = 1;
        double least = Double.MAX_VALUE;
        for (int i = 1; i < looks.size() - 1; i++) {
            int gap = looks.get(i + 1).step() - looks.get(i - 1).step();
            double apart = gap / (1.0 + looks.get(i).step());
            if (apart < least) {
                least = apart;
                best = i;
            }
        }
        return best;
    }
}
