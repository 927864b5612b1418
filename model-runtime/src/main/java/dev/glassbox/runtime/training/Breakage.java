package dev.glassbox.runtime.training;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.trace.Change;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Structure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One thing that is wrong on purpose with a training, so that its effect can be seen beside a
 * healthy run of the same seed.
 *
 * @param id as a person types it
 * @param hook the last part of the hooks where the network is changed; empty where it is whole
 * @param change what is done there
 * @param optimizer what is wrong with the steps
 * @param data what is wrong with the text
 */
public record Breakage(
        String id,
        String hook,
        Change change,
        UnaryOperator<Recipe.Optimizer> optimizer,
        Data data) {

    /** What of the text is learnt from. */
    enum Data {
        ALL,
        /** {@link #FEW} windows. */
        FEW,
        /** Every window, each target with another place's input. */
        SHUFFLED
    }

    /** Windows that are left of the text. */
    static final int FEW = 30;

    private static final Map<String, Breakage> ALL = all();

    /** Every one there is, by id, in the order of a menu. */
    public static List<String> ids() {
        return List.copyOf(ALL.keySet());
    }

    /**
     * @throws dev.glassbox.runtime.intake.IntakeException if there is none of that name, naming
     *     those there are
     */
    public static Breakage named(String id) {
        Breakage found = ALL.get(id);
        if (found == null) {
            throw Problem.input(
                            "training.unknown-breakage",
                            id,
                            "known",
                            String.join(", ", ALL.keySet()))
                    .asException();
        }
        return found;
    }

    /** The recipe that trains so. */
    public Recipe applyTo(Recipe healthy) {
        return healthy.with(optimizer.apply(healthy.optimizer())).broken(id);
    }

    /** What is changed in every pass of a network with these hooks. */
    List<Intervention> changes(List<HookPoint> hooks) {
        List<Intervention> changes = new ArrayList<>();
        for (HookPoint there : hooks) {
            boolean residual =
                    hook.equals(RESIDUAL) && there.last().matches("hook_resid_(mid|post)");
            if (residual || there.last().equals(hook)) {
                changes.add(Intervention.everywhere(there, change));
            }
        }
        return changes;
    }

    private static final String RESIDUAL = "hook_resid_mid and hook_resid_post";

    private static Map<String, Breakage> all() {
        Map<String, Breakage> all = new LinkedHashMap<>();
        structure(all, "no-causal-mask", "hook_attn_scores", Structure.UNMASK);
        structure(all, "no-scale", "hook_attn_scores", Structure.UNSCALE);
        structure(all, "no-residual", RESIDUAL, Structure.DROP);
        structure(all, "no-norm", "hook_normalized", Structure.DROP);
        network(all, "no-positions", "hook_pos_embed", new Change.Zero());
        steps(all, "lr-x100", 100);
        steps(all, "lr-div-1000", 1e-3);
        data(all, "thirty-examples", Data.FEW);
        data(all, "shuffled-labels", Data.SHUFFLED);
        return all;
    }

    private static void structure(
            Map<String, Breakage> all, String id, String hook, Structure left) {
        network(all, id, hook, new Change.Without(left));
    }

    private static void network(Map<String, Breakage> all, String id, String hook, Change change) {
        all.put(id, new Breakage(id, hook, change, UnaryOperator.identity(), Data.ALL));
    }

    private static void steps(Map<String, Breakage> all, String id, double factor) {
        UnaryOperator<Recipe.Optimizer> rates =
                healthy -> healthy.withRates(factor * healthy.maxLr(), factor * healthy.minLr());
        all.put(id, new Breakage(id, "", new Change.Zero(), rates, Data.ALL));
    }

    private static void data(Map<String, Breakage> all, String id, Data data) {
        all.put(id, new Breakage(id, "", new Change.Zero(), UnaryOperator.identity(), data));
    }
}
