package dev.glassbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.app.SmallHub;
import dev.glassbox.app.Wiring;
import dev.glassbox.app.files.UserFolders;
import dev.glassbox.app.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code models} and {@code models get} in a home of their own, against a hub on this machine. */
class ModelsVerbsTest {
    @TempDir private Path home;
    private SmallHub hub;
    private boolean watched;

    @BeforeEach
    void start() throws IOException {
        hub = new SmallHub();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void aFetchedModelIsListedAndNamedLikeOnTheHub() {
        Called got = call("models", "get", SmallHub.ID, "--endpoint", hub.endpoint());
        assertThat(got.err()).isEmpty();
        assertThat(got.code()).isEqualTo(Cli.DONE);
        assertThat(got.out()).contains(SmallHub.ID).contains("mit");

        JsonNode models = call("models", "--json").json();
        assertThat(models.findValuesAsText("id"))
                .containsExactly(
                        "everyday-en-zh",
                        "shakespeare-char",
                        "tang-poems",
                        "tinytown-zh-en",
                        SmallHub.ID);
        assertThat(models.get(4).get("origin").asText()).isEqualTo("installed");
        assertThat(models.get(4).get("licence").asText()).isEqualTo("mit");
        assertThat(models.get(4).get("architecture").asText()).isEqualTo("gpt2");
        assertThat(call("tokenize", "--model", SmallHub.ID, "--json", "ab").code())
                .isEqualTo(Cli.DONE);
    }

    @Test
    void jsonIsALinePerStepOfProgressAndLastTheModel() {
        hub.slowly(1);
        Called got = call("models", "get", SmallHub.ID, "--endpoint", hub.endpoint(), "--json");
        assertThat(got.err()).isEmpty();
        List<JsonNode> lines = got.jsonLines();
        JsonNode last = lines.get(lines.size() - 1);
        assertThat(last.get("id").asText()).isEqualTo(SmallHub.ID);
        assertThat(last.get("commit").asText()).isEqualTo(SmallHub.COMMIT);
        assertThat(Path.of(last.get("folder").asText()).resolve("model.safetensors")).exists();
        JsonNode done = lines.get(lines.size() - 2);
        assertThat(done.get("done")).isEqualTo(done.get("total"));
        assertThat(last.get("bytes")).isEqualTo(done.get("total"));
    }

    @Test
    void aPersonAtATerminalSeesProgressThatIsGoneAtTheEnd() {
        watched = true;
        Called got = call("models", "get", SmallHub.ID, "--endpoint", hub.endpoint());
        assertThat(got.err()).contains("100%").endsWith("\r").doesNotContain("\n");
        assertThat(got.out().lines()).hasSize(1);
    }

    @Test
    void theEndpointOfTheSettingsIsAskedWhereNoneIsGiven() throws IOException {
        Files.createDirectories(home);
        Wiring wiring = new Wiring(new UserFolders(home));
        wiring.settings()
                .update(now -> now.withLibrary(new Settings.Library(hub.endpoint(), List.of())));
        wiring.settings().flush();
        assertThat(call("models", "get", SmallHub.ID).code()).isEqualTo(Cli.DONE);
    }

    @Test
    void foldersTheUserHasOpenedAreListedByTheirPath() {
        call("models", "get", SmallHub.ID, "--endpoint", hub.endpoint());
        String folder = home.resolve("models").resolve(SmallHub.ID).toString();
        Wiring wiring = new Wiring(new UserFolders(home));
        wiring.settings()
                .update(now -> now.withLibrary(new Settings.Library("", List.of(folder, "/gone"))));
        wiring.settings().flush();

        JsonNode models = call("models", "--json").json();
        assertThat(models.findValuesAsText("id"))
                .endsWith(SmallHub.ID, SmallHub.ID, "/gone")
                .hasSize(7);
        assertThat(models.get(5).get("origin").asText()).isEqualTo(folder);
        assertThat(models.get(6).get("problem").asText()).contains("/gone");
    }

    @Test
    void aModelThatCannotBeOpenedHidesNoOther() throws IOException {
        Path broken = Files.createDirectories(home.resolve("models/broken"));
        Files.writeString(broken.resolve("config.json"), "{\"model_type\":\"mamba\"}");
        Called listed = call("models");
        assertThat(listed.code()).isEqualTo(Cli.DONE);
        assertThat(listed.out()).contains("shakespeare-char").contains("broken").contains("mamba");
    }

    @Test
    void whatIsNotOnTheHubIsOneLine() {
        Called got = call("models", "get", "someone/else", "--endpoint", hub.endpoint());
        assertThat(got.code()).isEqualTo(Cli.BAD_INPUT);
        assertThat(got.err().lines()).hasSize(1);
        assertThat(got.err()).contains("someone/else");
        assertThat(got.out()).isEmpty();
    }

    @Test
    void badWordsAreBadInput() {
        for (String[] words :
                new String[][] {
                    {"models", "get", "gpt2 x"},
                    {"models", "get", SmallHub.ID, "--endpoint", "http://example.com"},
                    {"models", "get"}
                }) {
            Called got = call(words);
            assertThat(got.code()).isEqualTo(Cli.BAD_INPUT);
            assertThat(got.err().lines()).hasSize(1);
        }
    }

    @Test
    void aHubThatIsNotThereIsAFailure() {
        String gone = hub.endpoint();
        hub.close();
        Called got = call("models", "get", SmallHub.ID, "--endpoint", gone);
        assertThat(got.code()).isEqualTo(Cli.FAILED);
        assertThat(got.err()).contains(gone);
    }

    private Called call(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console =
                new Console(
                        InputStream.nullInputStream(),
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(err, false, StandardCharsets.UTF_8),
                        watched);
        int code = new Cli(new Wiring(new UserFolders(home)), console).run(words);
        return new Called(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
