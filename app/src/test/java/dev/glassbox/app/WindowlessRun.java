package dev.glassbox.app;

import dev.glassbox.app.failure.OrderlyExit;
import dev.glassbox.app.failure.Session;
import dev.glassbox.app.i18n.Messages;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;

/**
 * A run of the app without its screens, in a process of its own: the session, the toolkit, fonts,
 * themes, strings, settings and the way out, as the window begins and ends them. Says line by line
 * what it met.
 */
final class WindowlessRun {
    private WindowlessRun() {}

    /**
     * @param words the theme to set; then {@code hold} to wait for the end of standard input,
     *     {@code fail} to throw on the JavaFX thread
     */
    public static void main(String[] words) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Wiring wiring = Wiring.forThisMachine();
        Messages messages = wiring.newMessages("en", Messages.Destination.TERMINAL);
        Optional<Session> session = wiring.beginSession();
        if (session.isEmpty()) {
            out.println("said " + messages.sentence(Session.alreadyRunning()));
            return;
        }
        Platform.startup(() -> {});
        wiring.begin();
        OrderlyExit exit = wiring.exit(session.get());
        exit.onTermination();
        List<String> rest = List.of(words).subList(1, words.length);
        onFxThread(() -> begin(wiring, words[0], out));
        if (rest.contains("fail")) {
            Platform.runLater(
                    () -> {
                        throw new IllegalStateException("a broken picture");
                    });
        }
        if (rest.contains("hold")) {
            out.println("holding");
            waitForEnd();
        }
        onFxThread(() -> {});
        onFxThread(
                () ->
                        wiring.notices()
                                .open()
                                .forEach(n -> out.println("notice " + messages.sentence(n))));
        exit.leave(0);
    }

    private static void begin(Wiring wiring, String theme, PrintStream out) {
        wiring.fonts().registerForScreens();
        out.println("themes " + wiring.themes().all().size());
        out.println("language " + wiring.messages().language());
        out.println("theme was " + wiring.settings().get().look().theme());
        wiring.progress().load();
        wiring.settings().update(settings -> settings.withLook(settings.look().withTheme(theme)));
        wiring.settings().flush();
    }

    private static void waitForEnd() throws IOException {
        while (System.in.read() >= 0) {
            // until the test closes it
        }
    }

    private static void onFxThread(Runnable action) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(
                () -> {
                    try {
                        action.run();
                    } finally {
                        done.countDown();
                    }
                });
        done.await();
    }
}
