package dev.glassbox.app.cli;

import dev.glassbox.runtime.intake.ByteCount;
import dev.glassbox.runtime.library.FetchListener;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Says how a fetch goes, a few times a second: as lines of JSON on stdout, or to a person at a
 * terminal as one line on stderr that is written over and gone at the end. Else nothing.
 */
final class FetchLines implements FetchListener, AutoCloseable {
    private static final long PAUSE_NANOS = 250_000_000;
    private static final int WIDTH = 72;

    private final Console console;
    private final boolean json;
    private long last;
    private boolean shown;

    FetchLines(Console console, boolean json) {
        this.console = console;
        this.json = json;
        this.last = System.nanoTime() - PAUSE_NANOS;
    }

    @Override
    public void fetched(String file, long done, long total) {
        boolean due = System.nanoTime() - last >= PAUSE_NANOS;
        if (!due && done < total) {
            return;
        }
        last = System.nanoTime();
        if (json) {
            Json.line(console.out(), line(file, done, total));
        } else if (console.watched()) {
            show(
                    String.format(
                            Locale.ROOT,
                            "%3d%%  %s / %s  %s",
                            total == 0 ? 100 : done * 100 / total,
                            ByteCount.text(done),
                            ByteCount.text(total),
                            file));
        }
    }

    private static Map<String, Object> line(String file, long done, long total) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", file);
        line.put("done", done);
        line.put("total", total);
        return line;
    }

    private void show(String words) {
        console.err().print(String.format(Locale.ROOT, "\r%-" + WIDTH + "s", words));
        console.err().flush();
        shown = true;
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (shown) {
            show("");
            console.err().print("\r");
            console.err().flush();
        }
    }
}
