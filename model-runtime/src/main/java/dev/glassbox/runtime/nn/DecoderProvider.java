package dev.glassbox.runtime.nn;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.model.ConfigReader;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.model.ModelFolder;

/**
 * Opens the folders of a family of decoders.
 *
 * @param <C> what the family's {@code config.json} says
 */
public abstract class DecoderProvider<C> extends FamilyProvider<C> {
    /** Builds the network and takes every weight from {@code source}. */
    protected abstract DecoderNetwork network(C config, WeightSource source);

    /** The {@code config.json} of a network of these sizes, as transformers reads it. */
    protected abstract JsonNode config(NetworkSizes sizes);

    /** A network of these sizes, to be trained. */
    public final NetworkPlan plan(NetworkSizes sizes) {
        JsonNode json = config(sizes);
        C config = read(new ConfigReader(json, ModelFolder.CONFIG));
        return new NetworkPlan(
                json, shape(config), layout(config), source -> network(config, source));
    }

    @Override
    protected final LanguageModel model(
            C config, WeightSource source, Owned owned, ModelDescription description) {
        return new DecoderModel(
                owned.thread(), owned.manager(), network(config, source), description);
    }
}
