package dev.glassbox.runtime.nn.bert;

import dev.glassbox.runtime.model.ConfigReader;
import dev.glassbox.runtime.model.EmbeddingMatrix;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.model.TensorLayout;
import dev.glassbox.runtime.nn.EncoderModel;
import dev.glassbox.runtime.nn.FamilyProvider;
import dev.glassbox.runtime.nn.Owned;
import dev.glassbox.runtime.nn.WeightSource;
import java.util.Optional;
import java.util.Set;

/** Opens folders whose {@code model_type} is {@code bert}. */
public final class BertProvider extends FamilyProvider<BertConfig> {
    @Override
    public Set<String> modelTypes() {
        return Set.of(BertConfig.MODEL_TYPE);
    }

    @Override
    public Optional<String> nameOf(EmbeddingMatrix matrix) {
        return Optional.of(
                matrix == EmbeddingMatrix.TOKENS
                        ? BertLayout.WORDS + ".weight"
                        : BertLayout.POSITIONS + ".weight");
    }

    @Override
    protected BertConfig read(ConfigReader config) {
        return BertConfig.read(config);
    }

    @Override
    protected ModelConfig shape(BertConfig config) {
        return config.shape();
    }

    @Override
    protected TensorLayout layout(BertConfig config) {
        return BertLayout.of(config);
    }

    @Override
    protected ModelDescription described(BertConfig config, ModelDescription description) {
        return description.withLabels(config.labels());
    }

    @Override
    protected LanguageModel model(
            BertConfig config, WeightSource source, Owned owned, ModelDescription description) {
        return new EncoderModel(
                owned.thread(), owned.manager(), new BertNetwork(config, source), description);
    }
}
