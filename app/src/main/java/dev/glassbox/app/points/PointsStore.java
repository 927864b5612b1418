package dev.glassbox.app.points;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.glassbox.app.settings.Keeper;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.store.DurableFile;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** The map of points as it was left, kept across starts. */
public final class PointsStore {
    public static final int SCHEMA = 1;

    private static final Duration AFTER_LAST_CHANGE = Duration.ofSeconds(1);

    private final StrictJson json = StrictJson.standard();
    private final Keeper<JsonNode> keeper;
    private final String place;

    /**
     * @param writer the one thread that writes user data
     * @param trouble told why the state cannot be read or kept; called on any thread
     */
    public PointsStore(
            DurableFile file, ScheduledExecutorService writer, Consumer<? super Problem> trouble) {
        place = file.path().toString();
        keeper = new Keeper<>(file, writer, AFTER_LAST_CHANGE, json::writeIndented, trouble);
    }

    /** What was kept; empty where nothing was, or what is there is no JSON. */
    public JsonNode load() {
        return keeper.load(
                document -> json.readTree(document, place), JsonNodeFactory.instance.objectNode());
    }

    public void keep(JsonNode state) {
        keeper.keep(state);
    }

    /** Returns when it is on the disk, or cannot be. */
    public void flush() {
        keeper.flush();
    }
}
