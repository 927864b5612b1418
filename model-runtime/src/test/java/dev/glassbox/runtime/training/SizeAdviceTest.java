package dev.glassbox.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
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

    @Test
    void whatFollowsFromChosenSizesIsWhatIsAdvisedForThem() {
        PlainText text = text(20_000);
        SizeAdvice advised = SizeAdvice.of(text);
        int steps = advised.recipe().schedule().steps();
        assertThat(SizeAdvice.of(text, 0, advised.sizes(), steps)).isEqualTo(advised);
        SizeAdvice wider = SizeAdvice.of(text, 0, new TextSizes(4, 8, 200, 32), 60);
        assertThat(wider.sizes()).isEqualTo(new TextSizes(4, 8, 200, 32));
        assertThat(wider.passes()).isCloseTo(60 * 12 * 32 / 18_014.0, within(1e-9));
        assertThat(wider.recipe().dropout()).as("few passes").isZero();
        Recipe.Optimizer rule = wider.recipe().optimizer();
        assertThat(rule.maxLr()).as("of the widest network that is no wider").isEqualTo(1e-3);
        assertThat(rule.minLr()).isEqualTo(1e-4);
        assertThat(rule.warmupSteps()).isEqualTo(6);
        assertThat(wider.recipe().schedule().evaluateEvery()).isEqualTo(10);
        assertThat(wider.reasons().get(1).values()).containsEntry("width", "200");
    }

    @Test
    void sizesThatCannotBeAreRefusedWithTheirName() {
        assertThat(problem(() -> new TextSizes(0, 4, 64, 64)).place()).isEqualTo("layers");
        assertThat(problem(() -> new TextSizes(2, 4, 1024, 64)).place()).isEqualTo("d_model");
        assertThat(problem(() -> new TextSizes(2, 4, 64, 512)).place()).isEqualTo("context");
        assertThat(problem(() -> new TextSizes(2, 5, 64, 64)).id()).isEqualTo("training.heads");
    }

    private static Problem problem(Runnable making) {
        return catchThrowableOfType(IntakeException.class, making::run).problem();
    }

    static PlainText text(int characters) {
        return new TextReader().paste(SENTENCE.repeat(characters / SENTENCE.length() + 1));
    }
}
