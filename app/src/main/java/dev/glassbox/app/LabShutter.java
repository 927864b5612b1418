package dev.glassbox.app;

import dev.glassbox.app.lab.Lab;
import dev.glassbox.app.lab.LabRun;
import dev.glassbox.app.lab.LabRun.Phase;
import dev.glassbox.app.lab.OwnTextState;
import dev.glassbox.app.lab.OwnTextViewModel;
import dev.glassbox.runtime.intake.Problem;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;

/** Presses when the lab is as far as it shall be, and all that has been drawn for some frames. */
final class LabShutter extends AnimationTimer {
    /** Frames between the last change and the picture: layout, then drawing, then all is still. */
    private static final int FRAMES = 6;

    private final BooleanSupplier all;
    private final Supplier<Optional<Problem>> trouble;
    private final Runnable press;
    private final Consumer<RuntimeException> failed;
    private int still;

    private LabShutter(
            BooleanSupplier all,
            Supplier<Optional<Problem>> trouble,
            Runnable press,
            Consumer<RuntimeException> failed) {
        this.all = all;
        this.trouble = trouble;
        this.press = press;
        this.failed = failed;
    }

    /**
     * Waits for a run.
     *
     * @param failed told why the run cannot come so far
     */
    static LabShutter ofRun(Lab lab, Runnable press, Consumer<RuntimeException> failed) {
        return new LabShutter(
                () -> isThere(lab),
                () ->
                        lab.run()
                                .get()
                                .trouble()
                                .filter(problem -> lab.run().get().phase() == Phase.FAILED),
                press,
                failed);
    }

    /** Waits for the form of a text of one's own; what it refuses is part of the picture. */
    static LabShutter ofForm(
            OwnTextViewModel own, Runnable press, Consumer<RuntimeException> failed) {
        return new LabShutter(() -> isThere(own.state().get()), Optional::empty, press, failed);
    }

    @Override
    public void handle(long now) {
        Optional<Problem> why = trouble.get();
        if (why.isPresent()) {
            stop();
            failed.accept(why.get().asException());
            return;
        }
        still = all.getAsBoolean() ? still + 1 : 0;
        if (still >= FRAMES) {
            stop();
            press.run();
        }
    }

    private static boolean isThere(OwnTextState form) {
        return switch (form.phase()) {
            case EMPTY, REFUSED -> true;
            case READING, WEIGHING, BEGINNING -> false;
            case READY ->
                    form.pace().isPresent() || form.offer().flatMap(o -> o.refusal()).isPresent();
        };
    }

    private static boolean isThere(Lab lab) {
        LabRun run = lab.run().get();
        Optional<LabRun> beside = lab.beside().get();
        return waits(run)
                && !run.looks().isEmpty()
                && beside.map(LabShutter::waits).orElse(true)
                && beside.isPresent() == !lab.state().get().plan().beside().isEmpty()
                && beside.map(other -> sameLooks(run, other)).orElse(true);
    }

    /**
     * A look comes after its step; a run that failed has no more of them, and a broken one that is
     * found again has none.
     */
    private static boolean sameLooks(LabRun run, LabRun other) {
        return other.phase() == Phase.FAILED
                || other.looks().isEmpty()
                || run.looks().size() == other.looks().size();
    }

    /** A broken run may have come to its end in its own way. */
    private static boolean waits(LabRun run) {
        return run.phase() == Phase.PAUSED
                || run.phase() == Phase.DONE
                || run.phase() == Phase.FAILED;
    }
}
