package dev.glassbox.runtime.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A damaged {@code tokenizer.json} is refused with a problem, or does what it says. */
class TokenizerMutationTest {
    private static final List<String> FAMILIES =
            List.of("gpt2", "neox", "llama3", "llama", "mistral", "bert", "unigram_bytes");
    private static final List<String> JUNK =
            List.of(
                    "null",
                    "true",
                    "-1",
                    "0",
                    "1.5",
                    "1e30",
                    "2147483647",
                    "\"\"",
                    "\"x\"",
                    "\" \"",
                    "\"▁\"",
                    "[]",
                    "{}",
                    "[1]",
                    "[\"a\",\"b\"]",
                    "{\"type\":\"Sequence\"}",
                    "{\"String\":\"\"}",
                    "{\"Regex\":\"(a+)+$\"}",
                    "\"Metaspace\"",
                    "\"BPE\"",
                    "\"Unigram\"",
                    "\"WordPiece\"",
                    "\"ByteLevel\"");
    private static final List<String> TEXTS =
            List.of("", "hello 小明  x\n👩‍👩‍👧 e\u0301 <s> [MASK]", "ab ".repeat(500));

    /** One value of a file that can be changed. */
    private record Spot(JsonNode parent, Object key) {
        void change(JsonNode value, boolean remove) {
            if (parent instanceof ObjectNode object) {
                if (remove) {
                    object.remove((String) key);
                } else {
                    object.set((String) key, value);
                }
            } else if ((Integer) key < parent.size()) {
                if (remove) {
                    ((ArrayNode) parent).remove((int) key);
                } else {
                    ((ArrayNode) parent).set((int) key, value);
                }
            }
        }
    }

    @Property(tries = 400)
    void isRefusedOrWorks(@ForAll long seed) {
        Random random = new Random(seed);
        String family = FAMILIES.get(random.nextInt(FAMILIES.size()));
        JsonNode file = References.json("families/" + family + ".json");
        List<Spot> spots = new ArrayList<>();
        collect(file, spots, random);
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            String junk = JUNK.get(random.nextInt(JUNK.size()));
            spots.get(random.nextInt(spots.size()))
                    .change(StrictJson.standard().readTree(junk, "junk"), random.nextInt(4) == 0);
        }
        try {
            use(new PipelineReader(10_000).read(file, family));
        } catch (IntakeException e) {
            assertThat(e.problem().id()).startsWith("tokenizer.");
        }
    }

    private static void use(Tokenizer tokenizer) {
        for (String text : TEXTS) {
            for (List<Token> tokens :
                    List.of(tokenizer.encodeMarked(text), tokenizer.encodePrompt(text))) {
                int[] ids = tokens.stream().mapToInt(Token::id).toArray();
                assertThat(tokens)
                        .extracting(Token::id)
                        .allMatch(id -> id >= 0 && id < tokenizer.vocabularySize());
                assertThat(tokenizer.decode(ids)).isNotNull();
            }
            assertThat(tokenizer.encodeIds(text))
                    .isEqualTo(tokenizer.encode(text).stream().mapToInt(Token::id).toArray());
        }
    }

    /** Every value, but of long lists and vocabularies only a few. */
    private static void collect(JsonNode node, List<Spot> spots, Random random) {
        boolean some = node.size() > 50;
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                if (!some || random.nextInt(100) == 0) {
                    spots.add(new Spot(node, entry.getKey()));
                    collect(entry.getValue(), spots, random);
                }
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            if (!some || random.nextInt(100) == 0) {
                spots.add(new Spot(node, i));
                collect(node.get(i), spots, random);
            }
        }
    }
}
