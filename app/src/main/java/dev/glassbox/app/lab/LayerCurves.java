package dev.glassbox.app.lab;

import dev.glassbox.runtime.training.LayerMetrics;
import dev.glassbox.runtime.training.LayerMetrics.Layer;
import dev.glassbox.visualizers.chart.CurveWords;
import dev.glassbox.visualizers.chart.Curves;
import dev.glassbox.visualizers.chart.Curves.Axis;
import dev.glassbox.visualizers.chart.Curves.Line;
import dev.glassbox.visualizers.chart.Curves.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** How each layer of a run learns, as curves with a logarithmic axis. */
final class LayerCurves {
    /**
     * Where the update ratios of healthy trainings lie, as a rule of thumb of the CS231n notes
     * ("Neural Networks Part 3", ratio of weights to updates).
     */
    static final double HEALTHY_RATIO = 1e-3;

    private static final List<String> COLOURS =
            List.of("cat-1", "cat-2", "cat-3", "cat-4", "cat-5", "cat-6");

    private LayerCurves() {}

    /** The lengths of the gradients. */
    static Curves gradients(Shown shown, LabRun run) {
        return of(shown, run, "lab.axis.gradient", Layer::gradientNorm);
    }

    /** The lengths of the updates beside the weights'. */
    static Curves ratios(Shown shown, LabRun run) {
        return of(shown, run, "lab.axis.ratio", Layer::updateRatio)
                .withLevels(List.of(new Curves.Level(HEALTHY_RATIO, shown.say("lab.level.ratio"))));
    }

    static CurveWords words(Shown shown, String key) {
        return new CurveWords(
                shown.say(key), shown.say("lab.chart.keys"), "", shown.say("lab.chart.empty"));
    }

    private static Curves of(Shown shown, LabRun run, String axis, ToDoubleFunction<Layer> number) {
        Map<String, List<double[]>> points = new LinkedHashMap<>();
        for (LayerMetrics line : run.layers()) {
            for (Layer layer : line.layers()) {
                points.computeIfAbsent(layer.name(), name -> new ArrayList<>())
                        .add(new double[] {line.step(), number.applyAsDouble(layer)});
            }
        }
        List<Series> series = new ArrayList<>();
        points.forEach(
                (name, curve) -> {
                    int i = series.size();
                    series.add(
                            new Series(
                                    name,
                                    nameOf(shown, name),
                                    COLOURS.get(i % COLOURS.size()),
                                    Line.values()[i / COLOURS.size() % Line.values().length],
                                    curve.stream().mapToDouble(point -> point[0]).toArray(),
                                    curve.stream().mapToDouble(point -> point[1]).toArray()));
                });
        boolean logSteps = shown.state().axes().logSteps();
        String step = shown.say("lab.axis.step");
        double cursor = shown.state().moment().isPresent() ? shown.moment() : Double.NaN;
        return Curves.of(
                        logSteps ? Axis.log(step) : Axis.linear(step),
                        Axis.log(shown.say(axis)),
                        series)
                .withCursor(cursor);
    }

    /** A layer as a person calls it. */
    private static String nameOf(Shown shown, String layer) {
        if (layer.startsWith("blocks.")) {
            return shown.say("lab.layer.block", "n", layer.substring("blocks.".length()));
        }
        return switch (layer) {
            case "embed" -> shown.say("lab.layer.embed");
            case "ln_final" -> shown.say("lab.layer.ln-final");
            case "unembed" -> shown.say("lab.layer.unembed");
            default -> layer;
        };
    }
}
