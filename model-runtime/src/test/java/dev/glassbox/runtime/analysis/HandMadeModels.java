package dev.glassbox.runtime.analysis;

import dev.glassbox.runtime.HandMadeGpt2;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.nn.gpt2.Gpt2Provider;
import java.nio.file.Path;

/** Opens models whose weights, and therefore answers, are known. */
final class HandMadeModels {
    /** One token twice in a row of other ones: induction answers 7 after it. */
    static final int[] TEXT = {2, 5, 7, 1, 9, 5};

    private HandMadeModels() {}

    static LanguageModel induction(Path folder) {
        return open(HandMadeGpt2.induction(), folder.resolve("induction"));
    }

    static LanguageModel open(HandMadeGpt2 weights, Path folder) {
        return new Gpt2Provider().open(weights.in(folder), "test");
    }
}
