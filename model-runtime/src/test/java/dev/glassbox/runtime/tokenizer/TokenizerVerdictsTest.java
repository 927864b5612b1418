package dev.glassbox.runtime.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glassbox.runtime.RamFolder;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.IntakeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two thousand damaged {@code tokenizer.json} files and what Hugging Face tokenizers makes of each,
 * from {@code src/test/python/hf_verdicts.py}: what it refuses (or dies of), we refuse; what we
 * accept gives its ids.
 */
class TokenizerVerdictsTest {
    private static final int CASES = 2000;

    /**
     * Where we are milder on purpose: an option that is null counts as left out; a kind where none
     * is needed is passed over; without an unknown token the reference panics at the first
     * character that it has no token for, where we say so.
     */
    private static final List<String> KNOWN =
            List.of(
                    "[\"model\",\"byte_fallback\"],[\"set\",null]",
                    "[\"post_processor\",\"single\",1],[\"add\",\"type\"",
                    "[\"model\",\"unk_id\"],[\"remove\"]");

    @TempDir(factory = RamFolder.class)
    private Path folder;

    @Test
    void whatTheReferenceRefusesIsRefusedAndIdsAreEqual() throws IOException {
        List<JsonNode> lines = lines();
        List<String> texts = new ArrayList<>();
        lines.get(0).get("texts").forEach(text -> texts.add(text.asText()));
        int agreed = 0;
        List<String> wrong = new ArrayList<>();
        for (JsonNode verdict : lines.subList(1, lines.size())) {
            Path file = folder.resolve("tokenizer.json");
            Files.writeString(file, References.JSON.writeValueAsString(damaged(verdict)));
            Tokenizer ours = opened(file);
            if (ours == null) {
                continue;
            }
            if (KNOWN.stream().anyMatch(verdict.get("e").toString()::contains)) {
                continue;
            }
            if (!verdict.get("v").asText().equals("read")) {
                wrong.add("accepted: " + verdict);
            } else if (sameIds(ours, texts, verdict)) {
                agreed++;
            } else {
                wrong.add("other ids: " + verdict);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(lines).hasSize(CASES + 1);
        assertThat(agreed).isGreaterThan(CASES / 10);
    }

    private static boolean sameIds(Tokenizer ours, List<String> texts, JsonNode verdict) {
        try {
            for (int i = 0; i < texts.size(); i++) {
                if (!ids(ours.encodeMarked(texts.get(i))).equals(verdict.get("ids").get(i))) {
                    return false;
                }
            }
            return ids(ours.encodePrompt(texts.get(0))).equals(verdict.get("prompt"));
        } catch (IntakeException e) {
            // the reference drops, in silence, what it has no token for
            return e.problem().id().equals("tokenizer.unknown-byte")
                    || e.problem().id().equals("tokenizer.no-token");
        }
    }

    private static JsonNode ids(List<Token> tokens) {
        return References.JSON.valueToTree(tokens.stream().map(Token::id).toList());
    }

    private static @Nullable Tokenizer opened(Path file) {
        try {
            return new TokenizerFile(ForeignFiles.standard()).read(file);
        } catch (IntakeException e) {
            return null;
        }
    }

    private static JsonNode damaged(JsonNode verdict) {
        JsonNode file = References.json("families/" + verdict.get("f").asText() + ".json");
        for (JsonNode edit : verdict.get("e")) {
            apply(file, edit.get(0), edit.get(1));
        }
        return file;
    }

    /** As {@code change} of the script: the last key of a path is removed, set or added to. */
    private static void apply(JsonNode file, JsonNode path, JsonNode how) {
        JsonNode parent = file;
        for (int i = 0; i < path.size() - 1; i++) {
            JsonNode key = path.get(i);
            parent = key.isInt() ? parent.get(key.asInt()) : parent.get(key.asText());
        }
        JsonNode key = path.get(path.size() - 1);
        boolean remove = how.get(0).asText().equals("remove");
        if (how.get(0).asText().equals("add")) {
            JsonNode at = key.isInt() ? parent.get(key.asInt()) : parent.get(key.asText());
            ((ObjectNode) at).set(how.get(1).asText(), how.get(2));
        } else if (parent instanceof ArrayNode array) {
            if (remove) {
                array.remove(key.asInt());
            } else {
                array.set(key.asInt(), how.get(1));
            }
        } else if (remove) {
            ((ObjectNode) parent).remove(key.asText());
        } else {
            ((ObjectNode) parent).set(key.asText(), how.get(1));
        }
    }

    private static List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        try (GZIPInputStream in =
                new GZIPInputStream(Files.newInputStream(References.path("verdicts.jsonl.gz")))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.split("\n", -1)) { // not at U+2028 and such
                if (!line.isEmpty()) {
                    lines.add(References.JSON.readTree(line));
                }
            }
        }
        return lines;
    }
}
