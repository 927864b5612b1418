package dev.glassbox.app.shell;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What the app says about itself.
 *
 * @param version of the app
 * @param models what is known of each bundled model: id, recipe, licence
 * @param files the bundled files: {@code what} by language, {@code licence}, {@code source}
 * @param notice the whole text of NOTICE
 */
public record About(
        String version, List<BundledModel> models, List<JsonNode> files, String notice) {

    /**
     * One bundled model.
     *
     * @param id its folder's name
     * @param recipe what it was trained by
     * @param corpus what it has read
     * @param licence of its weights
     */
    public record BundledModel(String id, String recipe, String corpus, String licence) {}

    public About {
        models = List.copyOf(models);
        files = List.copyOf(files);
    }
}
