package dev.glassbox.app;

import dev.glassbox.app.lesson.Picture;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/**
 * When the parts of a start were there, in milliseconds since the JVM's own start. Says so on the
 * error stream with {@code -Dglassbox.timing=true}, and nothing without.
 */
final class Timing {
    private final boolean loud;
    private final long startOfJvm = ManagementFactory.getRuntimeMXBean().getStartTime();

    private Timing(boolean loud) {
        this.loud = loud;
    }

    static Timing ofThisStart() {
        return new Timing(Boolean.getBoolean("glassbox.timing"));
    }

    void mark(String what) {
        if (loud) {
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
            long since = System.currentTimeMillis() - startOfJvm;
            System.err.println(
                    "timing " + what + " " + since + " ms, " + cpu + " ms of this thread's own");
        }
    }

    /** Marks the first picture, and the first one that was computed just now. */
    void whenShown(ObservableValue<Optional<Picture<?, ?>>> picture) {
        if (!loud) {
            return;
        }
        boolean[] seen = new boolean[2];
        ChangeListener<Optional<Picture<?, ?>>> listener =
                (property, old, now) ->
                        now.filter(Picture::current)
                                .flatMap(Picture::source)
                                .ifPresent(
                                        source -> {
                                            int kind = source.trace().origin().recorded() ? 0 : 1;
                                            if (!seen[kind]) {
                                                seen[kind] = true;
                                                mark(
                                                        kind == 0
                                                                ? "recorded picture"
                                                                : "live picture");
                                            }
                                        });
        picture.addListener(listener);
    }
}
