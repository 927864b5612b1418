package dev.glassbox.app.shell;

import dev.glassbox.app.background.Tracer;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.ModelCard;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tokenizer.CharacterTokenizer;
import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Origin;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.visualizers.api.Need;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Stands in for the engine where a test is about the window: four layers and heads of drawn q and
 * k, with true scores and patterns over them. It reads printable ASCII and at most 64 tokens.
 */
final class TinyTracer implements Tracer {
    private static final int LAYERS = 4;
    private static final int HEADS = 4;
    private static final int WIDTH = 32; // d_head
    private static final int CONTEXT = 64; // n_ctx

    private static final CharacterTokenizer TOKENIZER =
            CharacterTokenizer.of(
                    IntStream.rangeClosed(' ', '~')
                            .mapToObj(Character::toString)
                            .collect(Collectors.joining("", "\n", "")));

    private final boolean recorded;

    TinyTracer(boolean recorded) {
        this.recorded = recorded;
    }

    @Override
    public TraceAnswer trace(Need.OfTrace need, Cancellation cancellation) {
        List<Token> tokens = TOKENIZER.encode(need.prompt());
        if (tokens.isEmpty() || tokens.size() > CONTEXT) {
            throw Problem.failure("engine.cannot-start", "PyTorch").asException();
        }
        int[] ids = tokens.stream().mapToInt(Token::id).toArray();
        Map<HookPoint, Tensor> activations = new HashMap<>();
        for (int layer = 0; layer < LAYERS; layer++) {
            attend(layer, ids, activations);
        }
        float[] logits = gaussian(new Random(ids.length), TOKENIZER.vocabularySize(), 3);
        Tensor last =
                Tensor.wrap(logits, new int[] {1, 1, logits.length}, "batch", "pos", "d_vocab");
        Origin origin =
                new Origin(need.model(), "0".repeat(64), recorded, Instant.EPOCH, "drawn", 1, 1);
        return new TraceAnswer(
                new ModelCard(need.model(), "gpt2", 809_856, "bundled", "test", "CC0", "00"),
                new ModelConfig(
                        "gpt2", LAYERS, HEADS, HEADS, 128, WIDTH, 512, logits.length, CONTEXT),
                TOKENIZER,
                tokens,
                new Trace(ids, activations, last, origin));
    }

    private static void attend(int layer, int[] ids, Map<HookPoint, Tensor> into) {
        int n = ids.length;
        Random random = new Random(layer);
        float[] q = gaussian(random, n * HEADS * WIDTH, 1);
        float[] k = gaussian(random, n * HEADS * WIDTH, 1);
        float[] scores = new float[HEADS * n * n]; // [1, head, query_pos, key_pos]
        float[] pattern = new float[HEADS * n * n]; // [1, head, query_pos, key_pos]
        for (int row = 0; row < HEADS * n; row++) {
            attendRow(row / n, row % n, n, q, k, scores, pattern);
        }
        int[] perHead = {1, n, HEADS, WIDTH};
        int[] square = {1, HEADS, n, n};
        into.put(HookPoint.q(layer), Tensor.wrap(q, perHead, "batch", "pos", "head", "d_head"));
        into.put(
                HookPoint.k(layer),
                Tensor.wrap(k, perHead, "batch", "pos", "n_kv_heads", "d_head"));
        into.put(
                HookPoint.attnScores(layer),
                Tensor.wrap(scores, square, "batch", "head", "query_pos", "key_pos"));
        into.put(
                HookPoint.pattern(layer),
                Tensor.wrap(pattern, square, "batch", "head", "query_pos", "key_pos"));
    }

    private static void attendRow(
            int head, int query, int n, float[] q, float[] k, float[] scores, float[] pattern) {
        int at = (head * n + query) * n;
        float sum = 0;
        for (int key = 0; key < n; key++) {
            float dot = 0;
            for (int i = 0; i < WIDTH; i++) {
                dot += q[(query * HEADS + head) * WIDTH + i] * k[(key * HEADS + head) * WIDTH + i];
            }
            float score = dot / (float) Math.sqrt(WIDTH);
            scores[at + key] = key > query ? Float.NEGATIVE_INFINITY : score;
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
