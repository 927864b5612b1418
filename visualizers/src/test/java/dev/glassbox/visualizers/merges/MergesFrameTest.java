package dev.glassbox.visualizers.merges;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.runtime.tokenizer.BpeMerge;
import dev.glassbox.runtime.tokenizer.BytePairTokenizer;
import dev.glassbox.runtime.tokenizer.PairCount;
import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.testing.Engine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MergesFrameTest {
    private final MergesVisualizer visualizer = new MergesVisualizer();

    private static Replaying.Answer answer(MergesState.Language language) {
        return Engine.answer(new Need.OfQuestion<>(new Replaying("", 60, language, 200)));
    }

    @Test
    void everyMergeIsTheMostFrequentPairOfAnIndependentCount() {
        Replaying.Answer data = answer(MergesState.Language.EN);
        // GPT-2's own pattern, by the JDK's regular expressions, on text without digits
        Pattern cut =
                Pattern.compile(
                        "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+"
                                + "|\\s+(?!\\S)|\\s+");
        List<List<Integer>> pieces = new ArrayList<>();
        Matcher matcher = cut.matcher(Replaying.joined(data.english()));
        while (matcher.find()) {
            List<Integer> piece = new ArrayList<>();
            for (byte b : matcher.group().getBytes(StandardCharsets.UTF_8)) {
                piece.add(b & 0xFF);
            }
            pieces.add(piece);
        }
        int step = 0;
        for (BpeMerge merge : data.trained().merges()) {
            Map<List<Integer>, Long> counts = new HashMap<>();
            for (List<Integer> piece : pieces) {
                for (int i = 0; i + 1 < piece.size(); i++) {
                    counts.merge(List.of(piece.get(i), piece.get(i + 1)), 1L, Long::sum);
                }
            }
            long most = counts.values().stream().mapToLong(Long::longValue).max().orElseThrow();
            assertThat(counts.get(List.of(merge.left(), merge.right())))
                    .as("merge %s", step)
                    .isEqualTo(most)
                    .isEqualTo(merge.count());
            PairCount first = data.rankings().get(step).get(0);
            assertThat(List.of(first.left(), first.right()))
                    .isEqualTo(List.of(merge.left(), merge.right()));
            for (List<Integer> piece : pieces) {
                for (int i = 0; i + 1 < piece.size(); i++) {
                    if (piece.get(i) == merge.left() && piece.get(i + 1) == merge.right()) {
                        piece.set(i, merge.id());
                        piece.remove(i + 1);
                    }
                }
            }
            step++;
        }
        assertThat(step).isEqualTo(200);
    }

    @Test
    void everyTextComesBackFromItsTokens() {
        BytePairTokenizer tokenizer = answer(MergesState.Language.BOTH).trained().tokenizer();
        Random random = new Random(11);
        int[] kinds = {0x20, 0x7F, 0x4E00, 0x9FFF, 0x1F300, 0x1F6FF, 0x600, 0x6FF, 0x9, 0xD};
        for (int i = 0; i < 10_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(24);
            for (int j = 0; j < length; j++) {
                int kind = 2 * random.nextInt(kinds.length / 2);
                text.appendCodePoint(kinds[kind] + random.nextInt(kinds[kind + 1] - kinds[kind]));
            }
            String original = text.toString();
            assertThat(tokenizer.decode(tokenizer.encodeIds(original))).isEqualTo(original);
        }
    }

    @Test
    void aTokenizerThatReadOnlyEnglishNeedsManyMoreTokensForChinese() {
        double[] byEnglish = answer(MergesState.Language.EN).perChinese();
        double[] byChinese = answer(MergesState.Language.ZH).perChinese();
        assertThat(byEnglish[200]).isGreaterThan(1.5 * byChinese[200]);
        assertThat(byEnglish[0]).isEqualTo(byChinese[0]); // bytes
    }

    @Test
    void theFrameSaysTheNextMergeAndStopsAtTheLast() {
        Replaying.Answer data = answer(MergesState.Language.BOTH);
        MergesState state = MergesState.initial();
        MergesFrame first = visualizer.frame(state, data);
        assertThat(first.facts()).containsKeys("next-merge", "next-merge-count");
        assertThat(first.log()).isEmpty();
        MergesFrame third = visualizer.frame(state.withStep(3), data);
        assertThat(third.log()).hasSize(3);
        assertThat(third.log().get(2).pair().label()).isEqualTo(first.facts().get("next-merge"));
        MergesFrame end = visualizer.frame(state.withStep(200), data);
        assertThat(end.facts()).doesNotContainKey("next-merge");
        assertThat(end.sample().size()).isLessThan(first.sample().size());
    }

    @Test
    void aTextOfOnesOwnMayBeShort() {
        MergesState state =
                new MergesState("aaab\n猫", 60, MergesState.Language.EN, 400, 400, false);
        MergesFrame frame = visualizer.frame(state, Engine.answer(visualizer.needs(state)));
        assertThat(frame.steps()).isLessThan(5);
        assertThat(frame.tables()).isNotEmpty();
    }

    @Test
    void theStateSurvivesJson() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        MergesState state = MergesState.initial().withLanguage(MergesState.Language.ZH).withStep(9);
        assertThat(json.readValue(json.writeValueAsString(state), MergesState.class))
                .isEqualTo(state);
        assertThat(json.readValue("{}", MergesState.class)).isEqualTo(MergesState.initial());
    }
}
