package dev.glassbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalysisVerbsTest {
    private static final int LAYERS = 4;
    private static final int HEADS = 4;

    @TempDir static Path folder;
    private static Path model = Path.of("");

    @BeforeAll
    static void train() throws IOException {
        model = SmallModel.in(folder);
    }

    @Test
    void theLensEndsWithWhatNextSays() {
        JsonNode lens = json("lens", "--top", "2", "the fox");
        JsonNode next = json("next", "--top", "1", "the fox").get("top").get(0);

        assertThat(lens.get("tokens")).hasSize(7);
        assertThat(lens.get("hooks")).hasSize(LAYERS + 1);
        assertThat(lens.get("hooks").get(0).asText()).isEqualTo("blocks.0.hook_resid_pre");
        assertThat(lens.get("lens")).hasSize(LAYERS + 1);
        JsonNode last = lens.get("lens").get(LAYERS).get(6);
        assertThat(last.get("answer").get("id")).isEqualTo(next.get("id"));
        assertThat(last.get("p").asDouble()).isCloseTo(next.get("p").asDouble(), within(1e-5));
        assertThat(last.get("rank").asInt()).isEqualTo(1);
        assertThat(last.get("kl").asDouble()).isZero();
        assertThat(last.get("top")).hasSize(2);
        assertOrigin(lens);
        assertThat(lines("lens", "the fox")).hasSize(1 + LAYERS + 1);
    }

    @Test
    void headsAreScoredOnTheTextAndOnRandomTokens() {
        JsonNode heads = json("heads", "--seed", "5", "--repeat", "9", "the fox the");

        assertThat(heads.get("axes").toString()).isEqualTo("[\"layer\",\"head\"]");
        for (String part : new String[] {"text", "random"}) {
            JsonNode induction = heads.get(part).get("induction");
            assertThat(induction).hasSize(LAYERS);
            assertThat(induction.get(0)).hasSize(HEADS);
            for (JsonNode layer : induction) {
                for (JsonNode score : layer) {
                    assertThat(score.asDouble()).isBetween(0.0, 1.0);
                }
            }
        }
        assertThat(heads.get("random").get("length").asInt()).isEqualTo(9);
        assertThat(heads.get("random").get("seed").asInt()).isEqualTo(5);
        assertThat(json("heads", "--seed", "5", "--repeat", "9").get("random"))
                .isEqualTo(heads.get("random"));
        assertThat(json("heads", "abc").get("text").get("induction").isNull()).isTrue();
        assertThat(lines("heads", "abc")).hasSize(2 * (2 + LAYERS * HEADS));
        assertOrigin(heads);
    }

    @Test
    void theSharesOfAnAnswerSumToItsLogit() {
        JsonNode next = json("next", "--top", "2", "the fox").get("top");
        JsonNode shares = json("attribute", "the fox");

        assertThat(shares.get("method").asText()).isEqualTo("dla");
        assertThat(shares.get("target").get("id")).isEqualTo(next.get(0).get("id"));
        assertThat(shares.get("logit").asDouble())
                .isCloseTo(next.get(0).get("logit").asDouble(), within(1e-4));
        double sum = 0;
        int heads = 0;
        for (JsonNode share : shares.get("shares")) {
            sum += share.get("value").asDouble();
            heads += share.get("part").asText().equals("head") ? 1 : 0;
        }
        assertThat(heads).isEqualTo(LAYERS * HEADS);
        assertThat(sum).isCloseTo(shares.get("logit").asDouble(), within(1e-4));

        String second = next.get(1).get("id").asText();
        JsonNode difference = json("attribute", "--against-id", second, "the fox");
        assertThat(difference.get("logit").asDouble())
                .isCloseTo(
                        next.get(0).get("logit").asDouble() - next.get(1).get("logit").asDouble(),
                        within(1e-4));
        assertOrigin(shares);
    }

    @ParameterizedTest
    @CsvSource({"gradient,3", "integrated,3", "deletion,3", "rollout,3"})
    void everyMethodScoresEveryToken(String method, int tokens) {
        JsonNode answer = json("attribute", "--method", method, "--pos", "2", "the fox");

        assertThat(answer.get("method").asText()).isEqualTo(method);
        assertThat(answer.get("pos").asInt()).isEqualTo(2);
        int given = method.equals("rollout") ? 7 : tokens; // the future has weight 0 there
        assertThat(answer.get("scores")).hasSize(given);
        assertThat(lines("attribute", "--method", method, "the fox")).hasSizeGreaterThan(6);
        assertOrigin(answer);
    }

    @Test
    void aTokenIsNamedByItsTextOrItsId() {
        JsonNode named = json("attribute", "--target", "q", "the fox");
        JsonNode byId = json("attribute", "--target-id", "17", "the fox");

        assertThat(named.get("target").get("id").asInt()).isEqualTo(17); // of " abc...z"
        assertThat(named.get("logit")).isEqualTo(byId.get("logit"));
    }

    @Test
    void deletingMayMeanReplacing() {
        JsonNode omitted = json("attribute", "--method", "deletion", "the");
        JsonNode replaced = json("attribute", "--method", "deletion", "--replace-id", "0", "the");

        assertThat(replaced.get("replacement").asInt()).isZero();
        assertThat(omitted.get("replacement").isNull()).isTrue();
        assertThat(replaced.get("scores")).isNotEqualTo(omitted.get("scores"));
        assertThat(replaced.get("full")).isEqualTo(omitted.get("full"));
    }

    @Test
    void patchingTheFirstLayersDifferentTokenBringsEverythingBack() {
        String[] texts = {"--clean", "the fox", "--corrupt", "the fog", "--answer-ids", "1,2"};
        JsonNode patched = json("patch", texts);

        assertThat(patched.get("hook_resid_pre")).hasSize(LAYERS);
        assertThat(patched.get("heads").get(0)).hasSize(HEADS);
        JsonNode first = patched.get("hook_resid_pre").get(0);
        for (int position = 0; position < 6; position++) {
            assertThat(first.get(position).asDouble()).isCloseTo(0, within(1e-3));
        }
        assertThat(first.get(6).asDouble()).isCloseTo(1, within(1e-3));
        assertThat(patched.get("corrupt_tokens").get(6).asText()).isEqualTo("g");
        assertThat(patched.get("right").get("token").asText()).isEqualTo("a");
        assertOrigin(patched);
        JsonNode byIds =
                json(
                        "patch",
                        "--ids",
                        join(patched.get("ids")),
                        "--corrupt-ids",
                        join(patched.get("corrupt_ids")),
                        "--answer-ids",
                        "1,2");
        assertThat(byIds.get("heads")).isEqualTo(patched.get("heads"));
        assertThat(byIds.get("tokens").isNull()).isTrue();
        assertThat(lines("patch", texts)).hasSize(1 + 4 * (2 + LAYERS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attribute --method magic abc | magic",
                "attribute --target ab abc | 2",
                "attribute --target a --target-id 1 abc | --target-id",
                "attribute --pos 3 abc | 3",
                "attribute --steps 0 abc | --steps",
                "attribute --method rollout --against a abc | --against",
                "attribute --replace-id 1 abc | --replace-id",
                "attribute --target-id 99 abc | 99",
                "attribute --method deletion a |",
                "lens --top 0 abc | --top",
                "lens --pos -4 abc | -4",
                "heads --repeat 33 | 33",
                "heads --sequences 0 | --sequences",
                "patch --clean abc --corrupt ab --answer-ids 1,2 | 3",
                "patch --clean abc | --corrupt",
                "patch --clean abc --corrupt-ids 1 | --corrupt",
                "patch --clean abc --corrupt abd --answer-ids 1 | --answer-ids",
                "patch --clean abc --corrupt abc --answer-ids 1,2 | 1"
            })
    void whatCannotBeAnsweredIsSaidInOneLine(String words, @Nullable String named) {
        String[] parts = words.split(" ");
        for (String language : new String[] {"en", "zh"}) {
            String[] rest = new String[parts.length + 1];
            System.arraycopy(parts, 1, rest, 0, parts.length - 1);
            rest[parts.length - 1] = "--lang";
            rest[parts.length] = language;
            Called called = ModelVerbsTest.callAt(model, parts[0], rest);
            assertThat(called.code()).as(words).isEqualTo(Cli.BAD_INPUT);
            assertThat(called.out()).isEmpty();
            assertThat(called.err().lines()).hasSize(1);
            if (named != null) {
                assertThat(called.err()).contains(named);
            }
        }
    }

    @Test
    void theBundledTrainingTellsWhenEachHeadBecameAnInductionHead() {
        String[] words = {"--over-steps", "--sequences", "1", "--repeat", "20", "--json"};
        Called called = ModelVerbsTest.callAt(Path.of("tinytown-zh-en"), "heads", words);
        assertThat(called.err()).isEmpty();
        JsonNode history = called.json();
        assertThat(history.get("steps")).hasSize(20);
        assertThat(history.get("steps").get(0).asInt()).isZero();
        assertThat(history.get("scores")).hasSize(4);
        assertThat(history.get("became")).hasSize(4);
        double threshold = history.get("threshold").asDouble();
        for (int layer = 0; layer < 4; layer++) {
            for (int head = 0; head < 4; head++) {
                JsonNode scores = history.get("scores").get(layer).get(head);
                assertThat(scores).hasSize(20);
                JsonNode became = history.get("became").get(layer).get(head);
                assertThat(became.isNull()).isEqualTo(scores.get(19).asDouble() < threshold);
            }
        }
    }

    @Test
    void aModelWithoutMomentsHasNoHistory() {
        Called called = ModelVerbsTest.callAt(model, "heads", "--over-steps");
        assertThat(called.code()).isEqualTo(Cli.BAD_INPUT);
        assertThat(called.err()).contains("No moments");
    }

    private static void assertOrigin(JsonNode answer) {
        JsonNode origin = answer.get("origin");
        assertThat(origin.get("recorded").asBoolean()).isFalse();
        assertThat(origin.get("weights_sha256").asText()).hasSize(64);
        assertThat(origin.get("engine").asText()).startsWith("PyTorch");
    }

    private static JsonNode json(String verb, String... rest) {
        String[] words = new String[rest.length + 1];
        words[0] = "--json";
        System.arraycopy(rest, 0, words, 1, rest.length);
        Called called = ModelVerbsTest.callAt(model, verb, words);
        assertThat(called.err()).isEmpty();
        return called.json();
    }

    private static Iterable<String> lines(String verb, String... rest) {
        Called called = ModelVerbsTest.callAt(model, verb, rest);
        assertThat(called.code()).as(called.err()).isEqualTo(Cli.DONE);
        return called.out().lines().toList();
    }

    private static String join(JsonNode ids) {
        StringBuilder joined = new StringBuilder();
        for (Iterator<JsonNode> each = ids.elements(); each.hasNext(); ) {
            joined.append(joined.length() == 0 ? "" : ",").append(each.next().asInt());
        }
        return joined.toString();
    }
}
