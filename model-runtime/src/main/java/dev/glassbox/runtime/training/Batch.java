package dev.glassbox.runtime.training;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Inputs and what should follow each of them, row-major {@code [rows, length]}.
 *
 * @param inputs token ids
 * @param targets the ids one place further on, or {@link #NOTHING}
 */
public record Batch(long[] inputs, long[] targets, int rows, int length) {
    /** The target of a place that nothing is asked of: it has no part in losses. */
    public static final long NOTHING = -1;

    public Batch {
        if (inputs.length != rows * length || targets.length != inputs.length) {
            throw new IllegalArgumentException(
                    inputs.length
                            + " inputs and "
                            + targets.length
                            + " targets for "
                            + rows
                            + " x "
                            + length);
        }
    }

    static Batch of(int[] ids, int[] starts, int length) {
        long[] inputs = new long[starts.length * length];
        long[] targets = new long[starts.length * length];
        for (int row = 0; row < starts.length; row++) {
            for (int place = 0; place < length; place++) {
                inputs[row * length + place] = ids[starts[row] + place];
                targets[row * length + place] = ids[starts[row] + place + 1];
            }
        }
        return new Batch(inputs, targets, starts.length, length);
    }

    /** The same inputs, each with the target of another place. */
    Batch shuffled(RandomGenerator random) {
        long[] mixed = targets.clone();
        for (int last = mixed.length - 1; last > 0; last--) { // Fisher and Yates
            int other = random.nextInt(last + 1);
            long held = mixed[last];
            mixed[last] = mixed[other];
            mixed[other] = held;
        }
        return new Batch(inputs, mixed, rows, length);
    }

    int tokens() {
        return inputs.length;
    }

    /** Places that something is asked of. */
    int asked() {
        return (int) Arrays.stream(targets).filter(target -> target != NOTHING).count();
    }
}
