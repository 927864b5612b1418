package dev.glassbox.runtime.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a {@code tokenizer.json} whose every part is on a closed list: BPE (byte-level, or with
 * byte fallback), WordPiece and Unigram models with what GPT-2, GPT-Neo and NeoX, Llama, Mistral,
 * Qwen and BERT put around them. Truncation and padding are not read: how long a text may be is the
 * model's matter.
 */
final class PipelineReader {
    private static final String VERSION = "1.0";

    private final int vocabularyLimit;

    /**
     * @param vocabularyLimit how many tokens a vocabulary may have
     */
    PipelineReader(int vocabularyLimit) {
        this.vocabularyLimit = vocabularyLimit;
    }

    /**
     * @param place the file, for errors
     * @throws dev.glassbox.runtime.intake.IntakeException if it is damaged or has a part that is
     *     not on the list
     */
    Tokenizer read(JsonNode tree, String place) {
        Part file = file(tree, place);
        if (!file.child("version").isAbsent() && !file.text("version").equals(VERSION)) {
            throw file.child("version").unknown();
        }
        requireLengths(file);
        Normalizing normalizing = NormalizerReader.read(top(file, "normalizer"));
        PreTokenizerReader.Pieces pieces = PreTokenizerReader.read(top(file, "pre_tokenizer"));
        ModelReader reader = new ModelReader(top(file, "model"), vocabularyLimit);
        PieceModel model = reader.read(pieces.byteLevel());
        NamedVocabulary vocabulary = reader.vocabulary();
        AddedTokens added = new AddedTokens(added(file, vocabulary), normalizing);
        List<String> names = vocabulary.names();
        Template template = new TemplateReader(names.size()).read(top(file, "post_processor"));
        Decoding decoding = DecoderReader.read(top(file, "decoder"));
        return new PipelineTokenizer(
                new PipelineTokenizer.Parts(
                        normalizing, pieces.cutting(), model, template, decoding),
                added,
                names);
    }

    /** The whole file, which may have no part that is not known. */
    static Part file(JsonNode tree, String place) {
        return new Part(tree, "tokenizer", place)
                .only(
                        "version",
                        "truncation",
                        "padding",
                        "added_tokens",
                        "normalizer",
                        "pre_tokenizer",
                        "post_processor",
                        "decoder",
                        "model");
    }

    /** How long a text may be is the model's matter, but a file that lies about it is damaged. */
    private static void requireLengths(Part file) {
        Part truncation = file.child("truncation");
        if (!truncation.isAbsent()) {
            truncation.only("direction", "max_length", "strategy", "stride").number("max_length");
        }
        Part padding = file.child("padding");
        if (!padding.isAbsent()) {
            padding.only(
                            "strategy",
                            "direction",
                            "pad_to_multiple_of",
                            "pad_id",
                            "pad_type_id",
                            "pad_token")
                    .text("pad_token");
        }
    }

    /** A part of the whole file. */
    static Part top(Part file, String key) {
        Part child = file.child(key);
        return new Part(child.node(), key, child.place());
    }

    private static List<AddedTokens.Added> added(Part file, NamedVocabulary vocabulary) {
        List<AddedTokens.Added> tokens = new ArrayList<>();
        if (top(file, "added_tokens").node().isMissingNode()) {
            return tokens;
        }
        for (Part token : file.children("added_tokens")) {
            token.only("id", "content", "single_word", "lstrip", "rstrip", "normalized", "special");
            int id = token.number("id");
            for (String option : List.of("single_word", "lstrip", "rstrip")) {
                if (token.flag(option)) {
                    throw token.child(option).unknown();
                }
            }
            boolean special = token.flag("special");
            String content = token.text("content");
            if (vocabulary.id(content) == null && id != vocabulary.size()) {
                throw token.child("id").wrong(); // other tools count on and use the next id
            }
            vocabulary.add(content, id);
            tokens.add(new AddedTokens.Added(id, content, token.flag("normalized"), special));
        }
        return tokens;
    }
}
