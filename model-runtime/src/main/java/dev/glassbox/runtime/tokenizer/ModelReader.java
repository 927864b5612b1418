package dev.glassbox.runtime.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.intake.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the {@code model} of a {@code tokenizer.json}: BPE, WordPiece or Unigram. */
final class ModelReader {
    private static final String DEFAULT_PREFIX = "##";

    private final Part part;
    private final NamedVocabulary vocabulary;

    /**
     * @param limit how many tokens a vocabulary may have
     */
    ModelReader(Part part, int limit) {
        this.part = part;
        this.vocabulary = new NamedVocabulary(limit, part.place());
        if (type().equals("Unigram")) {
            addUnigramTokens(limit);
        } else {
            vocabulary.addAll(part.child("vocab").node());
        }
    }

    /** The tokens of the model; the added tokens are put in beside them. */
    NamedVocabulary vocabulary() {
        return vocabulary;
    }

    /**
     * @param byteLevel whether the names are in the printable alphabet of bytes
     */
    PieceModel read(boolean byteLevel) {
        return switch (type()) {
            case "BPE" -> pairs(byteLevel);
            case "WordPiece" -> wordPiece();
            case "Unigram" -> unigram();
            default -> throw part.unknown();
        };
    }

    /** Older files do not say which model it is; its options do. */
    private String type() {
        if (!part.type().isEmpty()) {
            return part.type();
        }
        if (!part.child("merges").isAbsent()) {
            return "BPE";
        }
        return part.child("max_input_chars_per_word").isAbsent() ? "" : "WordPiece";
    }

    private PieceModel pairs(boolean byteLevel) {
        onlyPairs(part);
        part.requireFlags("fuse_unk", "byte_fallback", "ignore_merges");
        part.child("dropout").requireNothing();
        part.child("continuing_subword_prefix").requireNothing();
        part.child("end_of_word_suffix").requireNothing();
        MergeTable merges = merges();
        Integer unknown = unknown();
        boolean wholePieces = part.flag("ignore_merges", false);
        if (byteLevel) {
            ByteVocabulary bytes = new ByteVocabulary(BytePairFiles.bytes(vocabulary.names()));
            return new ByteLevelModel(bytes, merges, wholePieces);
        }
        return new CharacterPairModel(
                vocabulary,
                merges,
                fallback(),
                unknown,
                new CharacterPairModel.Flags(part.flag("fuse_unk", false), wholePieces));
    }

    /** Refuses what is no option of a BPE model. */
    static void onlyPairs(Part model) {
        model.only(
                "dropout",
                "unk_token",
                "continuing_subword_prefix",
                "end_of_word_suffix",
                "fuse_unk",
                "byte_fallback",
                "ignore_merges",
                "vocab",
                "merges");
    }

    private MergeTable merges() {
        MergeList merges = new MergeList(vocabulary, part.place());
        for (Part merge : part.children("merges")) {
            JsonNode node = merge.node();
            if (node.isTextual()) {
                merges.addLine(node.textValue());
            } else if (node.size() == 2 && node.path(0).isTextual() && node.path(1).isTextual()) {
                merges.add(node.get(0).textValue(), node.get(1).textValue());
            } else {
                throw merge.wrong();
            }
        }
        return merges.table();
    }

    private ByteFallback fallback() {
        return part.flag("byte_fallback", false) ? ByteFallback.of(vocabulary) : ByteFallback.NONE;
    }

    /** The unknown token of BPE, if it has one. */
    private @Nullable Integer unknown() {
        Part name = part.child("unk_token");
        boolean none = name.isAbsent() || part.text("unk_token").isEmpty();
        return none ? null : token("unk_token");
    }

    private int token(String key) {
        Integer id = vocabulary.id(part.text(key));
        if (id == null) {
            throw part.child(key).wrong();
        }
        return id;
    }

    private PieceModel wordPiece() {
        part.only("unk_token", "continuing_subword_prefix", "max_input_chars_per_word", "vocab");
        String prefix =
                part.child("continuing_subword_prefix").isAbsent()
                        ? DEFAULT_PREFIX
                        : part.text("continuing_subword_prefix");
        return new WordPieceModel(
                vocabulary, token("unk_token"), prefix, part.number("max_input_chars_per_word"));
    }

    private void addUnigramTokens(int limit) {
        List<Part> entries = part.children("vocab");
        if (entries.isEmpty()) {
            throw Problem.input("tokenizer.no-vocabulary", part.place()).asException();
        }
        if (entries.size() > limit) {
            throw Problem.input("tokenizer.vocabulary-too-large", part.place(), "limit", limit)
                    .asException();
        }
        for (int id = 0; id < entries.size(); id++) {
            Part entry = entries.get(id);
            boolean whole =
                    entry.node().size() == 2
                            && entry.node().path(0).isTextual()
                            && entry.node().path(1).isNumber()
                            && Double.isFinite(entry.node().path(1).doubleValue());
            if (!whole) {
                throw entry.wrong();
            }
            vocabulary.add(entry.node().get(0).textValue(), id);
        }
    }

    private PieceModel unigram() {
        part.only("unk_id", "vocab", "byte_fallback");
        List<String> tokens = new ArrayList<>();
        double[] scores = new double[part.child("vocab").node().size()];
        for (JsonNode entry : part.child("vocab").node()) {
            scores[tokens.size()] = entry.get(1).doubleValue();
            tokens.add(entry.get(0).textValue());
        }
        Integer unknown = part.child("unk_id").isAbsent() ? null : part.number("unk_id");
        if (unknown != null && unknown >= scores.length) {
            throw part.child("unk_id").wrong();
        }
        return new UnigramModel(tokens, scores, unknown, fallback());
    }
}
