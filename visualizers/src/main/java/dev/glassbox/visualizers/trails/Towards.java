package dev.glassbox.visualizers.trails;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Two tokens that axes point to, and the directions that raise their logits.
 *
 * @param right id of the first
 * @param rightVector {@code [D]}
 * @param up id of the second
 * @param upVector {@code [D]}
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record Towards(int right, float[] rightVector, int up, float[] upVector) {

    /**
     * What was found.
     *
     * @param why there are none, if so
     */
    record Found(Optional<Towards> words, Optional<Message> why) {
        static Found none(Message why) {
            return new Found(Optional.empty(), Optional.of(why));
        }
    }

    /**
     * The tokens of two texts.
     *
     * @param right empty for the likeliest next token
     * @param up empty for the second likeliest
     */
    static Found find(LanguageModel opened, TraceAnswer pass, String right, String up) {
        String model = pass.card().id();
        if (!opened.writes()) {
            return Found.none(Message.of("trails.absent.words", "model", model));
        }
        float[] logits = pass.trace().lastLogits();
        List<Integer> best =
                IntStream.range(0, logits.length)
                        .boxed()
                        .sorted((a, b) -> Float.compare(logits[b], logits[a]))
                        .limit(2)
                        .toList();
        int first = token(right, best.get(0), pass.tokenizer());
        int second = token(up, best.get(1), pass.tokenizer());
        if (first < 0 || second < 0) {
            return Found.none(
                    Message.of(
                            "trails.absent.token",
                            "text",
                            TokenText.visible(first < 0 ? right : up)));
        }
        try {
            return new Found(
                    Optional.of(
                            new Towards(
                                    first,
                                    opened.direction(first).vector(),
                                    second,
                                    opened.direction(second).vector())),
                    Optional.empty());
        } catch (IntakeException e) {
            if (e.problem().id().equals("model.no-direction")) {
                return Found.none(Message.of("trails.absent.words", "model", model));
            }
            throw e;
        }
    }

    /** The one token that a text is; -1 where it is none or several. */
    private static int token(String text, int whereEmpty, Tokenizer tokenizer) {
        if (text.isEmpty()) {
            return whereEmpty;
        }
        int named =
                IntStream.range(0, tokenizer.vocabularySize())
                        .filter(id -> tokenizer.tokenText(id).equals(text))
                        .findFirst()
                        .orElse(-1);
        int[] cut = tokenizer.encodeIds(text);
        return named >= 0 ? named : cut.length == 1 ? cut[0] : -1;
    }
}
