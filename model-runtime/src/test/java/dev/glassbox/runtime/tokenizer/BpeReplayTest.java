package dev.glassbox.runtime.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.tinytown.TinyTown;
import dev.glassbox.runtime.tinytown.TownSize;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BpeReplayTest {
    private static final String TOWN =
            TinyTown.of(TownSize.FULL)
                    .text(7, 0.5)
                    .characters(60, dev.glassbox.runtime.tinytown.Layout.LINES);

    @Test
    void theFirstOfTheRankingIsAlwaysTheMergeThatTheTrainerChose() {
        TrainedBpe trained = trained(TOWN, 150);
        BpeReplay replay = new BpeReplay(TOWN, trained);
        for (BpeMerge merge : trained.merges()) {
            List<PairCount> ranking = replay.ranking(3);
            assertThat(ranking.get(0))
                    .isEqualTo(new PairCount(merge.left(), merge.right(), merge.count()));
            assertThat(replay.hasNext()).isTrue();
            replay.advance();
        }
        assertThat(replay.hasNext()).isFalse();
        assertThat(replay.step()).isEqualTo(150);
    }

    @Test
    void itCountsAsManyTokensAsTheTokenizerOfThatStepMakes() {
        TrainedBpe trained = trained(TOWN, 80);
        BpeReplay replay = new BpeReplay(TOWN, trained);
        for (int step = 0; step <= 80; step++) {
            assertThat(replay.tokens())
                    .as("after %s merges", step)
                    .isEqualTo(trained.tokenizer(step).encodeIds(TOWN).length);
            if (replay.hasNext()) {
                replay.advance();
            }
        }
    }

    @Test
    void overlappingPairsAreMergedFromTheLeft() {
        TrainedBpe trained = trained("aaaaa aaa", 1);
        BpeReplay replay = new BpeReplay("aaaaa aaa", trained);
        assertThat(replay.tokens()).isEqualTo(9);
        assertThat(replay.ranking(1)).containsExactly(new PairCount('a', 'a', 6));
        replay.advance();
        assertThat(replay.tokens()).isEqualTo(6); // aa aa a | _ aa a
    }

    @Test
    void aTokensMergesMakeItOutOfItsBytes() {
        TrainedBpe trained = trained(TOWN, 200);
        BytePairTokenizer tokenizer = trained.tokenizer();
        for (BpeMerge merge : trained.merges()) {
            List<TokenMerge> steps = tokenizer.mergesOf(merge.id());
            byte[] bytes = trained.tokenBytes(merge.id());
            assertThat(steps).hasSize(bytes.length - 1);
            TokenMerge last = steps.get(steps.size() - 1);
            assertThat(last.result()).isEqualTo(merge.id());
            for (TokenMerge step : steps) {
                byte[] left = trained.tokenBytes(step.left());
                byte[] right = trained.tokenBytes(step.right());
                byte[] joined = Arrays.copyOf(left, left.length + right.length);
                System.arraycopy(right, 0, joined, left.length, right.length);
                assertThat(trained.tokenBytes(step.result())).isEqualTo(joined);
            }
        }
        assertThat(tokenizer.mergesOf('a')).isEmpty();
    }

    @Test
    void openAisTokensAreMadeByMergesToo() {
        BytePairTokenizer tokenizer = OpenAiEncodings.open("r50k_base");
        int id = tokenizer.encode(" the").get(0).id();
        List<TokenMerge> steps = tokenizer.mergesOf(id);
        assertThat(steps).hasSize(3);
        assertThat(steps.get(2).result()).isEqualTo(id).isEqualTo(262); // GPT-2's " the"
        assertThat(tokenizer.tokenText(steps.get(0).result())).isEqualTo(" t");
        assertThat(tokenizer.mergesOf(50_256)).isEmpty(); // <|endoftext|>
    }

    private static TrainedBpe trained(String text, int merges) {
        return new BpeTrainer()
                .train(text, new BpeSettings(256 + merges, List.of()), BpeWatch.NONE);
    }
}
