package dev.glassbox.runtime.training;

/**
 * Inputs and what should follow each of them, row-major {@code [rows, length]}.
 *
 * @param inputs token ids
 * @param targets the ids one place further on
 */
record Batch(long[] inputs, long[] targets, int rows, int length) {

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

    int tokens() {
        return inputs.length;
    }
}
