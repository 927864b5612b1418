package dev.glassbox.runtime.trace;

import java.time.Instant;

/**
 * Where a trace's numbers come from; every number on screen can be asked for it.
 *
 * @param model the model's id
 * @param weightsSha256 the sha256 of its weights file, lower-case hex
 * @param recorded whether the numbers were read from a recorded artefact rather than computed just
 *     now
 * @param computedAt when the forward pass ran
 * @param engine the engine and its version
 * @param threads intra-op threads of that pass
 * @param nanos how long the forward pass took, without the copies to the heap
 */
public record Origin(
        String model,
        String weightsSha256,
        boolean recorded,
        Instant computedAt,
        String engine,
        int threads,
        long nanos) {}
