package dev.glassbox.app.models;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.library.CuratedModel;
import java.util.List;
import java.util.Optional;

/**
 * All that the screen of models shows.
 *
 * @param isListed whether the disk has been read
 * @param models what is on this computer
 * @param worthFetching models of the list that are not
 * @param fetching the one fetch there may be at a time
 * @param removing the id of the model that the user is asked about; empty where none
 * @param trouble what went wrong beside a fetch
 */
public record ModelsState(
        boolean isListed,
        List<ShownModel> models,
        List<CuratedModel> worthFetching,
        Fetching fetching,
        String removing,
        Optional<Problem> trouble) {
    static final ModelsState NONE =
            new ModelsState(false, List.of(), List.of(), Fetching.NONE, "", Optional.empty());

    public ModelsState {
        models = List.copyOf(models);
        worthFetching = List.copyOf(worthFetching);
    }

    ModelsState listing(List<ShownModel> here, List<CuratedModel> missing) {
        return new ModelsState(true, here, missing, fetching, removing, trouble);
    }

    /** The same but for the fetch. */
    public ModelsState with(Fetching now) {
        return new ModelsState(isListed, models, worthFetching, now, removing, trouble);
    }

    ModelsState with(Optional<Problem> now) {
        return new ModelsState(isListed, models, worthFetching, fetching, removing, now);
    }

    ModelsState removing(String id) {
        return new ModelsState(isListed, models, worthFetching, fetching, id, trouble);
    }
}
