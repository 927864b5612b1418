package dev.glassbox.runtime.model;

/**
 * What is said about a model wherever it is shown.
 *
 * @param id the folder's name
 * @param architecture the {@code model_type}
 * @param parameters number of trained numbers, tied weights counted once
 * @param origin where it comes from: {@code bundled}, or the folder it was opened from
 * @param recipe the recipe and seed it was trained with, for a model of ours; empty where unknown
 * @param licence an SPDX id or a short phrase; empty where unknown
 * @param weightsSha256 the sha256 of the weights file, lower-case hex
 */
public record ModelCard(
        String id,
        String architecture,
        long parameters,
        String origin,
        String recipe,
        String licence,
        String weightsSha256) {}
