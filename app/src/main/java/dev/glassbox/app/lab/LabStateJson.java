package dev.glassbox.app.lab;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.app.lab.LabState.Axes;
import dev.glassbox.app.lab.LabState.Focus;
import dev.glassbox.app.lab.LabState.Page;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.intake.UnknownKeys;
import dev.glassbox.runtime.training.TextSizes;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A lab's state as JSON. Only the plan's recipe and steps must be there; the rest may be left out
 * and then is seed 1, nothing broken, to the end, the latest moment, the samples, linear axes
 * without smoothing, layer 0, head 0, and no text of one's own in preparation.
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
            @Nullable Focus focus,
            @Nullable Own own) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Text(
            @JsonProperty(required = true) String file,
            @Nullable String sha256,
            @Nullable String column,
            @Nullable Integer bpeVocab,
            @Nullable TextSizes sizes) {

        static Text of(LabPlan.OwnText own) {
            TextSource source = own.source();
            return new Text(
                    source.file(),
                    some(source.sha256()),
                    some(source.column()),
                    own.bpeVocab(),
                    own.sizes().orElse(null));
        }

        static Text of(TextSource source) {
            return new Text(
                    source.file(), some(source.sha256()), some(source.column()), null, null);
        }

        TextSource source() {
            return new TextSource(file, orEmpty(sha256), orEmpty(column));
        }

        LabPlan.OwnText planned() {
            return new LabPlan.OwnText(
                    source(), bpeVocab == null ? 0 : bpeVocab, Optional.ofNullable(sizes));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Own(
            @Nullable Boolean open,
            @Nullable Text text,
            @Nullable Integer bpeVocab,
            @Nullable TextSizes sizes,
            @Nullable Integer steps,
            @Nullable String name) {

        static Own of(OwnDraft draft) {
            return new Own(
                    draft.open() ? true : null,
                    draft.source().map(Text::of).orElse(null),
                    number(draft.bpeVocab()),
                    draft.sizes().orElse(null),
                    number(draft.steps()),
                    some(draft.name()));
        }

        OwnDraft draft() {
            return new OwnDraft(
                    open != null && open,
                    Optional.ofNullable(text).map(Text::source),
                    step(bpeVocab),
                    Optional.ofNullable(sizes),
                    step(steps),
                    orEmpty(name));
        }
    }

    private static @Nullable String some(String words) {
        return words.isEmpty() ? null : words;
    }

    private static String orEmpty(@Nullable String words) {
        return words == null ? "" : words;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Plan(
            @JsonProperty(required = true) String recipe,
            @Nullable Text text,
            @Nullable Long seed,
            @JsonProperty(required = true) int steps,
            @Nullable String beside,
            @Nullable SortedMap<String, Double> settings) {
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
        Own own = written.own;
        Long seed = plan.seed;
        String beside = plan.beside;
        SortedMap<String, Double> settings = plan.settings;
        return new LabState(
                new LabPlan(
                        plan.recipe,
                        Optional.ofNullable(plan.text).map(Text::planned),
                        seed == null ? 1 : seed,
                        plan.steps,
                        beside == null ? "" : beside,
                        settings == null ? new TreeMap<>() : settings),
                step(written.until),
                step(written.moment),
                page == null ? Page.TEXT : page,
                axes == null ? AXES : axes,
                focus == null ? FOCUS : focus,
                own == null ? OwnDraft.NONE : own.draft());
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
                                plan.text().map(Text::of).orElse(null),
                                plan.seed(),
                                plan.steps(),
                                plan.beside(),
                                plan.settings().isEmpty() ? null : plan.settings()),
                        number(state.until()),
                        number(state.moment()),
                        state.page(),
                        state.axes(),
                        state.focus(),
                        state.own().equals(OwnDraft.NONE) ? null : Own.of(state.own())));
    }

    private static @Nullable Integer number(OptionalInt step) {
        return step.isPresent() ? step.getAsInt() : null;
    }
}
