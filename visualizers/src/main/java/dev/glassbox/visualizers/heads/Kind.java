package dev.glassbox.visualizers.heads;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.runtime.analysis.HeadKind;
import java.util.Optional;

/** What heads are sorted by: nothing, or one kind, with its words and its colour. */
public enum Kind {
    @JsonProperty("all")
    ALL(null, "heads.kind.all", "heads.kind.all.help", ""),
    @JsonProperty("previous_token")
    PREVIOUS_TOKEN(
            HeadKind.PREVIOUS_TOKEN, "heads.kind.previous", "heads.kind.previous.help", "cat-1"),
    @JsonProperty("first_token")
    FIRST_TOKEN(HeadKind.FIRST_TOKEN, "heads.kind.first", "heads.kind.first.help", "cat-2"),
    @JsonProperty("current_token")
    CURRENT_TOKEN(HeadKind.CURRENT_TOKEN, "heads.kind.current", "heads.kind.current.help", "cat-3"),
    @JsonProperty("duplicate_token")
    DUPLICATE_TOKEN(
            HeadKind.DUPLICATE_TOKEN, "heads.kind.duplicate", "heads.kind.duplicate.help", "cat-4"),
    @JsonProperty("induction")
    INDUCTION(HeadKind.INDUCTION, "heads.kind.induction", "heads.kind.induction.help", "cat-5");

    private final Optional<HeadKind> measured;
    private final String named;
    private final String help;
    private final String token;

    Kind(
            @org.jspecify.annotations.Nullable HeadKind measured,
            String named,
            String help,
            String token) {
        this.measured = Optional.ofNullable(measured);
        this.named = named;
        this.help = help;
        this.token = token;
    }

    static Kind of(HeadKind kind) {
        for (Kind each : values()) {
            if (each.measured.filter(m -> m == kind).isPresent()) {
                return each;
            }
        }
        throw new IllegalArgumentException(kind + " has no words");
    }

    /** The kind that scores are measured of; empty for all. */
    Optional<HeadKind> measured() {
        return measured;
    }

    /** The key of its name. */
    String named() {
        return named;
    }

    /** The key of a sentence that says where such a head looks. */
    String help() {
        return help;
    }

    /** Its colour; empty for all. */
    String token() {
        return token;
    }
}
