package dev.glassbox.runtime.djl;

import com.sun.jna.Function;

/** What the C library keeps of freed memory. */
public final class NativeMemory {
    private NativeMemory() {}

    /**
     * Gives freed memory back to the system, after something large was closed. The GNU C library
     * keeps hundreds of megabytes otherwise; others have no such call, and need none.
     */
    public static void giveBack() {
        if (!System.getProperty("os.name", "").startsWith("Linux")) {
            return;
        }
        try {
            Function.getFunction("c", "malloc_trim").invokeInt(new Object[] {0L});
        } catch (LinkageError e) {
            return; // another C library, or no place to unpack the way to it: it stays as it is
        }
    }
}
