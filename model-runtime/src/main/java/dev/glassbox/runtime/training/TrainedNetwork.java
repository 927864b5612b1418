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
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.TraceRequest.Logits;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * A network, its optimizer and their native memory, owned by the thread that made them. N tokens in
 * a batch, B rows, T places, V vocabulary.
 */
final class TrainedNetwork implements AutoCloseable {
    private static final int ROWS_AT_ONCE = 64; // windows in one validation pass

    private final EngineThread thread;
    private final NDManager manager;
    private final DecoderNetwork network;
    private final Map<String, NDArray> weights;
    private final Optimizer optimizer;
    private final Draws draws;

    TrainedNetwork(NetworkPlan plan, Recipe recipe, Draws draws) {
        thread = EngineThread.enter();
        manager = thread.newManager();
        InitialWeights source = new InitialWeights(manager, draws, recipe.network());
        DecoderNetwork whole = plan.build().apply(source);
        List<Intervention> changes =
                recipe.broken().map(wrong -> wrong.changes(whole.hookPoints())).orElse(List.of());
        network = changes.isEmpty() ? whole : new AlteredNetwork(whole, changes);
        weights = source.made();
        giveGradients();
        UpdateRule rule = UpdateRules.of(recipe.optimizer()).orElseThrow();
        optimizer = new Optimizer(manager, weights, rule);
        this.draws = draws;
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
        thread.check();
        Pass pass =
                recipe.dropout() == 0
                        ? Pass.plain()
                        : Pass.through(new Dropout(draws, step, recipe.dropout()));
        try (NDManager scope = manager.newSubManager()) {
            float loss =
                    Autograd.backward(scope, () -> crossEntropy(scope, batch, pass).mean()); // []
            return new Stepped(loss, optimizer.update(scope, step, lr, recipe.optimizer(), watch));
        }
    }

    /**
     * What one step came to.
     *
     * @param loss the batch's mean cross-entropy before the update, in nats
     */
    record Stepped(float loss, Optimizer.Update update) {}

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
            float[] losses = crossEntropy(scope, batch, Pass.plain()).toFloatArray(); // [N, 1]
            return IntStream.range(0, losses.length).mapToDouble(i -> losses[i]).sum();
        }
    }

    private NDArray crossEntropy(NDManager scope, Batch batch, Pass pass) {
        Shape shape = new Shape(batch.rows(), batch.length());
        NDArray ids = scope.create(batch.inputs(), shape); // [B, T]
        NDArray targets = scope.create(batch.targets(), new Shape(batch.tokens(), 1)); // [N, 1]
        NDArray logits = network.logits(ids, Logits.ALL, pass); // [B, T, V]
        NDArray rows = logits.reshape(batch.tokens(), -1); // [N, V]
        return rows.logSoftmax(1).gather(targets, 1).neg(); // [N, 1]
    }

    /** Copies of all weights, by name. */
    Map<String, Tensor> weights() {
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
    LanguageModel lend(LongFunction<ModelDescription> description) {
        thread.check();
        long parameters = weights.values().stream().mapToLong(NDArray::size).sum();
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
