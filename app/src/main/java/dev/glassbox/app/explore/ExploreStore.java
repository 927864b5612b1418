package dev.glassbox.app.explore;

import dev.glassbox.app.settings.Keeper;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.store.DurableFile;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** What was explored last, kept across starts like the settings. */
public final class ExploreStore {
    /** The format that {@link ExploreJson} writes. */
    public static final int SCHEMA = 1;

    private static final Duration AFTER_LAST_CHANGE = Duration.ofSeconds(1);

    private final StrictJson json = StrictJson.standard();
    private final Keeper<ExploreState> keeper;
    private final String place;

    /**
     * @param writer the one thread that writes user data
     * @param trouble told why the state cannot be read or kept; called on any thread
     */
    public ExploreStore(
            DurableFile file, ScheduledExecutorService writer, Consumer<? super Problem> trouble) {
        place = file.path().toString();
        keeper =
                new Keeper<>(
                        file,
                        writer,
                        AFTER_LAST_CHANGE,
                        state -> json.writeIndented(ExploreJson.write(json, state)),
                        trouble);
    }

    /** What was kept, or {@code otherwise}; what is no state is said and left aside. */
    public ExploreState load(ExploreState otherwise) {
        return keeper.load(
                document -> ExploreJson.read(json, json.readTree(document, place), place),
                otherwise);
    }

    public void keep(ExploreState state) {
        keeper.keep(state);
    }

    /** Returns when it is on the disk, or cannot be. */
    public void flush() {
        keeper.flush();
    }
}
