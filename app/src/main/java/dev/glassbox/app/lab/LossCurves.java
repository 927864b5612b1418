package dev.glassbox.app.lab;

import dev.glassbox.runtime.training.Adjustment;
import dev.glassbox.runtime.training.TrainingMetrics;
import dev.glassbox.visualizers.chart.CurveWords;
import dev.glassbox.visualizers.chart.Curves;
import dev.glassbox.visualizers.chart.Curves.Axis;
import dev.glassbox.visualizers.chart.Curves.Line;
import dev.glassbox.visualizers.chart.Curves.Series;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The losses of both runs on one clock. A run's colours are its own, the broken one is dashed and
 * both are named, so that they are told apart without colours too.
 */
final class LossCurves {
    private LossCurves() {}

    static Curves of(Shown shown) {
        List<Series> series = new ArrayList<>();
        double smoothing = shown.state().axes().smoothing();
        boolean two = shown.beside().isPresent();
        String healthy = two ? shown.say("lab.healthy") : "";
        add(series, shown, "healthy", healthy, shown.run(), smoothing);
        shown.beside()
                .ifPresent(run -> add(series, shown, "broken", shown.brokenName(), run, smoothing));
        Axis x = axis(shown.say("lab.axis.step"), shown.state().axes().logSteps());
        Axis y = axis(shown.say("lab.axis.loss"), shown.state().axes().logLoss());
        double cursor = shown.state().moment().isPresent() ? shown.moment() : Double.NaN;
        return new Curves(x, y, series, levels(shown), marks(shown), cursor);
    }

    private static Axis axis(String name, boolean log) {
        return log ? Axis.log(name) : Axis.linear(name);
    }

    private static void add(
            List<Series> series,
            Shown shown,
            String id,
            String name,
            LabRun run,
            double smoothing) {
        boolean broken = id.equals("broken");
        Line line = broken ? Line.DASHED : Line.SOLID;
        List<TrainingMetrics> log = run.log();
        series.add(
                new Series(
                                id + ".train",
                                label(shown, "lab.train-loss", name),
                                broken ? "cat-2" : "cat-1",
                                line,
                                log.stream().mapToDouble(TrainingMetrics::step).toArray(),
                                log.stream().mapToDouble(TrainingMetrics::trainLoss).toArray())
                        .smoothed(smoothing));
        List<TrainingMetrics> evaluated = evaluated(run);
        series.add(
                new Series(
                        id + ".validation",
                        label(shown, "lab.val-loss", name),
                        broken ? "cat-4" : "cat-3",
                        line,
                        evaluated.stream().mapToDouble(TrainingMetrics::step).toArray(),
                        evaluated.stream().mapToDouble(LossCurves::validation).toArray()));
    }

    private static String label(Shown shown, String key, String run) {
        return run.isEmpty()
                ? shown.say(key)
                : shown.say("lab.of-run", "what", shown.say(key), "run", run);
    }

    private static List<TrainingMetrics> evaluated(LabRun run) {
        return run.log().stream().filter(line -> line.valLoss() != null).toList();
    }

    private static double validation(TrainingMetrics line) {
        Double loss = line.valLoss();
        return loss == null ? Double.NaN : loss;
    }

    /** What guessing costs, and what nobody can do better than. */
    private static List<Curves.Level> levels(Shown shown) {
        List<Curves.Level> levels = new ArrayList<>();
        LabRun.About about = shown.run().about();
        if (about.vocabulary() > 1) {
            double guessing = Math.log(about.vocabulary());
            levels.add(
                    new Curves.Level(
                            guessing,
                            shown.say("lab.level.guessing", "loss", Numbers.picture(guessing))));
        }
        about.floor()
                .ifPresent(
                        floor ->
                                levels.add(
                                        new Curves.Level(
                                                floor,
                                                shown.say(
                                                        "lab.level.floor",
                                                        "loss",
                                                        Numbers.picture(floor)))));
        return levels;
    }

    private static List<Curves.Mark> marks(Shown shown) {
        List<Curves.Mark> marks = new ArrayList<>();
        for (Adjustment change : shown.run().changes()) {
            marks.add(new Curves.Mark(change.step(), words(shown, change)));
        }
        return marks;
    }

    /** A change as it is marked. */
    static String words(Shown shown, Adjustment change) {
        return shown.say(
                "lab.mark",
                "what",
                shown.say("lab.number." + change.what()),
                "value",
                Numbers.picture(change.value()));
    }

    static CurveWords words(Shown shown) {
        StringBuilder spoken = new StringBuilder(shown.say("lab.losses"));
        spoken.append(' ').append(last(shown, shown.run(), shown.say("lab.healthy")));
        shown.beside()
                .ifPresent(run -> spoken.append(' ').append(last(shown, run, shown.brokenName())));
        return new CurveWords(
                spoken.toString(),
                shown.say("lab.chart.keys"),
                shown.say("lab.smoothed"),
                shown.say("lab.chart.empty"));
    }

    /** The last numbers of a run in words. */
    private static String last(Shown shown, LabRun run, String name) {
        if (run.log().isEmpty()) {
            return "";
        }
        TrainingMetrics line = run.log().get(run.log().size() - 1);
        return shown.say(
                "lab.losses.last",
                "run",
                name,
                "step",
                line.step(),
                "train",
                Numbers.picture(line.trainLoss()),
                "validation",
                lastValidation(run, Integer.MAX_VALUE).map(Numbers::picture).orElse("–"));
    }

    /** The last line of a run's log up to a step. */
    static Optional<TrainingMetrics> lineAt(LabRun run, int step) {
        Optional<TrainingMetrics> found = Optional.empty();
        for (TrainingMetrics line : run.log()) {
            if (line.step() <= step) {
                found = Optional.of(line);
            }
        }
        return found;
    }

    /** The last validation loss of a run up to a step. */
    static Optional<Double> lastValidation(LabRun run, int step) {
        Optional<Double> found = Optional.empty();
        for (TrainingMetrics line : run.log()) {
            if (line.step() <= step && line.valLoss() != null) {
                found = Optional.of(validation(line));
            }
        }
        return found;
    }
}
