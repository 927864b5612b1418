package dev.glassbox.runtime.bundled;

import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.sampling.GenerationLimits;
import dev.glassbox.runtime.sampling.GenerationListener;
import dev.glassbox.runtime.sampling.GenerationSession;
import dev.glassbox.runtime.sampling.GenerationStep;
import dev.glassbox.runtime.sampling.SamplingConfig;
import dev.glassbox.runtime.trace.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Texts that a model writes, one a seed. */
final class Sampled {
    private Sampled() {}

    /**
     * @param prompt where each begins; not part of the answer
     * @param count how many, by the seeds 0, 1, 2 and so on
     * @param tokens the most that each has
     */
    static List<String> texts(
            LanguageModel model, String prompt, double temperature, int count, int tokens) {
        int[] ids = model.tokenizer().orElseThrow().encodeIds(prompt);
        List<String> texts = new ArrayList<>();
        for (int seed = 0; seed < count; seed++) {
            SamplingConfig config =
                    SamplingConfig.PLAIN.withTemperature(temperature).withSeed(seed);
            try (GenerationSession session =
                    new GenerationSession(
                            model, ids, config, new GenerationLimits(tokens, Set.of()))) {
                int[] made =
                        session.play(tokens, GenerationListener.NONE, Cancellation.NONE).stream()
                                .mapToInt(GenerationStep::id)
                                .toArray();
                texts.add(model.tokenizer().orElseThrow().decode(made));
            }
        }
        return texts;
    }
}
