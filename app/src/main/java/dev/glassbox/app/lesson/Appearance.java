package dev.glassbox.app.lesson;

import dev.glassbox.app.i18n.Messages;
import dev.glassbox.app.theme.Theme;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;

/**
 * How pictures look and speak now.
 *
 * @param messages the strings of the language in use
 * @param theme the theme in use
 * @param reducedMotion whether motion shall be skipped
 */
public record Appearance(
        Messages messages, ReadOnlyObjectProperty<Theme> theme, BooleanSupplier reducedMotion) {}
