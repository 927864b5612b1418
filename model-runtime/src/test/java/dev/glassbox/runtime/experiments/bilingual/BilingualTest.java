package dev.glassbox.runtime.experiments.bilingual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glassbox.runtime.experiments.Watched;
import dev.glassbox.runtime.experiments.bilingual.BilingualSnapshot.End;
import dev.glassbox.runtime.experiments.bilingual.BilingualSnapshot.Look;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BilingualTest {
    @Test
    void beginsAtGuessingAndLearns() {
        List<BilingualSnapshot> seen =
                Watched.run(
                        new Bilingual(),
                        1,
                        Map.of("sentences", "400", "steps", "60", "characters", "100"));

        End end = (End) Watched.last(seen);
        assertThat(seen).hasSize(4); // after 1, 50 and 60 updates, and the end
        assertThat(end.vocabulary()).isEqualTo(75);
        assertThat(end.firstLoss()).isCloseTo(Math.log(75), within(0.2));
        assertThat(end.control().validShare()).isLessThan(0.1);
        assertThat(end.last().valLoss()).isBetween(end.floor(), end.control().valLoss() - 1);
        assertThat(end.last().samples().get(0)).startsWith("小明").hasSize(42);
        assertThat(end.last().samples().get(1)).startsWith("the ").hasSize(44);
    }

    @Test
    void oneLanguageAloneHasSamplesOfItself() {
        List<BilingualSnapshot> seen =
                Watched.run(
                        new Bilingual(),
                        2,
                        Map.of("mix", "0", "sentences", "200", "steps", "1", "characters", "100"));
        Look look = (Look) seen.get(0);
        assertThat(look.samples()).hasSize(2);
        assertThat(look.samples().get(0)).startsWith("the ");
    }
}
