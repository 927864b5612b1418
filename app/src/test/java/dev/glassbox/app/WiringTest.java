package dev.glassbox.app;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.glassbox.app.background.NeedHost;
import dev.glassbox.app.files.UserFolders;
import dev.glassbox.runtime.djl.NativeLedger;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.runtime.trace.TraceRequest.Logits;
import dev.glassbox.visualizers.api.Need;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/** All parts as the app wires them, with the real engine and the bundled model. */
@ExtendWith(ApplicationExtension.class) // starts the toolkit
class WiringTest {
    private static final int QUESTIONS = 20;

    private final BlockingQueue<Object> answers = new LinkedBlockingQueue<>();

    @Test
    void everyQuestionIsAnsweredAndNoNativeMemoryStays() throws InterruptedException {
        Path home = Path.of(System.getProperty("glassbox.checkout"), "app", "target", "wiring");
        Wiring wiring = new Wiring(new UserFolders(home));
        wiring.begin();
        NeedHost host = wiring.needs().open();
        Platform.runLater(wiring::startEngine);

        TraceAnswer first = live(host, "ROMEO:");
        assertEquals(6, first.tokens().size());
        assertTrue(first.trace().find(HookPoint.pattern(0)).isPresent());
        int before = nativeArrays();
        for (int i = 0; i < QUESTIONS; i++) {
            live(host, "JULIET" + "!".repeat(i));
        }
        assertEquals(before, nativeArrays());
    }

    private static int nativeArrays() {
        try (NDManager any = NDManager.newBaseManager("PyTorch")) {
            return NativeLedger.arrays(any);
        }
    }

    /** The live answer, past a recording that may come before it. */
    private TraceAnswer live(NeedHost host, String prompt) throws InterruptedException {
        TraceRequest request = new TraceRequest(Set.of(HookPoint.pattern(0)), Logits.LAST);
        Need.OfTrace need = new Need.OfTrace("shakespeare-char", prompt, request);
        Platform.runLater(() -> host.ask(need, answers::add, answers::add));
        while (true) {
            Object answer = answers.poll(60, SECONDS);
            if (!(answer instanceof TraceAnswer trace)) {
                throw new AssertionError("not answered but: " + answer);
            }
            if (!trace.trace().origin().recorded()) {
                return trace;
            }
        }
    }
}
