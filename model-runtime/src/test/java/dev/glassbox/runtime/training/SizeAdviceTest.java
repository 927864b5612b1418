package dev.glassbox.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.training.text.PlainText;
import dev.glassbox.runtime.training.text.TextReader;
import org.junit.jupiter.api.Test;

class SizeAdviceTest {
    private static final String SENTENCE = "the cat sat on a mat, then it left.\n"; // 36 characters

    @Test
    void theNetworkGrowsWithTheTextAndThePassesShrink() {
        SizeAdvice small = SizeAdvice.of(text(20_000));
        SizeAdvice middle = SizeAdvice.of(text(200_000));
        SizeAdvice large = SizeAdvice.of(text(1_100_000));

        assertThat(small.trainTokens()).isEqualTo(18_014);
        assertThat(SizeAdvice.of(text(3000)).recipe().network().dModel()).isEqualTo(32);
        assertThat(small.recipe().network().dModel()).isEqualTo(64);
        assertThat(middle.recipe().network().dModel()).isEqualTo(128);
        assertThat(large.recipe().network().dModel()).isEqualTo(128);
        assertThat(large.recipe().network().nLayers()).isEqualTo(4);
        assertThat(large.recipe().schedule().steps()).isEqualTo(2000);
        assertThat(large.passes()).isCloseTo(1.55, within(0.05));
        assertThat(large.recipe().dropout()).isZero();
        assertThat(middle.recipe().dropout()).isEqualTo(0.1);
        assertThat(small.recipe().schedule().steps()).isEqualTo(940);
        assertThat(small.passes()).isBetween(middle.passes(), 41.0);
        assertThat(SizeAdvice.of(text(5_000_000), 0).recipe().network().dModel()).isEqualTo(192);
    }

    @Test
    void manyCharactersOrMuchTextAskForPairs() {
        assertThat(SizeAdvice.of(text(300_000)).recipe().corpus().bpeVocab()).isZero();
        assertThat(SizeAdvice.of(text(2_000_001)).recipe().corpus().bpeVocab()).isEqualTo(4992);
        StringBuilder rare = new StringBuilder();
        for (int point = 0x4E00; point < 0x4E00 + 9000; point++) {
            rare.appendCodePoint(point);
        }
        SizeAdvice advice = SizeAdvice.of(new TextReader().paste(rare.toString()));
        assertThat(advice.recipe().corpus().bpeVocab()).isEqualTo(512);
        assertThat(advice.reasons().get(0).key()).isEqualTo("advice.pairs");
    }

    @Test
    void itsParametersAreThoseOfTheNetworkThatIsMade() {
        SizeAdvice advice = SizeAdvice.of(text(200_000));
        var plan = Families.plan(advice.recipe(), advice.vocabulary());
        long zeros = // the biases that the format wants: 9 d a block, and one of the last norm
                (9L * advice.recipe().network().nLayers() + 2L * plan.shape().nLayers() + 1)
                        * plan.shape().dModel();
        assertThat(plan.layout().parameters() - zeros).isEqualTo(advice.parameters());
    }

    @Test
    void theTimeFollowsFromThePace() {
        SizeAdvice advice = SizeAdvice.of(text(20_000));
        double pace =
                TrainingPace.tokensPerSecond(
                        advice.recipe(), advice.vocabulary(), Cancellation.NONE);
        assertThat(pace).isPositive();
        Recipe.Schedule schedule = advice.recipe().schedule();
        double tokens = (double) schedule.steps() * schedule.batch() * 64;
        assertThat(advice.duration(1000).toMillis() / 1000.0)
                .isCloseTo((tokens + 11 * 2001.6 / 3) / 1000, within(1.0));
    }

    static PlainText text(int characters) {
        return new TextReader().paste(SENTENCE.repeat(characters / SENTENCE.length() + 1));
    }
}
