package dev.glassbox.runtime.nn;

import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelDescription;

/**
 * Opens the folders of a family of decoders.
 *
 * @param <C> what the family's {@code config.json} says
 */
public abstract class DecoderProvider<C> extends FamilyProvider<C> {
    /** Builds the network and takes every weight from {@code source}. */
    protected abstract DecoderNetwork network(C config, WeightSource source);

    @Override
    protected final LanguageModel model(
            C config, WeightSource source, Owned owned, ModelDescription description) {
        return new DecoderModel(
                owned.thread(), owned.manager(), network(config, source), description);
    }
}
