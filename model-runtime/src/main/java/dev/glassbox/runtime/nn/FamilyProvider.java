package dev.glassbox.runtime.nn;

import ai.djl.ndarray.NDManager;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.model.ConfigReader;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.Memory;
import dev.glassbox.runtime.model.MemoryNeed;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.model.ModelFolder;
import dev.glassbox.runtime.model.ModelProvider;
import dev.glassbox.runtime.model.ModelWeights;
import dev.glassbox.runtime.model.TensorLayout;
import dev.glassbox.runtime.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Opens the folders of one family: settings first, then the tensors' names and shapes, then native
 * memory.
 *
 * @param <C> what the family's {@code config.json} says
 */
public abstract class FamilyProvider<C> implements ModelProvider {
    /** Reads the settings; what is not computed here is refused by name. */
    protected abstract C read(ConfigReader config);

    protected abstract ModelConfig shape(C config);

    /** The tensors of a network of these settings. */
    protected abstract TensorLayout layout(C config);

    /** Builds the network, takes every weight from {@code source}, and hands it {@code owned}. */
    protected abstract LanguageModel model(
            C config, WeightSource source, Owned owned, ModelDescription description);

    /** The description with what only the family knows. */
    protected ModelDescription described(C config, ModelDescription description) {
        return description;
    }

    @Override
    public final ModelDescription describe(Path folder, String origin) {
        ModelFolder files = ModelFolder.open(folder);
        return describe(files, read(files.config()), origin);
    }

    private ModelDescription describe(ModelFolder files, C config, String origin) {
        return described(config, files.describe(origin, shape(config), layout(config)));
    }

    @Override
    public final Optional<Tensor> weight(Path folder, String tensor) {
        ModelFolder files = ModelFolder.open(folder);
        TensorLayout layout = layout(read(files.config()));
        List<Integer> shape = layout.tensors().get(tensor);
        if (shape == null) {
            return Optional.empty();
        }
        try (ModelWeights weights = files.weights()) {
            String stored = layout.match(weights).names().get(tensor);
            return Optional.of(weights.read(Objects.requireNonNull(stored), axes(shape)));
        }
    }

    /** Files do not name axes: a matrix is {@code rows, columns}, a vector {@code columns}. */
    private static String[] axes(List<Integer> shape) {
        String[] axes = new String[shape.size()];
        for (int i = 0; i < axes.length; i++) {
            int fromLast = axes.length - 1 - i;
            axes[i] = fromLast == 0 ? "columns" : fromLast == 1 ? "rows" : "axis-" + i;
        }
        return axes;
    }

    @Override
    public final LanguageModel open(Path folder, String origin) {
        ModelFolder files = ModelFolder.open(folder);
        C config = read(files.config());
        ModelDescription description = describe(files, config, origin);
        MemoryNeed.of(shape(config), layout(config).parameters())
                .check(Memory.ofThisMachine(), folder.toString());
        EngineThread thread = EngineThread.enter();
        NDManager manager = thread.newManager();
        try (ModelWeights weights = files.weights()) {
            TensorLayout.Match match = layout(config).match(weights);
            FileWeights source = new FileWeights(manager, weights, match);
            return model(config, source, new Owned(thread, manager), description);
        } catch (RuntimeException e) {
            manager.close(); // a damaged file leaves nothing behind
            throw e;
        }
    }
}
