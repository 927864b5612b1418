package dev.glassbox.app;

import dev.glassbox.app.cli.Cli;
import dev.glassbox.app.cli.Console;

/**
 * Where the program begins. Not an {@code Application}: JavaFX on the class path refuses to start
 * from one, and most verbs need none.
 */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] words) {
        Logs.silence();
        System.exit(new Cli(Wiring.forThisMachine(), Console.ofThisProcess()).run(words));
    }
}
