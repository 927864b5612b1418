package dev.glassbox.app.explore;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.intake.UnknownKeys;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is explored as JSON: {@code {"model": .., "prompt": .., "panes": [{"visualizer": ..,
 * "state": {..}}], "columns": 2, "large": 0}}. The last two may be left out.
 */
public final class ExploreJson {
    private static final int COLUMNS = 2;

    private ExploreJson() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Written(
            @JsonProperty(required = true) String model,
            @JsonProperty(required = true) String prompt,
            @JsonProperty(required = true) List<ExploreState.Pane> panes,
            @Nullable Integer columns,
            @Nullable Integer large) {}

    /**
     * @param place what to call the document
     * @throws dev.glassbox.runtime.intake.IntakeException if it is not such a state
     */
    public static ExploreState read(StrictJson json, JsonNode tree, String place) {
        return json.read(tree, place, Checked.class, UnknownKeys.REFUSED).state();
    }

    /** Illegal values are refused while it is read, so that the place of the fault is known. */
    private record Checked(ExploreState state) {
        @com.fasterxml.jackson.annotation.JsonCreator
        static Checked read(
                @JsonProperty(value = "model", required = true) String model,
                @JsonProperty(value = "prompt", required = true) String prompt,
                @JsonProperty(value = "panes", required = true) List<ExploreState.Pane> panes,
                @JsonProperty("columns") @Nullable Integer columns,
                @JsonProperty("large") @Nullable Integer large) {
            return new Checked(
                    new ExploreState(
                            model,
                            prompt,
                            panes,
                            columns == null ? COLUMNS : columns,
                            large == null ? OptionalInt.empty() : OptionalInt.of(large)));
        }
    }

    public static JsonNode write(StrictJson json, ExploreState state) {
        Integer large = state.large().isPresent() ? state.large().getAsInt() : null;
        return json.toTree(
                new Written(state.model(), state.prompt(), state.panes(), state.columns(), large));
    }
}
