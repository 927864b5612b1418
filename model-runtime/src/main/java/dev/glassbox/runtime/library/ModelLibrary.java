package dev.glassbox.runtime.library;

import dev.glassbox.runtime.intake.ByteCount;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Limits;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.ModelFolder;
import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.store.FolderRemoval;
import dev.glassbox.runtime.store.StagedFolder;
import dev.glassbox.runtime.trace.Cancellation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The folder of installed models: fetches into it, removes from it. A model lies in {@code
 * owner/name}; what is not complete lies in {@code .partial} and is no model to anybody.
 *
 * <p>Safe on any thread, and beside other processes: one at a time fetches a model.
 */
public final class ModelLibrary {
    private static final String PARTIAL = ".partial";

    private final Disk disk;
    private final Path root;
    private final Set<String> readable;
    private final Circumstances circumstances;

    /**
     * @param root holds the models; made when the first is fetched
     * @param readable the {@code model_type}s that can be opened here
     */
    public ModelLibrary(Disk disk, Path root, Set<String> readable, Circumstances circumstances) {
        this.disk = disk;
        this.root = root.toAbsolutePath().normalize();
        this.readable = Set.copyOf(readable);
        this.circumstances = circumstances;
    }

    /** The folder of installed models. */
    public Path root() {
        return root;
    }

    /**
     * Asks a hub what fetching a model would bring. Nothing is written.
     *
     * @throws IntakeException if the hub does not answer, has no such model, or has one that cannot
     *     be read here
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public Offer look(HubId id, HubEndpoint endpoint, Cancellation cancellation) {
        HubClient client = new HubClient(endpoint, circumstances.patience());
        Attempts attempts = new Attempts(Attempts.OF_A_LOOK, circumstances.pauses(), cancellation);
        HubListing listing =
                new Lookup(client, id, refused(endpoint, id)).listing(attempts, pace(cancellation));
        requireOpen(id, listing);
        requireReadable(id, listing.modelType());
        var files = new FileChoice(Limits.standard().files(), id.path()).choose(listing.files());
        StagedFolder staged = staged(id, listing.commit());
        long missing = files.stream().mapToLong(f -> f.bytes() - staged.length(f.name())).sum();
        return new Offer(
                id,
                endpoint,
                listing.commit(),
                listing.licence(),
                listing.modelType(),
                listing.parameters(),
                files,
                Math.max(0, missing));
    }

    /**
     * Fetches what was offered, going on where an earlier attempt broke off. When this returns the
     * model is complete and on the disk; when it does not, there is none of that name.
     *
     * @return the model's folder
     * @throws IntakeException if the hub, the disk or the memory do not allow it
     * @throws java.util.concurrent.CancellationException if cancelled; what came so far is kept
     */
    public Path fetch(Offer offer, FetchListener listener, Cancellation cancellation) {
        Path target = folder(offer.id());
        if (isInstalled(offer, target)) {
            return target;
        }
        requireMemory(offer.id(), offer.memoryBytes());
        HubClient client = new HubClient(offer.endpoint(), circumstances.patience());
        Fetch fetch =
                new Fetch(
                        client,
                        refused(offer.endpoint(), offer.id()),
                        staged(offer.id(), offer.commit()),
                        pace(cancellation),
                        new Attempts(Attempts.OF_A_FILE, circumstances.pauses(), cancellation));
        try (FetchLock lock = FetchLock.acquire(disk, partial(offer.id()), offer.id())) {
            lock.removeOthers(offer.commit());
            fetch.run(offer, listener, config -> requireReadable(offer, config));
            InstalledNote note = InstalledNote.of(offer, circumstances.clock().instant());
            fetch.publish(offer, note, target);
        }
        return target;
    }

    /** What an earlier attempt to fetch a model has left, to go on with. */
    public boolean hasPart(HubId id) {
        return FetchLock.guardsAnything(disk, partial(id));
    }

    /**
     * Removes an installed model.
     *
     * @param id its folder below the root
     * @throws IntakeException if there is none, or the disk refuses
     */
    public void remove(String id) {
        Path folder = root.resolve(id).normalize();
        boolean inside = folder.startsWith(root) && folder.getNameCount() > root.getNameCount();
        if (!inside || !Files.isRegularFile(folder.resolve(ModelFolder.CONFIG))) {
            throw Problem.input("library.not-installed", id).asException();
        }
        Path aside = root.resolve(PARTIAL).resolve("removed-" + UUID.randomUUID());
        new FolderRemoval(disk).remove(folder, aside);
    }

    /** Forgets what an earlier attempt to fetch a model has left. */
    public void discardPart(HubId id) {
        try (FetchLock lock = FetchLock.acquire(disk, partial(id), id)) {
            lock.removeOthers("");
        }
    }

    private boolean isInstalled(Offer offer, Path target) {
        if (!Files.exists(target)) {
            return false;
        }
        boolean same =
                InstalledNote.in(target)
                        .filter(note -> note.source().commit().equals(offer.commit()))
                        .isPresent();
        if (!same) {
            throw Problem.input("library.other-version", offer.id().path()).asException();
        }
        return true;
    }

    private static void requireOpen(HubId id, HubListing listing) {
        switch (listing.access()) {
            case OPEN -> {}
            case GATED -> throw Problem.input("library.gated", id.path()).asException();
            case CLOSED -> throw Problem.input("library.private", id.path()).asException();
        }
    }

    private void requireReadable(Offer offer, ConfigGlance config) {
        requireReadable(offer.id(), config.modelType());
        if (config.isHalf()) {
            requireMemory(offer.id(), offer.memoryBytesOfHalves());
        }
    }

    private void requireReadable(HubId id, String modelType) {
        if (!modelType.isEmpty() && !readable.contains(modelType)) {
            throw Problem.input(
                            "model.unsupported-architecture",
                            id.path(),
                            "type",
                            modelType,
                            "known",
                            String.join(", ", new TreeSet<>(readable)))
                    .asException();
        }
    }

    private void requireMemory(HubId id, long needed) {
        long available = circumstances.memory().availableBytes();
        if (needed > available) {
            throw Problem.failure(
                            "library.no-memory",
                            id.path(),
                            "needed",
                            ByteCount.text(needed),
                            "free",
                            ByteCount.text(available))
                    .asException();
        }
    }

    private Path folder(HubId id) {
        return root.resolve(id.owner()).resolve(id.name());
    }

    private Path partial(HubId id) {
        return root.resolve(PARTIAL).resolve(id.owner()).resolve(id.name());
    }

    private StagedFolder staged(HubId id, String commit) {
        return new StagedFolder(disk, partial(id).resolve(commit));
    }

    private Refused refused(HubEndpoint endpoint, HubId id) {
        return new Refused(
                endpoint, id, circumstances.clock(), circumstances.patience().longestPause());
    }

    private Pace pace(Cancellation cancellation) {
        Patience patience = circumstances.patience();
        return new Pace(patience, System.nanoTime() + patience.total().toNanos(), cancellation);
    }
}
