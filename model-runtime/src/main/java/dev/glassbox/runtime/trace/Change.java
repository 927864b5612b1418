package dev.glassbox.runtime.trace;

import dev.glassbox.runtime.tensor.Tensor;

/** What an {@link Intervention} does to the value at a hook. */
public sealed interface Change {

    /** Every number becomes 0. */
    record Zero() implements Change {}

    /** Every number becomes its mean over all positions of this pass. */
    record Mean() implements Change {}

    /**
     * The value becomes another one, such as the same hook's in another trace (activation patching,
     * Vig et al. 2020, arXiv:2004.12265) or in an unchanged run (a frozen pattern).
     *
     * @param value of the hook's shape, or broadcast to it from the last axis on
     */
    record Replace(Tensor value) implements Change {}

    /**
     * Something is added: a steering vector (Turner et al. 2023, arXiv:2308.10248).
     *
     * @param value of the hook's shape, or broadcast to it from the last axis on
     * @param factor what it is multiplied by first
     */
    record Add(Tensor value, float factor) implements Change {}

    /** Every number is multiplied by {@code factor}. */
    record Scale(float factor) implements Change {}

    /** A step of the computation is left out; heads and positions cannot be chosen. */
    record Without(Structure structure) implements Change {}
}
