package dev.glassbox.runtime.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.glassbox.runtime.djl.Autograd;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.djl.HeapCopy;
import dev.glassbox.runtime.djl.NativeFloats;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.nn.AlteredNetwork;
import dev.glassbox.runtime.nn.DecoderModel;
import dev.glassbox.runtime.nn.DecoderNetwork;
import dev.glassbox.runtime.nn.NetworkPlan;
import dev.glassbox.runtime.nn.Pass;
import dev.glassbox.runtime.nn.WeightSource;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A network, its optimizer and their native memory, owned by the thread that made them: training
 * step by step, for whoever leads the loop. N tokens in a batch, B rows, T places, V vocabulary.
 */
public final class TrainedNetwork implements AutoCloseable {
    private static final int ROWS_AT_ONCE = 64; // windows in one validation pass

    private final EngineThread thread;
    private final NDManager manager;
    private final DecoderNetwork network;
    private final Map<String, NDArray> weights;
    private final Optimizer optimizer;
    private final Draws draws;

    TrainedNetwork(NetworkPlan plan, Recipe recipe, Draws draws) {
        this(
                source -> of(plan, recipe, source),
                InitialWeights.deviations(recipe.network()),
                recipe.optimizer(),
                draws);
    }

    /**
     * A network of any build, from drawn weights.
     *
     * @param build builds it, taking every weight from the source; weights with one axis begin at
     *     1, there are no biases
     * @param deviation of the first values of a matrix, by its name
     * @param optimizer its kind and running values; rates and decay are told with each step
     */
    public TrainedNetwork(
            Function<WeightSource, DecoderNetwork> build,
            ToDoubleFunction<String> deviation,
            Recipe.Optimizer optimizer,
            Draws draws) {
        thread = EngineThread.enter();
        manager = thread.newManager();
        InitialWeights source = new InitialWeights(manager, draws, deviation);
        network = build.apply(source);
        weights = source.made();
        giveGradients();
        UpdateRule rule = UpdateRules.of(optimizer).orElseThrow();
        this.optimizer = new Optimizer(manager, weights, rule);
        this.draws = draws;
    }

    private static DecoderNetwork of(NetworkPlan plan, Recipe recipe, WeightSource source) {
        DecoderNetwork whole = plan.build().apply(source);
        List<Intervention> changes =
                recipe.broken().map(wrong -> wrong.changes(whole.hookPoints())).orElse(List.of());
        return changes.isEmpty() ? whole : new AlteredNetwork(whole, changes);
    }

    /** A weight that no pass uses, as positions left out, has the gradient 0 rather than none. */
    private void giveGradients() {
        try (NDManager scope = manager.newSubManager()) {
            Autograd.backward(
                    scope,
                    () -> {
                        NDArray sum = NativeFloats.scalar(scope, 0); // []
                        for (NDArray weight : weights.values()) {
                            sum = sum.add(NativeFloats.scalar(scope, 0).mul(weight).sum()); // []
                        }
                        return sum;
                    });
        }
    }

    /**
     * One update.
     *
     * @param step from 1
     * @param recipe its decay, clipping and dropout as they are now
     * @param watch whether to measure each layer
     */
    Stepped step(Batch batch, int step, double lr, Recipe recipe, boolean watch) {
        return step(batch, step, lr, recipe.optimizer(), recipe.dropout(), watch);
    }

    /**
     * One update.
     *
     * @param step from 1
     * @param settings decay and clipping as they are now
     * @param dropout the share of values left out, from 0 to below 1
     * @param watch whether to measure each layer
     */
    public Stepped step(
            Batch batch,
            int step,
            double lr,
            Recipe.Optimizer settings,
            double dropout,
            boolean watch) {
        thread.check();
        Pass pass = dropout == 0 ? Pass.plain() : Pass.through(new Dropout(draws, step, dropout));
        try (NDManager scope = manager.newSubManager()) {
            float loss = Autograd.backward(scope, () -> meanLoss(scope, batch, pass)); // []
            return new Stepped(loss, optimizer.update(scope, step, lr, settings, watch));
        }
    }

    /**
     * What one step came to.
     *
     * @param loss the batch's mean cross-entropy before the update, in nats
     * @param gradientNorm the length of the whole gradient before it was clipped
     * @param layers where it was asked for
     */
    public record Stepped(float loss, double gradientNorm, Optional<LayerMetrics> layers) {
        private Stepped(float loss, Optimizer.Update update) {
            this(loss, update.gradientNorm(), update.layers());
        }
    }

    /** What the network says to a batch as it is now. */
    public Answers answer(Batch batch) {
        thread.check();
        try (NDManager scope = manager.newSubManager()) {
            NDArray rows = logits(scope, batch, Pass.plain()); // [N, V]
            float[] losses = losses(scope, batch, rows).toFloatArray(); // [N, 1]
            long[] guesses = rows.argMax(1).toLongArray(); // [N]
            for (int place = 0; place < losses.length; place++) {
                losses[place] = batch.targets()[place] == Batch.NOTHING ? 0 : losses[place];
            }
            return new Answers(batch, losses, guesses);
        }
    }

