package dev.glassbox.runtime.library;

import dev.glassbox.runtime.store.Disk;
import dev.glassbox.runtime.trace.Cancellation;
import java.nio.file.Path;
import java.time.Duration;

/** Fetches the model of a hub until it is killed; says when it has begun and when it is done. */
final class FetchVictim {
    private FetchVictim() {}

    public static void main(String[] arguments) {
        ModelLibrary library =
                new Library(
                                Disk.real(),
                                Path.of(arguments[0]),
                                Long.MAX_VALUE,
                                Duration.ofSeconds(20))
                        .library();
        HubEndpoint hub = HubEndpoint.parse(arguments[1]);
        Offer offer = library.look(Library.ID, hub, Cancellation.NONE);
        FetchListener telling =
                (file, done, total) -> {
                    if (file.equals(FaultyHub.BIG)) {
                        System.out.println("begun");
                    }
                };
        library.fetch(offer, telling, Cancellation.NONE);
        System.out.println("done");
    }
}
