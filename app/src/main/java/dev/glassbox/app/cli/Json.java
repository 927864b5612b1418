package dev.glassbox.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;

/** One JSON value on one line, flushed, so that whoever reads a stream need not wait. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static void line(PrintStream out, Object value) {
        try {
            out.print(MAPPER.writeValueAsString(value));
            out.print('\n'); // on Windows too
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON value: " + value, e);
        }
    }
}
