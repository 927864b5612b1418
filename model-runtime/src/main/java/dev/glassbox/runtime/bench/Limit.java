package dev.glassbox.runtime.bench;

/**
 * What a measured number is held against.
 *
 * @param kind what it is, for the sentence {@code bench.limit.*}
 * @param value in the unit of the measured number
 * @param target the largest ratio to it that we call good; infinite where none is set
 */
public record Limit(Kind kind, double value, double target) {

    /** Where a limit comes from. */
    public enum Kind {
        /** All products at the rate measured for this machine. */
        MATRIX,
        /** All weights read once at the rate measured for this machine. */
        READING,
        /** The same without recording anything. */
        UNRECORDED,
        /** The same calls, each measured alone. */
        CALLS,
        /** The same at fewer positions. */
        SHORT,
        /** One frame at 60 a second. */
        FRAME,
        /** What is felt as immediate. */
        IMMEDIATE,
        /** The weights as float32. */
        WEIGHTS
    }

    /** A limit without a target of ours. */
    public static Limit of(Kind kind, double value) {
        return new Limit(kind, value, Double.POSITIVE_INFINITY);
    }
}
