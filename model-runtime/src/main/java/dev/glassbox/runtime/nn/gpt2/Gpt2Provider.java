package dev.glassbox.runtime.nn.gpt2;

import ai.djl.ndarray.NDManager;
import dev.glassbox.runtime.djl.EngineThread;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.model.ModelFolder;
import dev.glassbox.runtime.model.ModelProvider;
import dev.glassbox.runtime.model.ModelWeights;
import dev.glassbox.runtime.model.TensorLayout;
import dev.glassbox.runtime.nn.DecoderModel;
import dev.glassbox.runtime.nn.FileWeights;
import java.nio.file.Path;
import java.util.Set;

/** Opens folders whose {@code model_type} is {@code gpt2}. */
public final class Gpt2Provider implements ModelProvider {

    @Override
    public Set<String> modelTypes() {
        return Set.of(Gpt2Config.MODEL_TYPE);
    }

    @Override
    public ModelDescription describe(Path folder, String origin) {
        ModelFolder files = ModelFolder.open(folder);
        Gpt2Config config = Gpt2Config.read(files.config());
        return files.describe(origin, config.shape(), Gpt2Layout.layout(config));
    }

    @Override
    public LanguageModel open(Path folder, String origin) {
        ModelDescription description = describe(folder, origin);
        ModelFolder files = ModelFolder.open(folder);
        Gpt2Config config = Gpt2Config.read(files.config());
        EngineThread thread = EngineThread.enter();
        NDManager manager = thread.newManager();
        try (ModelWeights weights = files.weights()) {
            TensorLayout.Match match = Gpt2Layout.layout(config).match(weights);
            FileWeights source = new FileWeights(manager, weights, match);
            return new DecoderModel(thread, manager, new Gpt2Network(config, source), description);
        } catch (RuntimeException e) {
            manager.close(); // a damaged file leaves nothing behind
            throw e;
        }
    }
}
