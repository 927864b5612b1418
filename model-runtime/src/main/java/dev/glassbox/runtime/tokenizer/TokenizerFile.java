package dev.glassbox.runtime.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes a Hugging Face {@code tokenizer.json}. Read are tokenizers that are built
 * entirely of parts known here; a file with any other part is refused by that part's name, since
 * guessing what it does would give wrong ids.
 *
 * <p>Known: what {@link PipelineReader} lists; and a BPE model whose vocabulary is single
 * characters, without merges or any other part but the decoder {@code Fuse}, which is a {@link
 * CharacterTokenizer}.
 */
public final class TokenizerFile {
    /** The file's name in a model folder. */
    public static final String NAME = "tokenizer.json";

    private static final List<String> ABSENT_PARTS =
            List.of("normalizer", "pre_tokenizer", "post_processor", "added_tokens");
    private static final List<String> ABSENT_MODEL_PARTS =
            List.of(
                    "dropout",
                    "unk_token",
                    "continuing_subword_prefix",
                    "end_of_word_suffix",
                    "byte_fallback",
                    "merges");

    private final ForeignFiles files;

    public TokenizerFile(ForeignFiles files) {
        this.files = files;
    }

    /**
     * Reads a tokenizer.
     *
     * @param file a {@code tokenizer.json}; may lie in a zip file system
     * @throws IntakeException if it cannot be read, is damaged, or has a part not known here
     */
    public Tokenizer read(Path file) {
        String place = file.toString();
        String text = files.readText(file, files.limits().files().tokenizer());
        if (HalfCharacters.inJson(text)) {
            throw Problem.input("tokenizer.half-character", place).asException();
        }
        JsonNode tree = files.json().readTree(text, place);
        if (isOfCharacters(tree)) {
            ModelReader.onlyPairs(PipelineReader.top(PipelineReader.file(tree, place), "model"));
            return new CharacterTokenizer(vocabulary(tree.path("model").path("vocab"), place));
        }
        return new PipelineReader(files.limits().vocabulary()).read(tree, place);
    }

    /**
     * The {@code tokenizer.json} of a character tokenizer, which Hugging Face's tokenizers read as
     * it is.
     */
    public String write(CharacterTokenizer tokenizer) {
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        for (String character : tokenizer.characters()) {
            vocabulary.put(character, vocabulary.size());
        }
        Map<String, @Nullable Object> model = new LinkedHashMap<>();
        model.put("type", "BPE");
        for (String part : List.of("dropout", "unk_token", "continuing_subword_prefix")) {
            model.put(part, null);
        }
        model.put("end_of_word_suffix", null);
        model.put("fuse_unk", false);
        model.put("byte_fallback", false);
        model.put("ignore_merges", false);
        model.put("vocab", vocabulary);
        model.put("merges", List.of());
        Map<String, @Nullable Object> file = new LinkedHashMap<>();
        file.put("version", "1.0");
        file.put("truncation", null);
        file.put("padding", null);
        file.put("added_tokens", List.of());
        file.put("normalizer", null);
        file.put("pre_tokenizer", null);
        file.put("post_processor", null);
        file.put("decoder", Map.of("type", "Fuse"));
        file.put("model", model);
        return files.json().writeIndented(file);
    }

    /** The characters in the order of their ids, which must be 0, 1, 2 and so on. */
    private List<String> vocabulary(JsonNode vocab, String place) {
        int limit = files.limits().vocabulary();
        if (!vocab.isObject() || vocab.isEmpty()) {
            throw Problem.input("tokenizer.no-vocabulary", place).asException();
        }
        if (vocab.size() > limit) {
            throw Problem.input("tokenizer.vocabulary-too-large", place, "limit", limit)
                    .asException();
        }
        @Nullable String[] characters = new String[vocab.size()];
        for (Map.Entry<String, JsonNode> entry : vocab.properties()) {
            String text = entry.getKey();
            JsonNode id = entry.getValue();
            boolean inRange = id.isInt() && id.intValue() >= 0 && id.intValue() < characters.length;
            if (!inRange || characters[id.intValue()] != null) {
                throw Problem.input(
                                "tokenizer.vocabulary-id",
                                place,
                                "token",
                                text,
                                "id",
                                id.toString())
                        .asException();
            }
            if (!CharacterTokenizer.isCharacter(text)) {
                throw Problem.input("tokenizer.not-a-character", place, "token", text)
                        .asException();
            }
            characters[id.intValue()] = text;
        }
        // As many distinct ids in range as there are places: every place is filled.
        return Arrays.asList(characters);
    }

    private static boolean isOfCharacters(JsonNode tree) {
        JsonNode model = tree.path("model");
        return model.path("type").asText().equals("BPE")
                && tree.path("decoder").path("type").asText().equals("Fuse")
                && ABSENT_PARTS.stream().allMatch(part -> isNothing(tree.path(part)))
                && ABSENT_MODEL_PARTS.stream().allMatch(part -> isNothing(model.path(part)));
    }

    private static boolean isNothing(JsonNode part) {
        return part.isMissingNode()
                || part.isNull()
                || (part.isArray() && part.isEmpty())
                || (part.isBoolean() && !part.booleanValue());
    }
}
