package dev.glassbox.runtime.library;

import java.util.HashMap;
import java.util.Map;

/** Sums up over all files how much is here. */
final class FetchProgress {
    private final FetchListener listener;
    private final long total;
    private final Map<String, Long> here = new HashMap<>();
    private long sum;

    FetchProgress(FetchListener listener, long total) {
        this.listener = listener;
        this.total = total;
    }

    void at(HubFile file, long bytes) {
        Long before = here.put(file.name(), bytes);
        sum += bytes - (before == null ? 0 : before);
        listener.fetched(file.name(), sum, total);
    }

    void checking(HubFile file) {
        at(file, file.bytes());
        listener.checking(file.name());
    }
}
