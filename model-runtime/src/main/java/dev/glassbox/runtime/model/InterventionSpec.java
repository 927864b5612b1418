package dev.glassbox.runtime.model;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change of a forward pass as it is written in JSON: part of a state, of a bookmark, of a file
 * for {@code --intervene}. It names what is meant; {@link InterventionPlan} finds it in a model.
 * {@code docs/interventions.md} has an example of each.
 *
 * @param hook hook points by name or pattern, as {@link HookGlob}
 * @param op what is done there
 * @param head the only heads that are changed, from 0; empty: all
 * @param pos the only positions that are changed, from 0, or from the end of the text where
 *     negative; empty: all
 * @param value one number for all, or one row; for {@code replace} and {@code add}
 * @param from the path of a file made by {@code trace} whose values are taken instead
 * @param fromHook the hook to take from there; without it the one that is changed
 * @param factor what {@code scale} and {@code add} multiply by; {@code add} alone may leave it out
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record InterventionSpec(
        @JsonProperty("hook") String hook,
        @JsonProperty("op") Op op,
        @JsonProperty("head") @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                List<Integer> head,
        @JsonProperty("pos") @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                List<Integer> pos,
        @JsonProperty("value") @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                List<Float> value,
        @JsonProperty("from") @Nullable String from,
        @JsonProperty("from_hook") @Nullable String fromHook,
        @JsonProperty("factor") @Nullable Float factor) {

    /** What can be done at a hook. */
    public enum Op {
        /** Every number becomes 0. */
        @JsonProperty("zero")
        ZERO,
        /** Every number becomes its mean over the positions of this pass, or of another trace. */
        @JsonProperty("mean")
        MEAN,
        /** The value becomes a given one, or that of another trace. */
        @JsonProperty("replace")
        REPLACE,
        /** A given value, or that of another trace, is added. */
        @JsonProperty("add")
        ADD,
        /** Every number is multiplied. */
        @JsonProperty("scale")
        SCALE,
        /** The value stays what it is in the unchanged run of the same text. */
        @JsonProperty("freeze")
        FREEZE,
        /** What is computed there is left out. */
        @JsonProperty("drop")
        DROP,
        /** Every position sees every other. */
        @JsonProperty("unmask")
        UNMASK,
        /** Scores are not divided by sqrt(d_head). */
        @JsonProperty("unscale")
        UNSCALE;

        /** As in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @throws IntakeException if a value is missing, not possible, or not used by the operation
     */
    public InterventionSpec {
        require("hook", hook);
        require("op", op);
        head = head == null ? List.of() : numbers("head", head);
        pos = pos == null ? List.of() : numbers("pos", pos);
        value = value == null ? List.of() : numbers("value", value);
        if (head.stream().anyMatch(one -> one < 0)) {
            throw refused("intervention.head-negative", "given", head);
        }
        if (value.stream().anyMatch(one -> !Float.isFinite(one))) {
            throw refused("intervention.not-finite", "key", "value");
        }
        if (factor != null && !Float.isFinite(factor)) {
            throw refused("intervention.not-finite", "key", "factor");
        }
        checkUse(op, head, pos, value, from, fromHook, factor);
    }

    /** A change of whole values that needs no more to be said. */
    public static InterventionSpec of(String hook, Op op) {
        return new InterventionSpec(hook, op, List.of(), List.of(), List.of(), null, null, null);
    }

    /** The same at these heads only. */
    public InterventionSpec atHeads(Integer... heads) {
        return new InterventionSpec(hook, op, List.of(heads), pos, value, from, fromHook, factor);
    }

    /** The same at these positions only. */
    public InterventionSpec atPositions(Integer... positions) {
        return new InterventionSpec(
                hook, op, head, List.of(positions), value, from, fromHook, factor);
    }

    private static void checkUse(
            Op op,
            List<Integer> head,
            List<Integer> pos,
            List<Float> value,
            @Nullable String from,
            @Nullable String fromHook,
            @Nullable Float factor) {
        boolean valued = op == Op.REPLACE || op == Op.ADD;
        boolean structural = op == Op.UNMASK || op == Op.UNSCALE;
        refuseUnless(!structural || head.isEmpty(), op, "head");
        refuseUnless(!structural || pos.isEmpty(), op, "pos");
        refuseUnless(valued || value.isEmpty(), op, "value");
        boolean takes = valued || op == Op.MEAN || op == Op.FREEZE;
        refuseUnless(takes || from == null, op, "from");
        refuseUnless(from != null || fromHook == null, op, "from_hook");
        refuseUnless(op == Op.SCALE || op == Op.ADD || factor == null, op, "factor");
        if (valued && value.isEmpty() == (from == null)) {
            throw refused("intervention.value-or-from", "op", op.word());
        }
        if (op == Op.SCALE) {
            require("factor", factor);
        }
        if (fromHook != null && fromHook.isBlank()) {
            throw refused("json.missing-key", "key", "from_hook");
        }
    }

    private static void refuseUnless(boolean used, Op op, String key) {
        if (!used) {
            throw refused("intervention.key-unused", "op", op.word(), "key", key);
        }
    }

    /** JSON may leave out anything. */
    private static void require(String key, @Nullable Object given) {
        if (given == null) {
            throw refused("json.missing-key", "key", key);
        }
    }

    private static <T> List<T> numbers(String key, List<T> given) {
        if (given.stream().anyMatch(Objects::isNull)) {
            throw refused("json.wrong-kind", "key", key);
        }
        return List.copyOf(given);
    }

    /** The reader adds the place. */
    private static IntakeException refused(String id, Object... pairs) {
        return Problem.input(id, "", pairs).asException();
    }
}
