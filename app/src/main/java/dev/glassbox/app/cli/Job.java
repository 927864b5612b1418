package dev.glassbox.app.cli;

import dev.glassbox.app.Wiring;
import dev.glassbox.app.i18n.Messages;

/**
 * What every verb works with.
 *
 * @param wiring the parts of the app, made when first asked for
 * @param console where input comes from and output goes
 * @param messages the strings in the language the user wants
 */
record Job(Wiring wiring, Console console, Messages messages) {}
