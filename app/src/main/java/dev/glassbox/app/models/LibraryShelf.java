package dev.glassbox.app.models;

import dev.glassbox.app.models.ShownModel.Facts;
import dev.glassbox.app.models.ShownModel.Origin;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.library.CuratedModels;
import dev.glassbox.runtime.library.FetchListener;
import dev.glassbox.runtime.library.HubEndpoint;
import dev.glassbox.runtime.library.HubId;
import dev.glassbox.runtime.library.InstalledNote;
import dev.glassbox.runtime.library.ModelLibrary;
import dev.glassbox.runtime.library.Offer;
import dev.glassbox.runtime.model.Memory;
import dev.glassbox.runtime.model.ModelCard;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.trace.Cancellation;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shelf of this computer's user. */
public final class LibraryShelf implements ModelShelf {
    private final ModelCatalog catalog;
    private final ModelLibrary library;
    private final CuratedModels curated;

    public LibraryShelf(ModelCatalog catalog, ModelLibrary library, CuratedModels curated) {
        this.catalog = catalog;
        this.library = library;
        this.curated = curated;
    }

    @Override
    public List<ShownModel> list() {
        return catalog.ids().stream().map(this::shown).toList();
    }

    private ShownModel shown(String id) {
        Map<String, String> goodFor = curated.goodFor(id);
        try {
            ModelDescription model = catalog.describe(id);
            ModelCard card = model.card();
            return new ShownModel(
                    id,
                    origin(card.origin()),
                    isFetched(id),
                    Optional.of(new Facts(card.architecture(), card.parameters(), card.licence())),
                    weights(catalog.folder(id)),
                    goodFor,
                    model.warnings(),
                    Optional.empty());
        } catch (IntakeException e) {
            Origin origin =
                    Files.isDirectory(library.root().resolve(id)) && !Path.of(id).isAbsolute()
                            ? Origin.INSTALLED
                            : Origin.OWN;
            return new ShownModel(
                    id,
                    origin,
                    isFetched(id),
                    Optional.empty(),
                    0,
                    goodFor,
                    List.of(),
                    Optional.of(e.problem()));
        }
    }

    private boolean isFetched(String id) {
        return InstalledNote.in(library.root().resolve(id)).isPresent();
    }

    private static Origin origin(String words) {
        return switch (words) {
            case ModelCatalog.BUNDLED -> Origin.BUNDLED;
            case ModelCatalog.INSTALLED -> Origin.INSTALLED;
            default -> Origin.OWN;
        };
    }

    /** The length of all weights' files of a folder. */
    private static long weights(Path folder) {
        long sum = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.safetensors")) {
            for (Path file : files) {
                sum += Files.size(file);
            }
        } catch (IOException e) {
            return sum; // what could be read
        }
        return sum;
    }

    @Override
    public Room room() {
        Path there = library.root();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return new Room(there.toFile().getUsableSpace(), Memory.ofThisMachine().availableBytes());
    }

    @Override
    public Offer look(HubId id, HubEndpoint endpoint, Cancellation cancellation) {
        return library.look(id, endpoint, cancellation);
    }

    @Override
    public void fetch(Offer offer, FetchListener listener, Cancellation cancellation) {
        library.fetch(offer, listener, cancellation);
    }

    @Override
    public void discardPart(HubId id) {
        library.discardPart(id);
    }

    @Override
    public void remove(String id) {
        library.remove(id);
    }

    @Override
    public void requireModel(Path folder) {
        catalog.describe(folder.toString());
    }
}
