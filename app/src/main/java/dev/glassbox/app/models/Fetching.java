package dev.glassbox.app.models;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.library.Offer;
import java.util.Optional;

/**
 * How far the fetching of one model is.
 *
 * @param phase what is going on
 * @param id {@code owner/name}, or what was typed
 * @param offer what the hub has offered
 * @param room what this computer has free, beside the offer
 * @param moved how much is here
 * @param problem why it failed
 */
public record Fetching(
        Phase phase,
        String id,
        Optional<Offer> offer,
        Room room,
        Moved moved,
        Optional<Problem> problem) {
    private static final Room UNKNOWN = new Room(0, 0);

    /** Nothing is fetched. */
    static final Fetching NONE =
            new Fetching(
                    Phase.NONE, "", Optional.empty(), UNKNOWN, Moved.NOTHING, Optional.empty());

    /** What is going on. */
    public enum Phase {
        NONE,
        /** The hub is asked what there is. */
        ASKING,
        /** It has answered; the user decides. */
        OFFERED,
        RUNNING,
        STOPPED,
        FAILED,
        DONE
    }

    /**
     * @param file the one being fetched; empty before the first
     * @param done bytes that are here
     * @param total bytes there will be
     */
    public record Moved(String file, long done, long total) {
        static final Moved NOTHING = new Moved("", 0, 0);

        /** From 0 to 1. */
        public double fraction() {
            return total == 0 ? 0 : (double) done / total;
        }
    }

    static Fetching asking(String id) {
        return new Fetching(
                Phase.ASKING, id, Optional.empty(), UNKNOWN, Moved.NOTHING, Optional.empty());
    }

    Fetching offered(Offer what, Room free) {
        return new Fetching(
                Phase.OFFERED,
                what.id().path(),
                Optional.of(what),
                free,
                new Moved("", what.bytes() - what.missingBytes(), what.bytes()),
                Optional.empty());
    }

    Fetching in(Phase now) {
        return new Fetching(now, id, offer, room, moved, Optional.empty());
    }

    Fetching at(Moved now) {
        return new Fetching(phase, id, offer, room, now, Optional.empty());
    }

    Fetching failed(Problem why) {
        return new Fetching(Phase.FAILED, id, offer, room, moved, Optional.of(why));
    }
}
