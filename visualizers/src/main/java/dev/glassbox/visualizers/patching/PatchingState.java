package dev.glassbox.visualizers.patching;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.visualizers.api.PromptedState;
import dev.glassbox.visualizers.api.ReadableState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Two texts and what is carried over from the run of one into that of the other. In JSON {@code
 * model}, {@code prompt} and {@code corrupted} must be there; the rest may be left out and then is
 * the residual stream, nothing carried over.
 *
 * @param model the id of a model of the library
 * @param prompt the clean text
 * @param corrupted the other text, of as many tokens; if not, that is said on screen
 * @param hook which activation is carried over
 * @param patches what is carried over by hand, in order, none twice
 * @param table whether the shares are read as a table
 * @param inspector whether the restored share is taken apart beside the picture
 */
public record PatchingState(
        String model,
        String prompt,
        String corrupted,
        PatchedHook hook,
        List<Patch> patches,
        boolean table,
        boolean inspector)
        implements PromptedState, ReadableState<PatchingState> {

    public PatchingState {
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException(
                    "model must be the id of a model, got '" + model + "'");
        }
        if (prompt == null || corrupted == null) {
            throw new IllegalArgumentException("prompt and corrupted must be texts, got null");
        }
        if (patches.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("patches has a null in it");
        }
        patches = List.copyOf(new TreeSet<>(patches));
    }

    @JsonCreator
    static PatchingState read(
            @JsonProperty(value = "model", required = true) String model,
            @JsonProperty(value = "prompt", required = true) String prompt,
            @JsonProperty(value = "corrupted", required = true) String corrupted,
            @JsonProperty("hook") @Nullable PatchedHook hook,
            @JsonProperty("patches") @Nullable List<Patch> patches,
            @JsonProperty("table") @Nullable Boolean table,
            @JsonProperty("inspector") @Nullable Boolean inspector) {
        return new PatchingState(
                model,
                prompt,
                corrupted,
                hook == null ? PatchedHook.RESID_PRE : hook,
                patches == null ? List.of() : patches,
                table != null && table,
                inspector != null && inspector);
    }

    /** The residual stream, nothing carried over. */
    public static PatchingState of(String model, String clean, String corrupted) {
        return new PatchingState(
                model, clean, corrupted, PatchedHook.RESID_PRE, List.of(), false, false);
    }

    /** Another clean text; what was carried over goes, since positions mean other tokens now. */
    public PatchingState withPrompt(String text) {
        return new PatchingState(model, text, corrupted, hook, List.of(), table, inspector);
    }

    /** As {@link #withPrompt} for the other text. */
    public PatchingState withCorrupted(String text) {
        return new PatchingState(model, prompt, text, hook, List.of(), table, inspector);
    }

    public PatchingState withHook(PatchedHook newHook) {
        return new PatchingState(model, prompt, corrupted, newHook, patches, table, inspector);
    }

    public PatchingState withPatches(List<Patch> newPatches) {
        return new PatchingState(model, prompt, corrupted, hook, newPatches, table, inspector);
    }

    /** Carried over if it was not, and back if it was. */
    public PatchingState toggled(Patch patch) {
        List<Patch> all = new ArrayList<>(patches);
        if (!all.remove(patch)) {
            all.add(patch);
        }
        return withPatches(all);
    }

    /** Carried over, too. */
    public PatchingState with(Patch patch) {
        List<Patch> all = new ArrayList<>(patches);
        all.add(patch);
        return withPatches(all);
    }

    @Override
    public PatchingState withTable(boolean newTable) {
        return new PatchingState(model, prompt, corrupted, hook, patches, newTable, inspector);
    }

    @Override
    public PatchingState withInspector(boolean newInspector) {
        return new PatchingState(model, prompt, corrupted, hook, patches, table, newInspector);
    }
}
