package dev.glassbox.runtime.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** The body of an answer as a stream that does not wait for ever. */
final class BodyStream extends InputStream {
    private static final long SLICE_MILLIS = 50;

    private final Inflow inflow;
    private final Pace pace;
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private boolean ended;

    BodyStream(Inflow inflow, Pace pace) {
        this.inflow = inflow;
        this.pace = pace;
        pace.begin();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        ByteBuffer source = current();
        if (source == null) {
            return -1;
        }
        int n = Math.min(length, source.remaining());
        source.get(target, offset, n);
        return n;
    }

    /** The bytes to read next; null at the end. */
    private @Nullable ByteBuffer current() throws IOException {
        while (true) {
            while (!waiting.isEmpty() && !waiting.element().hasRemaining()) {
                waiting.remove();
            }
            if (!waiting.isEmpty()) {
                return waiting.element();
            }
            if (ended) {
                return null;
            }
            pace.check();
            await();
        }
    }

    private void await() throws IOException {
        Inflow.Item item;
        try {
            item = inflow.next(SLICE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
        if (item instanceof Inflow.Item.Bytes bytes) {
            for (ByteBuffer buffer : bytes.buffers()) {
                pace.arrived(buffer.remaining());
                waiting.add(buffer);
            }
        } else if (item instanceof Inflow.Item.Broken broken) {
            throw new IOException(broken.why());
        } else if (item instanceof Inflow.Item.End) {
            ended = true;
        }
    }

    @Override
    public void close() {
        inflow.close();
    }
}
