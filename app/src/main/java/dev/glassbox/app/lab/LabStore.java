package dev.glassbox.app.lab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.app.settings.Keeper;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.store.DurableFile;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** The lab's last state, kept across starts like the settings. */
public final class LabStore {
    /** The format that {@link LabStateJson} writes. */
    public static final int SCHEMA = 1;

    private static final Duration AFTER_LAST_CHANGE = Duration.ofSeconds(1);

    private final StrictJson json = StrictJson.standard();
    private final Keeper<LabState> keeper;
    private final String place;

    /**
     * @param writer the one thread that writes user data
     * @param trouble told why the state cannot be read or kept; called on any thread
     */
    public LabStore(
            DurableFile file, ScheduledExecutorService writer, Consumer<? super Problem> trouble) {
        place = file.path().toString();
        keeper = new Keeper<>(file, writer, AFTER_LAST_CHANGE, this::write, trouble);
    }

    private String write(LabState state) {
        return json.writeIndented(LabStateJson.write(json, state));
    }

    private LabState read(String document) {
        JsonNode tree = json.readTree(document, place);
        return LabStateJson.read(json, tree, place);
    }

    /** What was kept, or {@code otherwise}; what is no state is said and left aside. */
    public LabState load(LabState otherwise) {
        return keeper.load(this::read, otherwise);
    }

    public void keep(LabState state) {
        keeper.keep(state);
    }

    /** Returns when it is on the disk, or cannot be. */
    public void flush() {
        keeper.flush();
    }
}
