package dev.glassbox.runtime.tokenizer;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.IntakeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads GPT-2's pair of files: {@code vocab.json} with every token's id and {@code merges.txt} with
 * one merge a line, both in the {@linkplain ByteAlphabet printable alphabet}. The text is cut by
 * GPT-2's pattern. A token that is no single byte and that no merge makes is a special token.
 */
public final class BytePairFiles {
    /** The vocabulary's name in a model folder. */
    public static final String VOCABULARY = "vocab.json";

    /** The merges' name in a model folder. */
    public static final String MERGES = "merges.txt";

    private static final String HEADER = "#version";

    private final ForeignFiles files;

    public BytePairFiles(ForeignFiles files) {
        this.files = files;
    }

    /**
     * Reads a tokenizer.
     *
     * @throws IntakeException if a file cannot be read or is damaged, or the two do not agree
     */
    public BytePairTokenizer read(Path vocabularyFile, Path mergesFile) {
        int limit = files.limits().files().tokenizer();
        NamedVocabulary vocabulary =
                new NamedVocabulary(files.limits().vocabulary(), vocabularyFile.toString())
                        .addAll(files.readTree(vocabularyFile, limit));
        MergeList merges = new MergeList(vocabulary, mergesFile.toString());
        List<String> lines = files.readText(mergesFile, limit).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            boolean header = i == 0 && lines.get(i).startsWith(HEADER);
            if (!header && !lines.get(i).isEmpty()) {
                merges.addLine(lines.get(i));
            }
        }
        List<byte[]> bytes = bytes(vocabulary.names());
        return new BytePairTokenizer(
                new ByteLevelModel(new ByteVocabulary(bytes), merges.table(), false),
                new Gpt2Splitter(),
                new SpecialTokens(specials(vocabulary.names(), bytes, merges)));
    }

    /** The bytes of names; a name that is not in the alphabet stands for its own text. */
    static List<byte[]> bytes(List<String> names) {
        List<byte[]> bytes = new ArrayList<>(names.size());
        for (String name : names) {
            byte[] read = ByteAlphabet.read(name);
            bytes.add(read == null ? Utf8.bytes(Utf8.wellFormed(name)) : read);
        }
        return bytes;
    }

    private static Map<String, Integer> specials(
            List<String> names, List<byte[]> bytes, MergeList merges) {
        Map<String, Integer> specials = new HashMap<>();
        for (int id = 0; id < names.size(); id++) {
            if (bytes.get(id).length > 1 && !merges.makes(id)) {
                specials.put(names.get(id), id);
            }
        }
        return specials;
    }
}
