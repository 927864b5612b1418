package dev.glassbox.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.trace.HookPoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class HookGlobTest {
    private static final List<HookPoint> HOOKS =
            List.of(
                    new HookPoint("hook_embed"),
                    HookPoint.pattern(0),
                    HookPoint.block(0, "attn.hook_result"),
                    HookPoint.pattern(10),
                    new HookPoint("ln_final.hook_scale"));

    @Test
    void aStarStandsForAnyCharacters() {
        assertThat(HookGlob.select(HOOKS, List.of("blocks.*.attn.hook_pattern"), "m"))
                .containsExactly(HookPoint.pattern(0), HookPoint.pattern(10));
        assertThat(HookGlob.select(HOOKS, List.of("blocks.1*"), "m"))
                .containsExactly(HookPoint.pattern(10));
        assertThat(HookGlob.select(HOOKS, List.of("*"), "m")).containsExactlyElementsOf(HOOKS);
    }

    @Test
    void severalPatternsGiveTheOrderOfThePassAndADotIsADot() {
        assertThat(HookGlob.select(HOOKS, List.of("*.hook_scale", "hook_*"), "m"))
                .containsExactly(HOOKS.get(0), HOOKS.get(4));
        assertThat(HookGlob.select(HOOKS, List.of("hook_embed"), "m"))
                .containsExactly(HOOKS.get(0));
    }

    @Test
    void nothingSaidIsAllButWhatEachHeadAdds() {
        assertThat(HookGlob.standard(HOOKS)).hasSize(4).doesNotContain(HOOKS.get(2));
    }

    @Test
    void aPatternThatNamesNothingIsAMistake() {
        IntakeException thrown =
                catchThrowableOfType(
                        IntakeException.class,
                        () -> HookGlob.select(HOOKS, List.of("blocks.*.mlp.hook_pre"), "m"));
        assertThat(thrown.problem().id()).isEqualTo("trace.no-match");
    }
}
