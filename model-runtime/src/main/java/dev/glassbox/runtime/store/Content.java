package dev.glassbox.runtime.store;

import java.io.IOException;
import java.io.OutputStream;

/** Whatever knows how to write itself to a stream, such as a set of tensors. */
@FunctionalInterface
public interface Content {
    /** Writes everything and leaves the stream open. */
    void writeTo(OutputStream out) throws IOException;
}
