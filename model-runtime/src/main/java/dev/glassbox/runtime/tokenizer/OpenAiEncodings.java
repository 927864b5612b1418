package dev.glassbox.runtime.tokenizer;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;
import dev.glassbox.runtime.intake.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The encodings of OpenAI's models by their published names. Their tables come from jtokkit, which
 * carries them in its jar; the text is cut and merged by our own {@link BytePairTokenizer}, which
 * knows every token's bytes in the text and stays linear on long input.
 *
 * <p>Opening one takes about a second and some tens of megabytes: keep what is used again.
 */
public final class OpenAiEncodings {
    private static final Map<String, Known> KNOWN =
            new TreeMap<>(
                    Map.of(
                            "r50k_base",
                            new Known(
                                    EncodingType.R50K_BASE,
                                    new Gpt2Splitter(),
                                    50_256,
                                    Map.of("<|endoftext|>", 50_256)),
                            "cl100k_base",
                            new Known(
                                    EncodingType.CL100K_BASE,
                                    new Cl100kSplitter(3),
                                    100_256,
                                    Map.of(
                                            "<|endoftext|>", 100_257,
                                            "<|fim_prefix|>", 100_258,
                                            "<|fim_middle|>", 100_259,
                                            "<|fim_suffix|>", 100_260,
                                            "<|endofprompt|>", 100_276)),
                            "o200k_base",
                            new Known(
                                    EncodingType.O200K_BASE,
                                    new O200kSplitter(3, true),
                                    199_998,
                                    Map.of(
                                            "<|endoftext|>", 199_999,
                                            "<|endofprompt|>", 200_018))));

    private OpenAiEncodings() {}

    /**
     * @param ordinary how many ids from 0 on are made by merging
     */
    private record Known(
            EncodingType type, Splitter splitter, int ordinary, Map<String, Integer> specials) {}

    /** The names that {@link #open} knows, in order. */
    public static List<String> names() {
        return List.copyOf(KNOWN.keySet());
    }

    /**
     * The tokenizer of an encoding.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if there is none of that name
     */
    public static BytePairTokenizer open(String name) {
        Known known = KNOWN.get(name);
        if (known == null) {
            throw Problem.input(
                            "tokenizer.unknown-encoding",
                            "",
                            "encoding",
                            name,
                            "known",
                            String.join(", ", names()))
                    .asException();
        }
        ByteVocabulary vocabulary = new ByteVocabulary(bytes(known));
        MergeTable merges = RankedMerges.of(vocabulary, known.ordinary());
        return new BytePairTokenizer(
                new ByteLevelModel(vocabulary, merges, true),
                known.splitter(),
                new SpecialTokens(known.specials()));
    }

    /** The bytes of every id; ids that stand for nothing have none. */
    private static List<byte[]> bytes(Known known) {
        EncodingRegistry registry = Encodings.newLazyEncodingRegistry();
        Encoding encoding = registry.getEncoding(known.type());
        List<byte[]> bytes = new ArrayList<>();
        for (int id = 0; id < known.ordinary(); id++) {
            IntArrayList one = new IntArrayList(1);
            one.add(id);
            bytes.add(encoding.decodeBytes(one));
        }
        new TreeMap<>(inverse(known.specials()))
                .forEach(
                        (id, special) -> {
                            while (bytes.size() < id) {
                                bytes.add(new byte[0]);
                            }
                            bytes.add(Utf8.bytes(special));
                        });
        return bytes;
    }

    private static Map<Integer, String> inverse(Map<String, Integer> ids) {
        Map<Integer, String> names = new TreeMap<>();
        ids.forEach((name, id) -> names.put(id, name));
        return names;
    }
}
