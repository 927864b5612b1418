package dev.glassbox.app.cli;

import dev.glassbox.runtime.tokenizer.GrowingText;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A text that is printed as it comes: its words, or its ids where nobody knows their names. */
final class Written {
    private final PrintStream out;
    private final @Nullable GrowingText text;
    private boolean begun;

    Written(PrintStream out, @Nullable Tokenizer names) {
        this.out = out;
        text = names == null ? null : new GrowingText(names);
    }

    void add(int... ids) {
        if (text != null) {
            out.print(text.add(ids));
        } else {
            out.print(begun ? "," : "");
            out.print(
                    Arrays.stream(ids).mapToObj(String::valueOf).collect(Collectors.joining(",")));
        }
        begun = true;
        out.flush();
    }

    /** What was held back, and the end of the line. */
    void end() {
        out.println(text == null ? "" : text.rest());
        out.flush();
    }
}
