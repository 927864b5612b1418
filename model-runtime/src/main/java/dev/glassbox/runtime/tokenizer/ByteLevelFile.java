package dev.glassbox.runtime.tokenizer;

import dev.glassbox.runtime.intake.StrictJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a byte-level BPE as GPT-2's, in Hugging Face's {@code tokenizer.json}. */
final class ByteLevelFile {
    private ByteLevelFile() {}

    /**
     * @param vocabulary tokens in the {@linkplain ByteAlphabet printable alphabet}, with their ids
     * @param merges one each, the two parts with a blank between
     * @param specials tokens that cut the text before anything else
     */
    static String write(
            Map<String, Integer> vocabulary, List<String> merges, List<String> specials) {
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
        model.put("merges", merges);
        Map<String, @Nullable Object> file = new LinkedHashMap<>();
        file.put("version", "1.0");
        file.put("truncation", null);
        file.put("padding", null);
        file.put("added_tokens", added(vocabulary, specials));
        file.put("normalizer", null);
        file.put("pre_tokenizer", byteLevel());
        file.put("post_processor", null);
        file.put("decoder", byteLevel());
        file.put("model", model);
        return StrictJson.standard().writeIndented(file);
    }

    private static List<Map<String, Object>> added(
            Map<String, Integer> vocabulary, List<String> specials) {
        List<Map<String, Object>> added = new ArrayList<>();
        for (String special : specials) {
            Map<String, Object> token = new LinkedHashMap<>();
            token.put("id", vocabulary.getOrDefault(special, 0));
            token.put("content", special);
            for (String option : List.of("single_word", "lstrip", "rstrip", "normalized")) {
                token.put(option, false);
            }
            token.put("special", true);
            added.add(token);
        }
        return added;
    }

    /** The text is cut by GPT-2's pattern, and nothing is put before it. */
    private static Map<String, Object> byteLevel() {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("type", "ByteLevel");
        part.put("add_prefix_space", false);
        part.put("trim_offsets", false);
        part.put("use_regex", true);
        return part;
    }
}
