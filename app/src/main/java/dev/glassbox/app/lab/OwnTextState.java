package dev.glassbox.app.lab;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.training.SizeAdvice;
import dev.glassbox.runtime.training.text.PlainText;
import dev.glassbox.runtime.training.text.TextLevels;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of a text of one's own that is being made ready. Immutable.
 *
 * @param phase what is happening to it
 * @param read the text, once it is read; the one before stays while another is read
 * @param offer what can be trained on it, and whether
 * @param pace tokens a second that this machine trains with these sizes; empty until measured
 * @param unread why the text cannot be taken, in a sentence
 * @param badName why a model cannot be called so
 */
public record OwnTextState(
        Phase phase,
        Optional<Read> read,
        Optional<Offer> offer,
        OptionalDouble pace,
        Optional<Problem> unread,
        Optional<Problem> badName) {

    /** What is happening to a text. */
    public enum Phase {
        /** There is none. */
        EMPTY,
        READING,
        /** What is advised for it is being worked out. */
        WEIGHING,
        READY,
        /** Its training is about to begin. */
        BEGINNING,
        /** It is no text that can be learnt. */
        REFUSED
    }

    /**
     * A text that was read.
     *
     * @param text what is learnt
     * @param source where it is kept
     * @param lines in it
     * @param languages {@code en}, {@code zh}, both or none
     * @param levels what tables of its characters would lose
     * @param proposed a free name for the model
     */
    public record Read(
            PlainText text,
            TextSource source,
            long lines,
            List<String> languages,
            TextLevels levels,
            String proposed) {
        public Read {
            languages = List.copyOf(languages);
        }
    }

    /**
     * What would be trained.
     *
     * @param advised for the text as it is cut
     * @param chosen the same, or what follows from sizes that a person has chosen
     * @param refusal why it cannot be trained so
     */
    public record Offer(SizeAdvice advised, SizeAdvice chosen, Optional<Problem> refusal) {
        /** Whether the sizes are those that are advised. */
        boolean isAdvised() {
            return chosen.equals(advised);
        }
    }

    /** Before anything is given. */
    public static final OwnTextState EMPTY =
            new OwnTextState(
                    Phase.EMPTY,
                    Optional.empty(),
                    Optional.empty(),
                    OptionalDouble.empty(),
                    Optional.empty(),
                    Optional.empty());

    OwnTextState in(Phase now) {
        return new OwnTextState(now, read, offer, pace, Optional.empty(), badName);
    }

    OwnTextState with(Read now) {
        return new OwnTextState(
                Phase.WEIGHING,
                Optional.of(now),
                offer,
                OptionalDouble.empty(),
                Optional.empty(),
                badName);
    }

    OwnTextState with(Offer now, OptionalDouble paceOfIt) {
        return new OwnTextState(Phase.READY, read, Optional.of(now), paceOfIt, unread, badName);
    }

    /** The numbers cannot be; what was chosen before stays. */
    OwnTextState refusing(Problem why) {
        Optional<Offer> refused =
                offer.map(one -> new Offer(one.advised(), one.chosen(), Optional.of(why)));
        return new OwnTextState(Phase.READY, read, refused, pace, unread, badName);
    }

    OwnTextState at(double tokensPerSecond) {
        return new OwnTextState(
                phase, read, offer, OptionalDouble.of(tokensPerSecond), unread, badName);
    }

    OwnTextState refused(Problem why) {
        return new OwnTextState(
                Phase.REFUSED,
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.of(why),
                Optional.empty());
    }

    OwnTextState named(Optional<Problem> bad) {
        return new OwnTextState(phase, read, offer, pace, unread, bad);
    }

    /** Whether the training can begin, now or as soon as a last change is worked out. */
    public boolean mayBegin() {
        return (phase == Phase.READY || phase == Phase.WEIGHING)
                && badName.isEmpty()
                && offer.filter(one -> one.refusal().isEmpty()).isPresent();
    }

    /** Whether the training can begin now. */
    public boolean canBegin() {
        return phase == Phase.READY && mayBegin();
    }
}
