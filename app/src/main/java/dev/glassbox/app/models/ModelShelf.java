package dev.glassbox.app.models;

import dev.glassbox.runtime.library.FetchListener;
import dev.glassbox.runtime.library.HubEndpoint;
import dev.glassbox.runtime.library.HubId;
import dev.glassbox.runtime.library.Offer;
import dev.glassbox.runtime.trace.Cancellation;
import java.nio.file.Path;
import java.util.List;

/**
 * Where models are kept and come from. Every call may take long and is made on a thread that may
 * wait; each may throw an {@code IntakeException}.
 */
public interface ModelShelf {
    /** Every model that is here. */
    List<ShownModel> list();

    /** What is free now. */
    Room room();

    /** Asks a hub what fetching a model would bring. */
    Offer look(HubId id, HubEndpoint endpoint, Cancellation cancellation);

    /** Fetches what was offered. */
    void fetch(Offer offer, FetchListener listener, Cancellation cancellation);

    /** Forgets what a fetch that was stopped has left. */
    void discardPart(HubId id);

    /** Removes an installed model. */
    void remove(String id);

    /** Refuses a folder that holds no model that can be opened. */
    void requireModel(Path folder);
}
