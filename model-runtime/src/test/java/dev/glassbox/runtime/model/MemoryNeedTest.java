package dev.glassbox.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.intake.IntakeException;
import org.junit.jupiter.api.Test;

class MemoryNeedTest {
    private static final ModelConfig GPT2 =
            new ModelConfig("gpt2", 12, 12, 12, 768, 64, 3072, 50_257, 1024);
    private static final double MB = 1 << 20;

    private final MemoryNeed need = MemoryNeed.of(GPT2, 124_439_808);

    @Test
    void countsTheWeightsAsFloatsAndWhatAPassTakes() {
        assertThat(need.weights() / MB).isCloseTo(1.3 * 474.7, within(0.1));
        // cache 72 MB, scores and patterns of one layer 96 MB, streams 48 MB
        assertThat(need.working() / MB).isCloseTo(216, within(2.0));
    }

    @Test
    void isRefusedWithBothFiguresWhereThereIsLess() {
        IntakeException refused =
                catchThrowableOfType(
                        IntakeException.class, () -> need.check(() -> 500L << 20, "gpt2"));
        assertThat(refused.problem().id()).isEqualTo("library.no-memory");
        assertThat(refused.problem().arguments())
                .containsEntry("needed", "833.3 MB")
                .containsEntry("free", "500 MB");
        assertThatCode(() -> need.check(need::bytes, "gpt2")).doesNotThrowAnyException();
    }
}
