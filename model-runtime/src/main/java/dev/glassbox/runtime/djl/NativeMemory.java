package dev.glassbox.runtime.djl;

import com.sun.jna.Function;

/** What the C library keeps of freed memory. */
public final class NativeMemory {
    // mallopt's numbers for what may be set
    private static final int MMAP_THRESHOLD = -3;
    private static final int TRIM_THRESHOLD = -1;

    private static final int LARGEST_KEPT = 32 << 20; // the C library's own limit
    private static final int MOST_KEPT = 256 << 20;

    private NativeMemory() {}

    /**
     * Has the C library keep what a pass frees for the next pass. Else arrays of some megabytes are
     * new pages of the system each time, all of which it must first fill with zeros.
     */
    static void keepBetweenPasses() {
        call("mallopt", MMAP_THRESHOLD, LARGEST_KEPT);
        call("mallopt", TRIM_THRESHOLD, MOST_KEPT);
    }

    /**
     * Gives freed memory back to the system, after something large was closed. The GNU C library
     * keeps hundreds of megabytes otherwise; others have no such call, and need none.
     */
    public static void giveBack() {
        call("malloc_trim", 0L);
    }

    private static void call(String function, Object... arguments) {
        if (!System.getProperty("os.name", "").startsWith("Linux")) {
            return;
        }
        try {
            Function.getFunction("c", function).invokeInt(arguments);
        } catch (LinkageError e) {
            return; // another C library, or no place to unpack the way to it: it stays as it is
        }
    }
}
