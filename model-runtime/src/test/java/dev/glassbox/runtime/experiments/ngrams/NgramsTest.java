package dev.glassbox.runtime.experiments.ngrams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.experiments.Watched;
import dev.glassbox.runtime.experiments.ngrams.NgramsSnapshot.Counted;
import dev.glassbox.runtime.experiments.ngrams.NgramsSnapshot.End;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NgramsTest {
    @Test
    void longerCountsForetellBetterAndNothingIsBelowItsFloor() {
        List<NgramsSnapshot> seen =
                Watched.run(new Ngrams(), 1, Map.of("sentences", "1500", "steps", "20"));

        End end = (End) Watched.last(seen);
        assertThat(end.counts()).extracting(Counted::n).containsExactly(1, 2, 3, 4);
        for (Counted counted : end.counts()) {
            assertThat(counted.addK()).isGreaterThan(counted.floor() - 0.05);
            assertThat(counted.kneserNey()).isGreaterThan(counted.floor() - 0.05);
        }
        assertThat(end.claims().subList(0, 3)).allMatch(claim -> claim.holds());
        assertThat(end.network()).isLessThan(end.counts().get(0).addK());
        assertThat(end.aboveFloor()).isPositive();
    }
}
