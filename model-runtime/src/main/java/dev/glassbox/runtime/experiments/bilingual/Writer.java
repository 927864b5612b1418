package dev.glassbox.runtime.experiments.bilingual;

import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.sampling.NextTokens;
import dev.glassbox.runtime.sampling.Sampler;
import dev.glassbox.runtime.sampling.SamplingConfig;
import dev.glassbox.runtime.sampling.SamplingContext;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.TraceRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Lets a model write on beyond its context: each character follows from as many before it as the
 * model can read.
 */
final class Writer {
    private static final TraceRequest LAST =
            new TraceRequest(Set.of(), TraceRequest.Logits.LAST, List.of());

    private final LanguageModel model;
    private final Sampler sampler;
    private final Cancellation cancellation;

    Writer(LanguageModel model, double temperature, long seed, Cancellation cancellation) {
        this.model = model;
        this.cancellation = cancellation;
        sampler = new Sampler(SamplingConfig.PLAIN.withTemperature(temperature).withSeed(seed));
    }

    /** So many characters after a beginning, which is not repeated. */
    String write(String beginning, int characters) {
        Tokenizer tokenizer = model.tokenizer().orElseThrow();
        int[] prompt = tokenizer.encodeIds(beginning);
        int[] ids = Arrays.copyOf(prompt, prompt.length + characters);
        for (int at = prompt.length; at < ids.length; at++) {
            int from = Math.max(0, at - model.config().nCtx());
            int[] read = Arrays.copyOfRange(ids, from, at);
            Tensor logits = model.run(read, LAST, cancellation).logits(); // [1, 1, V]
            NextTokens next =
                    sampler.next(logits.row(0, 0), new SamplingContext(read, prompt.length));
            ids[at] = sampler.choose(next, sampler.draw(at, 0)).orElseThrow();
        }
        return tokenizer.decode(Arrays.copyOfRange(ids, prompt.length, ids.length));
    }
}
