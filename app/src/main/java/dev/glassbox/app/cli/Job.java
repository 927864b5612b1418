package dev.glassbox.app.cli;

import dev.glassbox.app.Wiring;
import dev.glassbox.app.i18n.Messages;
import dev.glassbox.runtime.model.LanguageModel;

/**
 * What every verb works with.
 *
 * @param wiring the parts of the app, made when first asked for
 * @param console where input comes from and output goes
 * @param messages the strings in the language the user wants
 */
record Job(Wiring wiring, Console console, Messages messages) {

    /**
     * Opens a model; it belongs to the calling thread, which closes it.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if there is no such model, or it cannot
     *     be read, or the engine cannot start
     */
    LanguageModel open(String model) {
        wiring.prepareEngine();
        return wiring.models().open(model);
    }
}