    /** Mean cross-entropy over the whole validation part in windows of n_ctx, in nats. */
    double validationLoss(Corpus corpus, int length, Cancellation cancellation) {
        thread.check();
        int windows = corpus.validationWindows(length);
        double sum = 0;
        long tokens = 0;
        for (int from = 0; from < windows; from += ROWS_AT_ONCE) {
            cancellation.check();
            Batch batch = corpus.validation(from, Math.min(windows, from + ROWS_AT_ONCE), length);
            sum += summedLoss(batch);
            tokens += batch.tokens();
        }
        if (corpus.validationRest(length).isPresent()) {
            Batch rest = corpus.validationRest(length).get();
            sum += summedLoss(rest);
            tokens += rest.tokens();
        }
        return sum / tokens;
    }

    private double summedLoss(Batch batch) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray rows = logits(scope, batch, Pass.plain()); // [N, V]
            float[] losses = losses(scope, batch, rows).toFloatArray(); // [N, 1]
            return IntStream.range(0, losses.length).mapToDouble(i -> losses[i]).sum();
        }
    }

    private NDArray meanLoss(NDManager scope, Batch batch, Pass pass) {
        NDArray losses = losses(scope, batch, logits(scope, batch, pass)); // [N, 1]
        int asked = batch.asked();
        if (asked == batch.tokens()) {
            return losses.mean(); // []
        }
        float[] shares = new float[batch.tokens()];
        for (int place = 0; place < shares.length; place++) {
            shares[place] = batch.targets()[place] == Batch.NOTHING ? 0 : 1f / asked;
        }
        return losses.mul(NativeFloats.create(scope, shares, shares.length, 1)).sum(); // []
    }

    private NDArray logits(NDManager scope, Batch batch, Pass pass) {
        Shape shape = new Shape(batch.rows(), batch.length());
        NDArray ids = scope.create(batch.inputs(), shape); // [B, T]
        return network.logits(ids, Logits.ALL, pass).reshape(batch.tokens(), -1); // [N, V]
    }

    /** Where nothing is asked it is the loss of id 0, which nobody counts. */
    private static NDArray losses(NDManager scope, Batch batch, NDArray rows) {
        long[] ids = Arrays.stream(batch.targets()).map(id -> Math.max(id, 0)).toArray();
        NDArray targets = scope.create(ids, new Shape(batch.tokens(), 1)); // [N, 1]
        return rows.logSoftmax(1).gather(targets, 1).neg(); // [N, 1]
    }

    /** How many numbers are trained. */
    public long parameters() {
        thread.check();
        return weights.values().stream().mapToLong(NDArray::size).sum();
    }

    /** Copies of all weights, by name. */
    public Map<String, Tensor> weights() {
        return copies(weights);
    }

    /** Copies of the optimizer's moments, by name. */
    Map<String, Tensor> moments() {
        return copies(optimizer.moments());
    }

    /**
     * Puts back what {@link #weights()} and {@link #moments()} gave.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if they are of another network or another
     *     optimizer; nothing is changed then
     */
    void restore(Map<String, Tensor> savedWeights, Map<String, Tensor> savedMoments) {
        thread.check();
        refuseUnlessFits(weights, savedWeights);
        refuseUnlessFits(optimizer.moments(), savedMoments);
        fill(weights, savedWeights);
        fill(optimizer.moments(), savedMoments);
    }

    /** Whether every weight is a number. */
    boolean isFinite() {
        thread.check();
        try (NDManager scope = manager.newSubManager()) {
            for (NDArray weight : weights.values()) {
                NDArray sum = weight.sum(); // []; not a number if one of them is not
                sum.attach(scope);
                if (!Float.isFinite(sum.getFloat())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The network to be looked at; whoever asks closes it, and the network itself stays. */
    public LanguageModel lend(LongFunction<ModelDescription> description) {
        long parameters = parameters();
        NDManager scope = manager.newSubManager();
        return new DecoderModel(thread, scope, network, description.apply(parameters));
    }

    int threads() {
        return thread.threads();
    }

    String engineName() {
        return thread.engineName();
    }

    @Override
    public void close() {
        thread.check();
        manager.close();
    }

    private Map<String, Tensor> copies(Map<String, NDArray> arrays) {
        thread.check();
        Map<String, Tensor> copies = new LinkedHashMap<>();
        arrays.forEach((name, array) -> copies.put(name, HeapCopy.numbered(array)));
        return copies;
    }

    private static void refuseUnlessFits(Map<String, NDArray> arrays, Map<String, Tensor> saved) {
        Set<String> names = new TreeSet<>(arrays.keySet());
        names.addAll(saved.keySet());
        for (String name : names) {
            NDArray array = arrays.get(name);
            Tensor tensor = saved.get(name);
            if (array == null || tensor == null || !isOfShape(array, tensor)) {
                throw Problem.input("training.checkpoint-unfit", name).asException();
            }
        }
    }

    private static boolean isOfShape(NDArray array, Tensor tensor) {
        long[] shape = Arrays.stream(tensor.shape()).asLongStream().toArray();
        return Arrays.equals(array.getShape().getShape(), shape);
    }

    private static void fill(Map<String, NDArray> arrays, Map<String, Tensor> saved) {
        arrays.forEach(
                (name, array) ->
                        NativeFloats.fill(
                                array, Objects.requireNonNull(saved.get(name), name).values()));
    }
}
