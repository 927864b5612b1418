package dev.glassbox.runtime.experiments.grokking;

import dev.glassbox.runtime.training.Batch;
import dev.glassbox.runtime.training.Draws;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * All pairs of numbers below p with their sum mod p, parted at random.
 *
 * @param train the pairs trained on
 * @param test the others
 */
record Sums(Batch train, Batch test) {

    static Sums draw(GrokkingSettings settings, long seed) {
        int p = settings.modulus();
        int[] pairs = new int[p * p]; // a p + b
        Arrays.setAll(pairs, i -> i);
        RandomGenerator random = new Draws(seed).at(0, "pairs");
        for (int last = pairs.length - 1; last > 0; last--) { // Fisher and Yates
            int other = random.nextInt(last + 1);
            int held = pairs[last];
            pairs[last] = pairs[other];
            pairs[other] = held;
        }
        int cut = (int) (settings.trainShare() * pairs.length);
        int length = settings.kind().length();
        return new Sums(
                batch(Arrays.copyOf(pairs, cut), p, length),
                batch(Arrays.copyOfRange(pairs, cut, pairs.length), p, length));
    }

    /** Only after the last token is anything asked. */
    private static Batch batch(int[] pairs, int p, int length) {
        long[] inputs = new long[pairs.length * length];
        long[] targets = new long[inputs.length];
        Arrays.fill(inputs, p); // the sign of equality, where there is a third place
        Arrays.fill(targets, Batch.NOTHING);
        for (int row = 0; row < pairs.length; row++) {
            int a = pairs[row] / p;
            int b = pairs[row] % p;
            inputs[row * length] = a;
            inputs[row * length + 1] = b;
            targets[(row + 1) * length - 1] = Math.floorMod(a + b, p);
        }
        return new Batch(inputs, targets, pairs.length, length);
    }
}
