package dev.glassbox.app.lab;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.app.lab.LabState.Axes;
import dev.glassbox.app.lab.LabState.Focus;
import dev.glassbox.app.lab.LabState.Page;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.intake.UnknownKeys;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A lab's state as JSON. Only the plan's recipe and steps must be there; the rest may be left out
 * and then is seed 1, nothing broken, to the end, the latest moment, the samples, linear axes
 * without smoothing, and layer 0, head 0.
 */
public final class LabStateJson {
    private static final Axes AXES = new Axes(false, false, 0);

    /** What every TinyTown reads, and every other text too. */
    private static final Focus FOCUS = new Focus("the", 0, 0);

    private LabStateJson() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Written(
            @JsonProperty(required = true) Plan plan,
            @Nullable Integer until,
            @Nullable Integer moment,
            @Nullable Page page,
            @Nullable Axes axes,
            @Nullable Focus focus) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Plan(
            @JsonProperty(required = true) String recipe,
            LabPlan.@Nullable OwnText text,
            @Nullable Long seed,
            @JsonProperty(required = true) int steps,
            @Nullable String beside) {
        Plan {
            if (steps < 1) {
                throw new IllegalArgumentException("steps count from 1, got " + steps);
            }
        }
    }

    /**
     * @param place what to call the document
     * @throws dev.glassbox.runtime.intake.IntakeException if it is not a state
     */
    public static LabState read(StrictJson json, JsonNode tree, String place) {
        Written written = json.read(tree, place, Written.class, UnknownKeys.REFUSED);
        Plan plan = written.plan;
        Page page = written.page;
        Axes axes = written.axes;
        Focus focus = written.focus;
        Long seed = plan.seed;
        String beside = plan.beside;
        return new LabState(
                new LabPlan(
                        plan.recipe,
                        Optional.ofNullable(plan.text),
                        seed == null ? 1 : seed,
                        plan.steps,
                        beside == null ? "" : beside),
                step(written.until),
                step(written.moment),
                page == null ? Page.TEXT : page,
                axes == null ? AXES : axes,
                focus == null ? FOCUS : focus);
    }

    private static OptionalInt step(@Nullable Integer step) {
        return step == null ? OptionalInt.empty() : OptionalInt.of(step);
    }

    public static JsonNode write(StrictJson json, LabState state) {
        LabPlan plan = state.plan();
        return json.toTree(
                new Written(
                        new Plan(
                                plan.recipe(),
                                plan.text().orElse(null),
                                plan.seed(),
                                plan.steps(),
                                plan.beside()),
                        number(state.until()),
                        number(state.moment()),
                        state.page(),
                        state.axes(),
                        state.focus()));
    }

    private static @Nullable Integer number(OptionalInt step) {
        return step.isPresent() ? step.getAsInt() : null;
    }
}
