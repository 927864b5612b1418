package dev.glassbox.runtime;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;

/** Where tests find models. */
public final class TestModels {
    private TestModels() {}

    /** A model that comes with the app, where it lies in the checkout. */
    public static Path bundled(String id) {
        return bundledRoot().resolve(id);
    }

    /** The folder of all of them. */
    public static Path bundledRoot() {
        return Path.of(
                System.getProperty("glassbox.checkout", ".."), "assets/src/main/resources/models");
    }

    /** A tiny random model with what another program computes from it. */
    public static Path reference(String name) {
        URL url = TestModels.class.getResource("/reference/" + name);
        if (url == null) {
            throw new IllegalStateException("no /reference/" + name + " among the test resources");
        }
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
