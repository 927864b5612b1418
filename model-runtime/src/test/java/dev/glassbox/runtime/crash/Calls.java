package dev.glassbox.runtime.crash;

import dev.glassbox.runtime.intake.IntakeException;
import java.io.PrintStream;
import java.util.concurrent.CancellationException;

/**
 * Makes bad calls and says of each, on one line of its own, what was expected and what came: the
 * word for the parent process, which also sees where the process ends in between.
 */
final class Calls {
    private final PrintStream out;
    private final String about;

    /**
     * @param about put before every name, such as the model's family
     */
    Calls(PrintStream out, String about) {
        this.out = out;
        this.about = about;
    }

    /** What a call can come to. */
    enum Answer {
        /** It worked. */
        DONE,
        /** A problem of the catalogue. */
        REFUSED,
        /** One of the first two: which, depends on the model. */
        EITHER,
        /** Cancelled, as asked. */
        CANCELLED,
        /** A mistake of the calling code, said before anything native is touched. */
        GUARDED
    }

    @FunctionalInterface
    interface Call {
        void make() throws Exception;
    }

    void refused(String name, Call call) {
        expect(Answer.REFUSED, name, call);
    }

    void guarded(String name, Call call) {
        expect(Answer.GUARDED, name, call);
    }

    void expect(Answer expected, String name, Call call) {
        // Before the call: where the process ends, the parent knows in which.
        out.print(about + " " + name + "\t" + expected + "\t");
        out.flush();
        out.println(answer(call));
        out.flush();
    }

    private static String answer(Call call) {
        try {
            call.make();
            return "DONE\t";
        } catch (IntakeException e) {
            return "REFUSED\t" + e.problem().id();
        } catch (CancellationException e) {
            return "CANCELLED\t";
        } catch (IllegalStateException | IllegalArgumentException e) {
            return "GUARDED\t" + oneLine(e);
        } catch (Exception | Error e) { // whatever else came is for the parent to judge
            return "OTHER\t" + oneLine(e) + " at " + e.getStackTrace()[0];
        }
    }

    private static String oneLine(Throwable e) {
        return String.valueOf(e).replaceAll("\\s+", " ");
    }
}
