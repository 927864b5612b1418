package dev.glassbox.visualizers.ablation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.visualizers.api.PromptedState;
import dev.glassbox.visualizers.api.ReadableState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A model that reads a prompt with some of its parts switched off. In JSON {@code model} and {@code
 * prompt} must be there; the rest may be left out and then nothing is off, mode zero, measured by
 * the answer's logit.
 *
 * @param model the id of a model of the library
 * @param prompt the text the model reads
 * @param off the parts that are switched off, in order, none twice; one the model lacks is said on
 *     screen
 * @param mode what they give instead
 * @param measure what colours the grid
 * @param without pieces of the construction that are left out
 * @param more whether those are to be seen among the controls; they are wherever one is left out
 * @param table whether the effects are read as a table
 * @param inspector whether the divergence is taken apart beside the picture
 */
public record AblationState(
        String model,
        String prompt,
        List<Part> off,
        Mode mode,
        Measure measure,
        List<Dropped> without,
        boolean more,
        boolean table,
        boolean inspector)
        implements PromptedState, ReadableState<AblationState> {

    public AblationState {
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException(
                    "model must be the id of a model, got '" + model + "'");
        }
        if (prompt == null) {
            throw new IllegalArgumentException("prompt must be a text, got null");
        }
        off = ordered("off", off);
        without = ordered("without", without);
    }

    private static <T extends Comparable<? super T>> List<T> ordered(
            String name, Collection<T> given) {
        if (given.stream().anyMatch(java.util.Objects::isNull)) {
            throw new IllegalArgumentException(name + " has a null in it");
        }
        return List.copyOf(new TreeSet<>(given));
    }

    @JsonCreator
    static AblationState read(
            @JsonProperty(value = "model", required = true) String model,
            @JsonProperty(value = "prompt", required = true) String prompt,
            @JsonProperty("off") @Nullable List<Part> off,
            @JsonProperty("mode") @Nullable Mode mode,
            @JsonProperty("measure") @Nullable Measure measure,
            @JsonProperty("without") @Nullable List<Dropped> without,
            @JsonProperty("more") @Nullable Boolean more,
            @JsonProperty("table") @Nullable Boolean table,
            @JsonProperty("inspector") @Nullable Boolean inspector) {
        return new AblationState(
                model,
                prompt,
                off == null ? List.of() : off,
                mode == null ? Mode.ZERO : mode,
                measure == null ? Measure.LOGIT : measure,
                without == null ? List.of() : without,
                more != null && more,
                table != null && table,
                inspector != null && inspector);
    }

    /** Nothing switched off. */
    public static AblationState of(String model, String prompt) {
        return new AblationState(
                model, prompt, List.of(), Mode.ZERO, Measure.LOGIT, List.of(), false, false, false);
    }

    public AblationState withPrompt(String newPrompt) {
        return new AblationState(
                model, newPrompt, off, mode, measure, without, more, table, inspector);
    }

    /** The part off if it was on, and on if it was off. */
    public AblationState toggled(Part part) {
        List<Part> parts = new ArrayList<>(off);
        if (!parts.remove(part)) {
            parts.add(part);
        }
        return withOff(parts);
    }

    public AblationState withOff(List<Part> parts) {
        return new AblationState(
                model, prompt, parts, mode, measure, without, more, table, inspector);
    }

    /** Left out if it was in, and in if it was left out. */
    public AblationState toggled(Dropped piece) {
        List<Dropped> pieces = new ArrayList<>(without);
        if (!pieces.remove(piece)) {
            pieces.add(piece);
        }
        return new AblationState(model, prompt, off, mode, measure, pieces, more, table, inspector);
    }

    /** Everything on again. */
    public AblationState allOn() {
        return new AblationState(
                model, prompt, List.of(), mode, measure, List.of(), more, table, inspector);
    }

    public AblationState withMode(Mode newMode) {
        return new AblationState(
                model, prompt, off, newMode, measure, without, more, table, inspector);
    }

    public AblationState withMeasure(Measure newMeasure) {
        return new AblationState(
                model, prompt, off, mode, newMeasure, without, more, table, inspector);
    }

    public AblationState withMore(boolean newMore) {
        return new AblationState(
                model, prompt, off, mode, measure, without, newMore, table, inspector);
    }

    @Override
    public AblationState withTable(boolean newTable) {
        return new AblationState(
                model, prompt, off, mode, measure, without, more, newTable, inspector);
    }

    @Override
    public AblationState withInspector(boolean newInspector) {
        return new AblationState(
                model, prompt, off, mode, measure, without, more, table, newInspector);
    }
}
