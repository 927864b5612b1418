package dev.glassbox.visualizers.sampling;

import dev.glassbox.runtime.sampling.SamplingStep;

/**
 * What one rule did.
 *
 * @param rule its name in JSON
 * @param value what it is set to
 * @param cut how many tokens it cut
 * @param massLeft of the probability that it found, how much is not cut
 */
record RuleWork(String rule, double value, int cut, double massLeft) {
    static RuleWork of(SamplingStep step) {
        double gone = 0;
        for (int id : step.cut()) {
            gone += step.before()[id];
        }
        return new RuleWork(step.rule(), step.value(), step.cut().length, 1 - gone);
    }
}
