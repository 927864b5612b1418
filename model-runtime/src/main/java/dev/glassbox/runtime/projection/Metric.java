package dev.glassbox.runtime.projection;

/** How far two vectors are from each other. */
public enum Metric {
    /** The length of their difference. */
    EUCLIDEAN,
    /** 1 less the cosine of the angle between them, from 0 to 2; 1 where either is zero. */
    COSINE
}
