package dev.glassbox.app.cli;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/**
 * A token for people to read: in quotation marks, with what cannot be seen written as JSON does.
 */
final class Quoted {
    private Quoted() {}

    static String text(String token) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(token)) + '"';
    }
}
