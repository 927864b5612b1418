package dev.glassbox.app.assets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every bundled file says where it comes from, under which licence, and is the file it says it is.
 */
class AssetsListTest {
    private static final Path ROOT =
            Path.of(System.getProperty("glassbox.checkout"), "assets/src/main/resources");

    @Test
    void listsEveryFileWithItsTrueHash() throws Exception {
        Map<String, String> listed = new TreeMap<>();
        for (JsonNode entry : new ObjectMapper().readTree(ROOT.resolve("assets.json").toFile())) {
            assertThat(entry.path("source").asText()).as("source of %s", entry).isNotBlank();
            assertThat(entry.path("licence").asText()).as("licence of %s", entry).isNotBlank();
            assertThat(entry.path("what").path("zh").asText()).isNotBlank();
            assertThat(entry.path("what").path("en").asText()).isNotBlank();
            listed.put(entry.path("path").asText(), entry.path("sha256").asText());
        }
        assertThat(listed).isEqualTo(filesWithHashes());
    }

    private static Map<String, String> filesWithHashes() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = ROOT.relativize(file).toString().replace('\\', '/');
                if (!path.equals("assets.json")) {
                    found.put(path, sha256(file));
                }
            }
        }
        return found;
    }

    private static String sha256(Path file) throws IOException {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(hash);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
