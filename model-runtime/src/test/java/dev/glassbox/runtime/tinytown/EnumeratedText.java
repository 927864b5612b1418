package dev.glassbox.runtime.tinytown;

import java.util.HashMap;
import java.util.Map;

/**
 * The text of a language whose every sentence is listed with its probability: entropies from
 * nothing but those lists, the slow way.
 */
record EnumeratedText(Map<String, Double> sentences) {

    double natsPerSentence() {
        return entropy(sentences);
    }

    double meanLength() {
        return sentences.entrySet().stream()
                .mapToDouble(entry -> entry.getKey().length() * entry.getValue())
                .sum();
    }

    /** The uncertainty of the next character after so many, anywhere in the endless text. */
    double afterContext(int context) {
        return entropy(pieces(context + 1)) - entropy(pieces(context));
    }

    /** Every piece of a length that can be cut out of the endless text, with its probability. */
    private Map<String, Double> pieces(int length) {
        Map<String, Double> pieces = new HashMap<>();
        double characters = meanLength();
        sentences.forEach(
                (sentence, probability) -> {
                    for (int at = 0; at < sentence.length(); at++) {
                        extend(sentence.substring(at), probability / characters, length, pieces);
                    }
                });
        return pieces;
    }

    private void extend(String text, double probability, int length, Map<String, Double> pieces) {
        if (text.length() >= length) {
            pieces.merge(text.substring(0, length), probability, Double::sum);
        } else {
            sentences.forEach((next, p) -> extend(text + next, probability * p, length, pieces));
        }
    }

    private static double entropy(Map<String, Double> distribution) {
        return -distribution.values().stream().mapToDouble(p -> p * Math.log(p)).sum();
    }
}
