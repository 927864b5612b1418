package dev.glassbox.runtime.experiments.bilingual;

import dev.glassbox.runtime.experiments.Allowed;
import java.util.List;

/**
 * What may be set.
 *
 * @param sentences of the text
 * @param mix the share of Chinese ones
 * @param steps updates
 * @param temperature that samples are drawn at
 * @param characters written at each look, to count valid sentences
 * @param looks after how many updates; those beyond the last are left out, the last one is added
 */
public record BilingualSettings(
        int sentences,
        double mix,
        int steps,
        double temperature,
        int characters,
        List<Integer> looks) {
    public BilingualSettings {
        Allowed.range("sentences", sentences, 100, 100_000);
        Allowed.range("mix", mix, 0.0, 1.0);
        Allowed.range("steps", steps, 1, 100_000);
        Allowed.range("temperature", temperature, 0.0, 10.0);
        Allowed.range("characters", characters, 100, 100_000);
        looks.forEach(look -> Allowed.range("looks", look, 1, 100_000));
        looks = List.copyOf(looks);
    }

    boolean looksAt(int step) {
        return step == steps || looks.contains(step);
    }
}
