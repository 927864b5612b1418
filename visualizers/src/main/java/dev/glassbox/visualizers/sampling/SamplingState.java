package dev.glassbox.visualizers.sampling;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.runtime.sampling.SamplingConfig;
import dev.glassbox.visualizers.api.PromptedState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The choice of the next token after a prompt. In JSON {@code model} and {@code prompt} must be
 * there; the rest may be left out and then is: nothing put after the prompt, every rule off,
 * temperature 1, seed 0, no draw, few controls, no inspector, the picture and not the table.
 *
 * @param model the id of a model of the library
 * @param prompt the text that was given
 * @param tree every token that was put after it, in whatever line
 * @param at the node where we are, 0 for the prompt: the line up to it is what the model reads
 * @param sampling the rules; the model is not run again when they change
 * @param attempt the draw that is shown, from 0; -1 for none
 * @param draws how many draws are counted beside the probabilities; 0 for none
 * @param more whether the less usual rules have their controls in sight
 * @param inspected the id of the token whose probability is taken apart, or null; one outside the
 *     vocabulary is treated as none
 * @param table whether the picture is read as a table of numbers
 */
public record SamplingState(
        String model,
        String prompt,
        List<Branch> tree,
        int at,
        SamplingConfig sampling,
        int attempt,
        int draws,
        boolean more,
        @Nullable Integer inspected,
        boolean table)
        implements PromptedState {

    public static final double MIN_TEMPERATURE = 0.05;
    public static final double MAX_TEMPERATURE = 2.0;

    /** More would take longer than a key may. */
    public static final int MOST_DRAWS = 100_000;

    /** Nodes of the tree at most; a state stays small. */
    static final int MOST_BRANCHES = 500;

    public SamplingState {
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException(
                    "model must be the id of a model, got '" + model + "'");
        }
        if (prompt == null) {
            throw new IllegalArgumentException("prompt must be a text, got null");
        }
        tree = List.copyOf(tree);
        if (tree.size() > MOST_BRANCHES) {
            throw new IllegalArgumentException(
                    "tree has " + tree.size() + " tokens, more than " + MOST_BRANCHES);
        }
        for (int node = 1; node <= tree.size(); node++) {
            int parent = tree.get(node - 1).parent();
            if (parent >= node) {
                throw new IllegalArgumentException(
                        "tree: node " + node + " cannot follow node " + parent);
            }
        }
        if (at < 0 || at > tree.size()) {
            throw new IllegalArgumentException(
                    "at must be from 0 to " + tree.size() + ", got " + at);
        }
        double temperature = sampling.temperature();
        if (!(temperature >= MIN_TEMPERATURE && temperature <= MAX_TEMPERATURE)) {
            throw new IllegalArgumentException(
                    "sampling.temperature must be from "
                            + MIN_TEMPERATURE
                            + " to "
                            + MAX_TEMPERATURE
                            + ", got "
                            + temperature);
        }
        if (attempt < -1) {
            throw new IllegalArgumentException("attempt counts from 0, got " + attempt);
        }
        if (draws < 0 || draws > MOST_DRAWS) {
            throw new IllegalArgumentException(
                    "draws must be from 0 to " + MOST_DRAWS + ", got " + draws);
        }
        if (inspected != null && inspected < 0) {
            throw new IllegalArgumentException("inspected counts from 0, got " + inspected);
        }
    }

    /** The model's own distribution, nothing drawn. */
    public static SamplingState of(String model, String prompt) {
        return new SamplingState(
                model, prompt, List.of(), 0, SamplingConfig.PLAIN, -1, 0, false, null, false);
    }

    @JsonCreator
    static SamplingState read(
            @JsonProperty(value = "model", required = true) String model,
            @JsonProperty(value = "prompt", required = true) String prompt,
            @JsonProperty("tree") @Nullable List<Branch> tree,
            @JsonProperty("at") @Nullable Integer at,
            @JsonProperty("sampling") @Nullable SamplingConfig sampling,
            @JsonProperty("attempt") @Nullable Integer attempt,
            @JsonProperty("draws") @Nullable Integer draws,
            @JsonProperty("more") @Nullable Boolean more,
            @JsonProperty("inspected") @Nullable Integer inspected,
            @JsonProperty("table") @Nullable Boolean table) {
        return new SamplingState(
                model,
                prompt,
                tree == null ? List.of() : tree,
                at == null ? 0 : at,
                sampling == null ? SamplingConfig.PLAIN : sampling,
                attempt == null ? -1 : attempt,
                draws == null ? 0 : draws,
                more != null && more,
                inspected,
                table != null && table);
    }

    /** The tokens of the line that we are on, after the prompt. */
    public List<Integer> written() {
        return written(at);
    }

    /** The tokens of the line that ends at a node. */
    List<Integer> written(int node) {
        List<Integer> ids = new ArrayList<>();
        for (int up = node; up != 0; up = tree.get(up - 1).parent()) {
            ids.add(0, tree.get(up - 1).id());
        }
        return List.copyOf(ids);
    }

    /** Another text, with nothing put after it. */
    public SamplingState withPrompt(String newPrompt) {
        return new SamplingState(
                model, newPrompt, List.of(), 0, sampling, -1, draws, more, null, table);
    }

    /** Puts a token after the line we are on and goes there, where it may already be. */
    public SamplingState append(int id) {
        for (int node = 1; node <= tree.size(); node++) {
            if (tree.get(node - 1).equals(new Branch(at, id))) {
                return goingTo(node);
            }
        }
        if (tree.size() == MOST_BRANCHES) {
            return this;
        }
        List<Branch> longer = new ArrayList<>(tree);
        longer.add(new Branch(at, id));
        return new SamplingState(
                model, prompt, longer, longer.size(), sampling, -1, draws, more, null, table);
    }

    /** Another place in the tree. */
    public SamplingState goingTo(int node) {
        return new SamplingState(model, prompt, tree, node, sampling, -1, draws, more, null, table);
    }

    public SamplingState withSampling(SamplingConfig newSampling) {
        return new SamplingState(
                model, prompt, tree, at, newSampling, attempt, draws, more, inspected, table);
    }

    public SamplingState withAttempt(int newAttempt) {
        return new SamplingState(
                model, prompt, tree, at, sampling, newAttempt, draws, more, inspected, table);
    }

    public SamplingState withDraws(int newDraws) {
        return new SamplingState(
                model, prompt, tree, at, sampling, attempt, newDraws, more, inspected, table);
    }

    public SamplingState withMore(boolean newMore) {
        return new SamplingState(
                model, prompt, tree, at, sampling, attempt, draws, newMore, inspected, table);
    }

    /** Takes a token's probability apart; null closes the inspector. */
    public SamplingState inspecting(@Nullable Integer id) {
        return new SamplingState(
                model, prompt, tree, at, sampling, attempt, draws, more, id, table);
    }

    public SamplingState withTable(boolean newTable) {
        return new SamplingState(
                model, prompt, tree, at, sampling, attempt, draws, more, inspected, newTable);
    }
}
