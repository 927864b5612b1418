package dev.glassbox.visualizers.trails;

import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The distance from the station before to the one shown, taken apart. */
final class TrailWorkings {
    /** What float32 sums of a stream keep, relative to its length. */
    private static final double TOLERANCE = 1e-5;

    private static final int SHOWN = 4; // of the differences, the largest first

    private final TrailsState state;
    private final TrailsAnswer data;
    private final Trail trail;
    private final int index;
    private final int station;

    /**
     * @param index of the trail
     * @param shown the station; the first one's distance is that to the second
     */
    TrailWorkings(TrailsState state, TrailsAnswer data, Trail trail, int index, int shown) {
        this.state = state;
        this.data = data;
        this.trail = trail;
        this.index = index;
        station = Math.min(Math.max(1, shown), data.stations().size() - 1);
    }

    Workings workings() {
        Trail.Stop stop = trail.stops().get(station);
        float[] here = data.vectors()[index][station];
        float[] before = data.vectors()[index][Math.max(0, station - 1)];
        return new Workings(
                Message.of("trails.work.title", "token", trail.label()),
                Message.of(
                        "trails.work.value",
                        "distance",
                        Numbers.exact(stop.step()),
                        "from",
                        data.stations().get(Math.max(0, station - 1)).name(),
                        "to",
                        data.stations().get(station).name()),
                List.of(whole(here, before, stop), drawn(stop), gone()),
                check(here, stop),
                List.of(source()));
    }

    private Workings.Step whole(float[] here, float[] before, Trail.Stop stop) {
        int width = here.length;
        List<Integer> largest =
                IntStream.range(0, width)
                        .boxed()
                        .sorted(
                                (a, b) ->
                                        Double.compare(
                                                Math.abs((double) here[b] - before[b]),
                                                Math.abs((double) here[a] - before[a])))
                        .limit(SHOWN)
                        .toList();
        StringBuilder squares = new StringBuilder();
        for (int d : largest) {
            squares.append("(%s)^2+".formatted(Numbers.formula((double) here[d] - before[d])));
        }
        return new Workings.Step(
                Message.of("trails.work.whole"),
                Message.of(
                        "trails.work.whole.words",
                        "width",
                        width,
                        "shown",
                        largest.size(),
                        "largest",
                        largest.get(0)),
                List.of(
                        "d=\\lVert\\mathbf b-\\mathbf a\\rVert=\\sqrt{\\sum_{i=0}^{%d}(b_i-a_i)^2}"
                                .formatted(width - 1),
                        "=\\sqrt{%s\\ldots}".formatted(squares),
                        "=\\mathbf{%s}".formatted(Numbers.formula(stop.step()))));
    }

    private Workings.Step drawn(Trail.Stop stop) {
        Trail.Stop last = trail.stops().get(Math.max(0, station - 1));
        return new Workings.Step(
                Message.of("trails.work.drawn"),
                Message.of(
                        "trails.work.drawn.words",
                        "share",
                        stop.step() > 0 ? Numbers.percent(stop.drawnStep() / stop.step()) : "–"),
                List.of(
                        "\\sqrt{(%s)^2+(%s)^2}=\\mathbf{%s}"
                                .formatted(
                                        Numbers.formula(stop.x() - last.x()),
                                        Numbers.formula(stop.y() - last.y()),
                                        Numbers.formula(stop.drawnStep()))));
    }

    private Workings.Step gone() {
        List<String> parts = new ArrayList<>();
        for (int at = Math.max(1, station - 2); at <= station; at++) {
            parts.add(Numbers.formula(trail.stops().get(at).step()));
        }
        Trail.Stop stop = trail.stops().get(station);
        return new Workings.Step(
                Message.of("trails.work.gone"),
                Message.of(
                        "trails.work.gone.words",
                        "gone",
                        Numbers.picture(stop.gone()),
                        "straight",
                        Numbers.picture(stop.straight())),
                List.of(
                        "%s%s=\\mathbf{%s}"
                                .formatted(
                                        station > 3 ? "\\ldots+" : "",
                                        String.join("+", parts),
                                        Numbers.formula(stop.gone()))));
    }

    /** Of the layers: what was added, by the engine, is as long as the way is far. */
    private Optional<Workings.Check> check(float[] here, Trail.Stop stop) {
        double engine = data.written()[index][station];
        if (Double.isNaN(engine)) {
            return Optional.empty();
        }
        double squares = 0;
        for (float value : here) {
            squares += (double) value * value;
        }
        return Optional.of(
                new Workings.Check(
                        engine, stop.step(), TOLERANCE * Math.max(1, Math.sqrt(squares))));
    }

    private Workings.Source source() {
        Map<String, Object> there = new LinkedHashMap<>();
        there.put("model", state.model());
        there.put("prompt", state.prompt());
        boolean layers = state.kind() == TrailsState.Kind.LAYERS;
        there.put(layers ? "position" : "token", trail.position());
        return layers
                ? new Workings.Source(Message.of("trails.work.to-residual"), "residual", there)
                : new Workings.Source(Message.of("trails.work.to-embeddings"), "embeddings", there);
    }
}
