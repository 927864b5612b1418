package dev.glassbox.app.cli;

import dev.glassbox.runtime.sampling.SamplingConfig;
import picocli.CommandLine.Option;

/** How the next token is chosen; what is not given is off. */
final class SamplingArguments {
    @Option(names = "--temperature", paramLabel = "T")
    private double temperature = SamplingConfig.PLAIN.temperature();

    @Option(names = "--top-k", paramLabel = "K")
    private int topK = SamplingConfig.PLAIN.topK();

    @Option(names = "--top-p", paramLabel = "P")
    private double topP = SamplingConfig.PLAIN.topP();

    @Option(names = "--min-p", paramLabel = "P")
    private double minP = SamplingConfig.PLAIN.minP();

    @Option(names = "--typical", paramLabel = "P")
    private double typicalP = SamplingConfig.PLAIN.typicalP();

    @Option(names = "--repetition-penalty", paramLabel = "R")
    private double repetitionPenalty = SamplingConfig.PLAIN.repetitionPenalty();

    @Option(names = "--presence-penalty", paramLabel = "R")
    private double presencePenalty = SamplingConfig.PLAIN.presencePenalty();

    @Option(names = "--frequency-penalty", paramLabel = "R")
    private double frequencyPenalty = SamplingConfig.PLAIN.frequencyPenalty();

    @Option(names = "--no-repeat-ngram", paramLabel = "N")
    private int noRepeatNgram = SamplingConfig.PLAIN.noRepeatNgramSize();

    @Option(names = "--seed", paramLabel = "S")
    private long seed = SamplingConfig.PLAIN.seed();

    /**
     * @throws dev.glassbox.runtime.intake.IntakeException if a value is not possible
     */
    SamplingConfig read() {
        return new SamplingConfig(
                temperature,
                topK,
                topP,
                minP,
                typicalP,
                repetitionPenalty,
                presencePenalty,
                frequencyPenalty,
                noRepeatNgram,
                seed);
    }
}
