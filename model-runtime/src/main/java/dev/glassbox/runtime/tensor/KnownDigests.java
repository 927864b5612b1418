package dev.glassbox.runtime.tensor;

import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The sha256 of files that this process has read whole already, so that listing and reopening large
 * models does not read them again. Safe on any thread.
 */
final class KnownDigests {
    private static final int MOST = 256;

    private static final Map<Content, String> KNOWN =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Content, String> eldest) {
                    return size() > MOST;
                }
            };

    /**
     * By what a file is taken to be the same as before.
     *
     * @param uri where it lies
     * @param length in bytes
     * @param modified when it was last written
     * @param header what its header says, as a hash
     */
    record Content(String uri, long length, FileTime modified, int header) {}

    private KnownDigests() {}

    static String of(Content content, Supplier<String> read) {
        synchronized (KNOWN) {
            String known = KNOWN.get(content);
            if (known != null) {
                return known;
            }
        }
        String digest = read.get();
        synchronized (KNOWN) {
            KNOWN.put(content, digest);
        }
        return digest;
    }
}
