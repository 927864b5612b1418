package dev.glassbox.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.app.Wiring;
import dev.glassbox.app.files.UserFolders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What came of one command, called in this process.
 *
 * @param code the exit code
 * @param out the whole of stdout
 * @param err the whole of stderr
 */
record Called(int code, String out, String err) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A user's folder that stays between runs: the engine's libraries, 450 MB, are unpacked into it
     * once. No verb writes settings.
     */
    static final Path HOME =
            Path.of(System.getProperty("glassbox.checkout", ".."), "app", "target", "test-home");

    /** Calls it. */
    static Called with(String stdin, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console =
                new Console(
                        new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(err, false, StandardCharsets.UTF_8));
        int code = new Cli(new Wiring(new UserFolders(HOME)), console).run(words);
        return new Called(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Its one JSON value; fails where there is anything else. */
    JsonNode json() {
        List<JsonNode> lines = jsonLines();
        if (lines.size() != 1) {
            throw new AssertionError("not one line of JSON: " + this);
        }
        return lines.get(0);
    }

    List<JsonNode> jsonLines() {
        return out.lines().map(Called::parse).toList();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }
}
