package dev.glassbox.runtime.experiments.induction;

import dev.glassbox.runtime.training.Answers;
import dev.glassbox.runtime.training.Batch;
import dev.glassbox.runtime.training.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Random texts that repeat themselves.
 *
 * @param batch each text but its last token, and the one that follows
 * @param periods of each text
 */
record RepeatedTexts(Batch batch, int[] periods) {
    /** Different tokens. */
    static final int VOCABULARY = 32;

    /** Tokens read. */
    static final int LENGTH = 40;

    private static final int SHORTEST = 8;
    private static final int LONGEST = 18;

    /** The period of all texts in the trap, and the one heads are scored on. */
    static final int MIDDLE = 13;

    static RepeatedTexts draw(RandomGenerator random, String period, int rows) {
        long[] inputs = new long[rows * LENGTH];
        long[] targets = new long[rows * LENGTH];
        int[] periods = new int[rows];
        for (int row = 0; row < rows; row++) {
            int drawn = random.nextInt(SHORTEST, LONGEST + 1);
            periods[row] = period.equals(InductionSettings.FIXED) ? MIDDLE : drawn;
            long[] once = random.longs(LONGEST, 0, VOCABULARY).toArray();
            for (int place = 0; place < LENGTH; place++) {
                inputs[row * LENGTH + place] = once[place % periods[row]];
                targets[row * LENGTH + place] = once[(place + 1) % periods[row]];
            }
        }
        return new RepeatedTexts(new Batch(inputs, targets, rows, LENGTH), periods);
    }

    /** The texts that networks are tested on. */
    static RepeatedTexts test(long seed, InductionSettings settings, int rows) {
        return draw(new Draws(seed).at(0, "test"), settings.period(), rows);
    }

    /** The tokens of one text. */
    int[] text(int row) {
        return Arrays.stream(batch.inputs(), row * LENGTH, (row + 1) * LENGTH)
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    /** The share of right guesses where the token read was read a period before. */
    double accuracy(Answers answers) {
        Tally tally = new Tally(1);
        for (int place = 0; place < batch.inputs().length; place++) {
            if (place % LENGTH >= periods[place / LENGTH]) {
                tally.add(0, answers.isRight(place));
            }
        }
        return tally.shares().get(0);
    }

    /** The share of right guesses at each place, from 0. */
    List<Double> accuracyByPosition(Answers answers) {
        Tally tally = new Tally(LENGTH);
        for (int place = 0; place < batch.inputs().length; place++) {
            tally.add(place % LENGTH, answers.isRight(place));
        }
        return tally.shares();
    }

    /**
     * The share of right guesses by how often the text read so far has shown what follows the
     * token: 0 in the first period, 1 in the second and so on.
     */
    List<Double> accuracyByShown(Answers answers) {
        Tally tally = new Tally((LENGTH - 1) / SHORTEST + 1);
        for (int place = 0; place < batch.inputs().length; place++) {
            tally.add(place % LENGTH / periods[place / LENGTH], answers.isRight(place));
        }
        return tally.shares();
    }

    /** Right ones among all, by class. */
    private static final class Tally {
        private final int[] right;
        private final int[] all;

        Tally(int classes) {
            right = new int[classes];
            all = new int[classes];
        }

        void add(int to, boolean isRight) {
            all[to]++;
            right[to] += isRight ? 1 : 0;
        }

        List<Double> shares() {
            List<Double> shares = new ArrayList<>();
            for (int i = 0; i < all.length && all[i] > 0; i++) {
                shares.add((double) right[i] / all[i]);
            }
            return List.copyOf(shares);
        }
    }
}
