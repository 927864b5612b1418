package dev.glassbox.runtime.tokenizer;

import dev.glassbox.runtime.intake.StrictJson;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a byte-pair training has made, with the log of its merges. Immutable. */
public final class TrainedBpe {
    /** The first line of GPT-2's file; readers of the format pass over it. */
    private static final String HEADER = "#version: 0.2\n";

    private final BpeSettings settings;
    private final List<byte[]> tokens;
    private final List<BpeMerge> merges;

    /**
     * @param tokens the bytes of every id
     */
    TrainedBpe(BpeSettings settings, List<byte[]> tokens, List<BpeMerge> merges) {
        this.settings = settings;
        this.tokens = List.copyOf(tokens);
        this.merges = List.copyOf(merges);
    }

    /** The merges in order: the log to replay. Fewer than asked for where the text ran out. */
    public List<BpeMerge> merges() {
        return merges;
    }

    public BpeSettings settings() {
        return settings;
    }

    /** The number of tokens. */
    public int vocabularySize() {
        return tokens.size();
    }

    /** The bytes of one token. */
    public byte[] tokenBytes(int id) {
        return tokens.get(id).clone();
    }

    /** The text of one token; bytes that are no character stand as {@code <0xE4>}. */
    public String tokenText(int id) {
        return ByteText.of(tokens.get(id));
    }

    /** The tokenizer with all merges. */
    public BytePairTokenizer tokenizer() {
        return tokenizer(merges.size());
    }

    /** The tokenizer as it was after some of the merges; ids do not change with their number. */
    public BytePairTokenizer tokenizer(int merged) {
        MergeTable table = new MergeTable(merged);
        for (BpeMerge merge : merges.subList(0, merged)) {
            table.add(merge.left(), merge.right(), merge.id(), merge.id());
        }
        int size = BpeSettings.BYTES + settings.specials().size() + merged;
        return new BytePairTokenizer(
                new ByteLevelModel(new ByteVocabulary(tokens.subList(0, size)), table, false),
                new Gpt2Splitter(),
                new SpecialTokens(specials()));
    }

    /** The content of {@code vocab.json}: every token in GPT-2's printable alphabet with its id. */
    public String vocabJson() {
        return StrictJson.standard().write(vocabulary());
    }

    /** The content of a {@code tokenizer.json} that says the same as the other two together. */
    public String tokenizerJson() {
        return ByteLevelFile.write(vocabulary(), mergeLines(), settings.specials());
    }

    private Map<String, Integer> vocabulary() {
        Map<String, Integer> ids = new LinkedHashMap<>();
        for (int id = 0; id < tokens.size(); id++) {
            int special = id - BpeSettings.BYTES;
            boolean isSpecial = special >= 0 && special < settings.specials().size();
            ids.put(
                    isSpecial
                            ? settings.specials().get(special)
                            : ByteAlphabet.print(tokens.get(id)),
                    id);
        }
        return ids;
    }

    /** The content of {@code merges.txt}: one merge a line in the same alphabet, first to last. */
    public String mergesText() {
        StringBuilder text = new StringBuilder(HEADER);
        mergeLines().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private List<String> mergeLines() {
        return merges.stream()
                .map(
                        merge ->
                                ByteAlphabet.print(tokens.get(merge.left()))
                                        + ' '
                                        + ByteAlphabet.print(tokens.get(merge.right())))
                .toList();
    }

    private Map<String, Integer> specials() {
        Map<String, Integer> ids = new HashMap<>();
        for (String special : settings.specials()) {
            ids.put(special, BpeSettings.BYTES + ids.size());
        }
        return ids;
    }
}
