package dev.glassbox.visualizers.api;

import java.util.List;
import java.util.Optional;

/**
 * One number of a picture taken apart: what it is, how it is computed with the inputs filled in,
 * the same computed a second way, and where its inputs come from. Pure; an inspector shows it.
 *
 * @param title which number
 * @param value the number in full precision, with its unit where it has one
 * @param steps the way to it, in order
 * @param check the second computation, where there is one
 * @param sources where its inputs come from, to be gone to
 */
public record Workings(
        Message title,
        Message value,
        List<Step> steps,
        Optional<Check> check,
        List<Source> sources) {
    public Workings {
        steps = List.copyOf(steps);
        sources = List.copyOf(sources);
    }

    /**
     * One step of the way.
     *
     * @param heading a few words
     * @param words what happens, in a sentence or two
     * @param formulas LaTeX in math mode, the general one first, then with the numbers filled in
     */
    public record Step(Message heading, Message words, List<String> formulas) {
        public Step {
            formulas = List.copyOf(formulas);
        }
    }

    /**
     * The same number computed twice.
     *
     * @param engine by the engine, float32
     * @param plain again in plain Java doubles, from the inputs shown
     * @param tolerance how far they may lie apart; more is a fault, and is said
     */
    public record Check(double engine, double plain, double tolerance) {
        public Check {
            if (!(tolerance > 0)) {
                throw new IllegalArgumentException("tolerance " + tolerance);
            }
        }

        /** Engine minus plain; 0 where both are the same, infinite or not. */
        public double difference() {
            return engine == plain ? 0 : engine - plain;
        }

        /** Whether they lie no further apart than they may. */
        public boolean agrees() {
            return Math.abs(difference()) <= tolerance;
        }
    }

    /**
     * A place that inputs come from.
     *
     * @param words what is to be seen there
     * @param visualizer its id
     * @param state the state that shows it, of that visualizer's own type; as JSON it can be read
     *     into it
     */
    public record Source(Message words, String visualizer, Object state) {}
}
