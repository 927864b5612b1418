package dev.glassbox.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.training.text.PlainText;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SizeAdvicePropertyTest {
    /** Whatever the length, the advice can be trained, or the text is refused as too short. */
    @Property(tries = 100)
    void theAdviceFitsTheText(@ForAll @IntRange(min = 1, max = 30_000) int characters) {
        PlainText text = SizeAdviceTest.text(characters);
        SizeAdvice advice = SizeAdvice.of(text);
        Recipe.Schedule schedule = advice.recipe().schedule();
        assertThat(schedule.steps()).isBetween(100, 10_000);
        assertThat(advice.recipe().optimizer().warmupSteps()).isLessThan(schedule.steps());
        if (characters > 200) {
            assertThat(Corpus.of(advice.recipe(), text).trainSize())
                    .isCloseTo(advice.trainTokens(), within(1));
        }
    }
}
