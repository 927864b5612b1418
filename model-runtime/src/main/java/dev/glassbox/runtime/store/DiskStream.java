package dev.glassbox.runtime.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** A stream into a {@link Disk.Writing}; closing it is the business of whoever opened that. */
final class DiskStream extends OutputStream {
    private final Disk.Writing writing;

    DiskStream(Disk.Writing writing) {
        this.writing = writing;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        writing.write(ByteBuffer.wrap(bytes, offset, length));
    }
}
