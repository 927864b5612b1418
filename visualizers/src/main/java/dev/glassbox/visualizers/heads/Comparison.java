package dev.glassbox.visualizers.heads;

import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two orders of the prompt's tokens: by attention, and by what the answer loses without them.
 *
 * @param tokens as a person shall see them
 * @param attention one number a token, in the way the state asks for
 * @param lost one a token, in nats
 * @param rollout rank correlation of attention rollout with what is lost
 * @param mean rank correlation of mean attention with what is lost
 * @param answer the answer's token
 * @param probability of the answer with the whole prompt
 */
record Comparison(
        List<String> tokens,
        List<Double> attention,
        List<Double> lost,
        double rollout,
        double mean,
        String answer,
        double probability) {

    /** Positions by attention, the most first. */
    List<Integer> byAttention() {
        return Ranks.order(attention);
    }

    /** Positions by loss, the most first. */
    List<Integer> byLoss() {
        return Ranks.order(lost);
    }

    /** Each token with its place and its number, in an order. */
    List<String> written(List<Integer> order, List<Double> values) {
        return IntStream.range(0, order.size())
                .mapToObj(
                        rank -> {
                            int position = order.get(rank);
                            return TokenText.label(tokens.get(position), 8)
                                    + " ("
                                    + position
                                    + ")  "
                                    + Numbers.picture(values.get(position));
                        })
                .toList();
    }
}
