package dev.glassbox.runtime.library;

import java.util.List;
import java.util.Map;

/**
 * A model worth fetching, as a list that comes with the app describes it. Sizes are about; the hub
 * is asked for the exact ones before anything is fetched.
 *
 * @param id {@code owner/name}
 * @param revision which holds the weights as safetensors
 * @param architecture the {@code model_type}
 * @param parameters number of trained numbers, tied weights counted once
 * @param weightsBytes length of the weights' file, rounded
 * @param licence an SPDX id or the hub's short name; empty where the hub states none
 * @param languages tags of those it writes or reads
 * @param goodFor what it is good for, by language
 * @param source where these figures come from
 */
public record CuratedModel(
        String id,
        String revision,
        String architecture,
        long parameters,
        long weightsBytes,
        String licence,
        List<String> languages,
        Map<String, String> goodFor,
        Source source) {

    /**
     * @param address the page
     * @param how whether it was quoted from there or is from memory
     */
    public record Source(String address, String how) {}

    public CuratedModel {
        languages = List.copyOf(languages);
        goodFor = Map.copyOf(goodFor);
    }

    /** As it is asked for. */
    public HubId hubId() {
        return HubId.parse(id + "@" + revision);
    }
}
