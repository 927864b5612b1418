package dev.glassbox.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.app.settings.Settings.LastStep;
import dev.glassbox.app.settings.Settings.Library;
import dev.glassbox.app.settings.Settings.Look;
import dev.glassbox.app.settings.Settings.Machine;
import dev.glassbox.app.settings.Settings.Place;
import dev.glassbox.app.settings.Settings.WindowPlace;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.intake.UnknownKeys;
import java.util.Optional;

/**
 * Settings as JSON. Reading is forgiving, part by part: what another version wrote or a hand edited
 * wrongly falls back to its default, and the rest stays as the user set it.
 */
final class SettingsJson {
    private final StrictJson json = StrictJson.standard();
    private final String place;

    /**
     * @param place what to call the document
     */
    SettingsJson(String place) {
        this.place = place;
    }

    String write(Settings settings) {
        return json.writeIndented(settings);
    }

    Settings read(String document) {
        JsonNode tree;
        try {
            tree = json.readTree(document, place);
        } catch (IntakeException e) {
            return Settings.DEFAULT;
        }
        return new Settings(
                part(tree, "look", Look.class).orElse(Settings.DEFAULT.look()),
                part(tree, "machine", Machine.class).orElse(Settings.DEFAULT.machine()),
                part(tree, "window", WindowPlace.class).orElse(null),
                part(tree, "last", LastStep.class).orElse(null),
                part(tree, "library", Library.class).orElse(Settings.DEFAULT.library()),
                part(tree, "place", Place.class).orElse(Settings.DEFAULT.place()));
    }

    private <T> Optional<T> part(JsonNode tree, String key, Class<T> type) {
        JsonNode part = tree.path(key);
        if (!part.isObject()) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.read(part, place, type, UnknownKeys.IGNORED));
        } catch (IntakeException e) {
            return Optional.empty();
        }
    }
}
