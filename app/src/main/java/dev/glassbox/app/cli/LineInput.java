package dev.glassbox.app.cli;

import dev.glassbox.runtime.intake.Limits;
import dev.glassbox.runtime.intake.Problem;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Standard input line by line, as bytes, so that a line that is no UTF-8 can be told by number. */
final class LineInput {
    private final InputStream in;
    private final int limit = Limits.standard().files().text();

    LineInput(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /**
     * The next line without its line feed, or null at the end.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if it is longer than a text may be
     */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        if (b < 0) {
            return null;
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (line.size() == limit) {
                throw Problem.input("cli.stdin-too-long", "", "bytes", limit).asException();
            }
            line.write(b);
        }
        return line.toByteArray();
    }
}
