package dev.glassbox.visualizers.trails;

import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.HeavyQuestion;
import dev.glassbox.visualizers.api.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where do the vectors of some tokens go?
 *
 * @param tokens positions; empty for the last ones
 * @param right empty for the likeliest next token; as {@code up} read only where axes are words
 */
record TrailsQuestion(
        String model,
        String prompt,
        TrailsState.Kind kind,
        List<Integer> tokens,
        TrailsState.Axes axes,
        String right,
        String up)
        implements HeavyQuestion<Gathered, TrailsAnswer> {
    private static final int NEAREST = 6;

    /** Points behind the trails; more would be a fog, and slow to draw. */
    private static final int MOST_OTHERS = 3_000;

    static TrailsQuestion of(TrailsState state) {
        boolean words = state.axes() == TrailsState.Axes.WORDS;
        return new TrailsQuestion(
                state.model(),
                state.prompt(),
                state.kind(),
                state.tokens(),
                state.axes(),
                words ? state.right() : "",
                words ? state.up() : "");
    }

    @Override
    public Gathered inputs(OpenModels models, Cancellation cancellation) {
        Gathering gathering = new Gathering(models, this, cancellation);
        return kind == TrailsState.Kind.LAYERS ? gathering.throughLayers() : gathering.training();
    }

    /** The positions to follow: those asked for that are there, else the last ones. */
    List<Integer> followed(TraceAnswer pass) {
        int length = pass.tokens().size();
        List<Integer> asked = tokens.stream().filter(t -> t < length).sorted().toList();
        if (!asked.isEmpty()) {
            return asked;
        }
        return IntStream.range(Math.max(0, length - TrailsState.MOST), length).boxed().toList();
    }

    @Override
    public TrailsAnswer work(Gathered in, Asking<TrailsAnswer> asking) {
        if (in.absence().isPresent()) {
            return empty(in, in.absence().get());
        }
        Optional<Plane> plane = plane(in, asking);
        if (plane.isEmpty()) {
            return empty(in, Message.of("trails.absent.parallel"));
        }
        int trails = in.rows().size();
        int stations = in.stations().size();
        float[][][] vectors = new float[trails][stations][];
        for (int trail = 0; trail < trails; trail++) {
            for (int station = 0; station < stations; station++) {
                vectors[trail][station] = in.fields().get(station).row(in.rows().get(trail));
            }
        }
        return new TrailsAnswer(
                in.pass(),
                in.stations(),
                in.followed(),
                plane,
                vectors,
                near(in, vectors, asking),
                in.written(),
                others(in, plane.get()),
                in.towards().map(t -> List.of(t.right(), t.up())).orElse(List.of()),
                Optional.empty());
    }

    private static TrailsAnswer empty(Gathered in, Message why) {
        return new TrailsAnswer(
                in.pass(),
                in.stations(),
                in.followed(),
                Optional.empty(),
                new float[0][][],
                List.of(),
                in.written(),
                new float[0][],
                List.of(),
                Optional.of(why));
    }

    private static Optional<Plane> plane(Gathered in, Cancellation cancellation) {
        if (in.towards().isPresent()) {
            Towards words = in.towards().get();
            return Plane.ofDirections(words.rightVector(), words.upVector());
        }
        Tensor spread = in.spread().orElseThrow();
        return Optional.of(Plane.ofComponents(spread.values(), spread.size(1), cancellation));
    }

    /** On all cores: a large vocabulary takes thousands of millions of multiplications. */
    private List<List<List<Nearest.Near>>> near(
            Gathered in, float[][][] vectors, Cancellation cancellation) {
        int stations = in.stations().size();
        boolean ofTraining = kind == TrailsState.Kind.TRAINING;
        if (!ofTraining && in.embedding().isEmpty()) {
            return List.of();
        }
        List<Nearest> places =
                ofTraining
                        ? in.fields().stream().map(Nearest::new).toList()
                        : List.of(new Nearest(in.embedding().orElseThrow()));
        Object[] found = new Object[vectors.length * stations];
        IntStream.range(0, found.length)
                .parallel()
                .forEach(
                        i -> {
                            cancellation.check();
                            int trail = i / stations;
                            int station = i % stations;
                            found[i] =
                                    places.get(ofTraining ? station : 0)
                                            .to(
                                                    vectors[trail][station],
                                                    NEAREST,
                                                    ofTraining ? in.rows().get(trail) : -1);
                        });
        return IntStream.range(0, vectors.length)
                .mapToObj(
                        trail ->
                                Arrays.stream(found, trail * stations, (trail + 1) * stations)
                                        .map(TrailsQuestion::list)
                                        .toList())
                .toList();
    }

    @SuppressWarnings("unchecked") // put there a few lines above
    private static List<Nearest.Near> list(Object found) {
        return (List<Nearest.Near>) Objects.requireNonNull(found);
    }

    private static float[][] others(Gathered in, Plane plane) {
        float[][] others = new float[in.stations().size()][];
        for (int station = 0; station < others.length; station++) {
            Tensor field = in.fields().get(station);
            List<Integer> rows = new ArrayList<>();
            for (int row = 0; row < field.size(0) && field.size(0) <= MOST_OTHERS; row++) {
                if (!in.rows().contains(row)) {
                    rows.add(row);
                }
            }
            others[station] = new float[2 * rows.size()];
            for (int i = 0; i < rows.size(); i++) {
                float[] vector = field.row(rows.get(i));
                others[station][2 * i] = (float) plane.x(vector);
                others[station][2 * i + 1] = (float) plane.y(vector);
            }
        }
        return others;
    }
}
