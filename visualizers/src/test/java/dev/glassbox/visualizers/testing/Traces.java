package dev.glassbox.visualizers.testing;

import dev.glassbox.runtime.model.ModelCard;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tokenizer.CharacterTokenizer;
import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Origin;
import dev.glassbox.runtime.trace.Trace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small traces whose attention really follows from their q and k. */
public final class Traces {
    private Traces() {}

    /** A model of two layers, two heads and four-number heads that has read {@code text}. */
    public static TraceAnswer random(String text, int layer, long seed) {
        return random(text, layer, 2, 4, seed);
    }

    /**
     * @param heads how many the layer has
     * @param width d_head
     */
    public static TraceAnswer random(String text, int layer, int heads, int width, long seed) {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(text + " \nabcdefghijklmnop");
        List<Token> tokens = tokenizer.encode(text);
        int n = tokens.size();
        Random random = new Random(seed);
        float[] q = gaussian(random, n * heads * width, 1.4);
        float[] k = gaussian(random, n * heads * width, 1.4);
        float[] logits = gaussian(random, tokenizer.vocabularySize(), 2);
        return answer(tokenizer, tokens, layer, heads, q, k, logits);
    }

    /**
     * @param q [1, pos, head, d_head]
     * @param k the same shape
     * @param logits [d_vocab]
     */
    public static TraceAnswer answer(
            CharacterTokenizer tokenizer,
            List<Token> tokens,
            int layer,
            int heads,
            float[] q,
            float[] k,
            float[] logits) {
        int n = tokens.size();
        int width = q.length / n / heads;
        float[] scores = new float[heads * n * n]; // [1, head, query_pos, key_pos]
        float[] pattern = new float[heads * n * n]; // [1, head, query_pos, key_pos]
        for (int row = 0; row < heads * n; row++) {
            attend(row / n, row % n, n, heads, width, q, k, scores, pattern);
        }
        int[] perHead = {1, n, heads, width};
        int[] square = {1, heads, n, n};
        Map<HookPoint, Tensor> activations =
                Map.of(
                        HookPoint.q(layer),
                        Tensor.wrap(q, perHead, "batch", "pos", "head", "d_head"),
                        HookPoint.k(layer),
                        Tensor.wrap(k, perHead, "batch", "pos", "n_kv_heads", "d_head"),
                        HookPoint.attnScores(layer),
                        Tensor.wrap(scores, square, "batch", "head", "query_pos", "key_pos"),
                        HookPoint.pattern(layer),
                        Tensor.wrap(pattern, square, "batch", "head", "query_pos", "key_pos"));
        Tensor last =
                Tensor.wrap(logits, new int[] {1, 1, logits.length}, "batch", "pos", "d_vocab");
        Trace trace =
                new Trace(
                        tokens.stream().mapToInt(Token::id).toArray(),
                        activations,
                        last,
                        new Origin("tiny", "00", false, Instant.EPOCH, "none", 1, 0));
        ModelConfig config =
                new ModelConfig(
                        "gpt2", 2, heads, heads, heads * width, width, 8, logits.length, 64);
        return new TraceAnswer(
                new ModelCard("tiny", "gpt2", 1, "test", "", "", "00"),
                config,
                tokenizer,
                tokens,
                trace);
    }

    private static void attend(
            int head,
            int query,
            int n,
            int heads,
            int width,
            float[] q,
            float[] k,
            float[] scores,
            float[] pattern) {
        int at = (head * n + query) * n;
        float sum = 0;
        for (int key = 0; key < n; key++) {
            float dot = 0;
            for (int i = 0; i < width; i++) {
                dot += q[(query * heads + head) * width + i] * k[(key * heads + head) * width + i];
            }
            scores[at + key] =
                    key > query ? Float.NEGATIVE_INFINITY : dot / (float) Math.sqrt(width);
            pattern[at + key] = (float) Math.exp(scores[at + key]);
            sum += pattern[at + key];
        }
        for (int key = 0; key < n; key++) {
            pattern[at + key] /= sum;
        }
    }

    private static float[] gaussian(Random random, int count, double spread) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextGaussian() * spread);
        }
        return values;
    }
}
