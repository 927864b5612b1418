package dev.glassbox.runtime.training;

/**
 * What a network says to a batch, place by place, row-major {@code [rows, length]}.
 *
 * @param batch what was asked
 * @param losses cross-entropy in nats; 0 where nothing is asked
 * @param guesses the likeliest id
 */
public record Answers(Batch batch, float[] losses, long[] guesses) {

    /** Whether something is asked at a place. */
    public boolean isAsked(int place) {
        return batch.targets()[place] != Batch.NOTHING;
    }

    /** Whether the likeliest id is the target. */
    public boolean isRight(int place) {
        return guesses[place] == batch.targets()[place];
    }

    /** The mean loss over all places that are asked, in nats. */
    public double loss() {
        double sum = 0;
        for (float loss : losses) {
            sum += loss;
        }
        return sum / batch.asked();
    }

    /** The share of right guesses among the places that are asked. */
    public double accuracy() {
        int right = 0;
        for (int place = 0; place < guesses.length; place++) {
            right += isAsked(place) && isRight(place) ? 1 : 0;
        }
        return (double) right / batch.asked();
    }
}
