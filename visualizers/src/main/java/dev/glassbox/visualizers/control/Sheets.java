package dev.glassbox.visualizers.control;

import java.net.URL;

/** The style sheets beside the controls. */
final class Sheets {
    private Sheets() {}

    static String of(String name) {
        URL url = Sheets.class.getResource(name);
        if (url == null) {
            throw new IllegalStateException("no style sheet " + name + " beside the controls");
        }
        return url.toExternalForm();
    }
}
