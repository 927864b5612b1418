package dev.glassbox.runtime.library;

import java.util.List;

/**
 * What fetching a model would bring and cost, known before anything is fetched.
 *
 * @param id as it was asked for
 * @param endpoint the hub that offers it
 * @param commit the exact version: 40 hex digits
 * @param licence an SPDX id or the hub's short name; empty where none is stated
 * @param architecture the {@code model_type}; empty where the hub does not say
 * @param parameters number of values in the weights; 0 where the hub does not say
 * @param files what would be fetched, in this order
 * @param missingBytes those of the files that an earlier attempt has not fetched yet
 */
public record Offer(
        HubId id,
        HubEndpoint endpoint,
        String commit,
        String licence,
        String architecture,
        long parameters,
        List<HubFile> files,
        long missingBytes) {
    /** What opening a model takes beside its weights, as a share. */
    private static final double MEMORY_FACTOR = 1.3;

    public Offer {
        files = List.copyOf(files);
    }

    /** The size of all files together. */
    public long bytes() {
        return files.stream().mapToLong(HubFile::bytes).sum();
    }

    /**
     * The memory it takes to open the model: its weights as 32-bit numbers and a bit more. Where
     * the hub does not count the parameters, the weights are taken to be stored in 32 bits.
     */
    public long memoryBytes() {
        long stored = files.stream().filter(FileChoice::isWeights).mapToLong(HubFile::bytes).sum();
        return memoryBytes(parameters > 0 ? parameters * Float.BYTES : stored);
    }

    /** The same for weights that are stored in 16 bits. */
    long memoryBytesOfHalves() {
        return parameters > 0 ? memoryBytes() : 2 * memoryBytes();
    }

    private static long memoryBytes(long weights) {
        return (long) (weights * MEMORY_FACTOR);
    }
}
