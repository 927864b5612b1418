package dev.glassbox.app.cli;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The three streams of a command. Text on them is UTF-8 whatever the locale.
 *
 * @param in what {@code -} reads
 * @param out the answer and nothing else
 * @param err one line where the command fails
 * @param watched whether a person at a terminal sees {@code err} and may be shown progress
 */
public record Console(InputStream in, PrintStream out, PrintStream err, boolean watched) {

    /** Streams that nobody watches. */
    public Console(InputStream in, PrintStream out, PrintStream err) {
        this(in, out, err, false);
    }

    /** The process's own streams. */
    public static Console ofThisProcess() {
        return new Console(
                // A file's stream asks where it stands when all is read, which a pipe cannot say.
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                isTerminal());
    }

    /** From JDK 22 on there is a console object without a terminal too, and it can be asked. */
    @SuppressWarnings("SystemConsoleNull") // the question for JDK 17 to 21
    private static boolean isTerminal() {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            Object said = java.io.Console.class.getMethod("isTerminal").invoke(console);
            return Boolean.TRUE.equals(said);
        } catch (ReflectiveOperationException e) {
            return true; // an older JDK
        }
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
