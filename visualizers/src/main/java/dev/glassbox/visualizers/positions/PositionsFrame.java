package dev.glassbox.visualizers.positions;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a score between two tokens changes as they move.
 *
 * @param description the whole picture in words
 * @param facts as {@code positions.md} names them
 * @param reading the prompt and the model's shape
 * @param curves one a scheme shown; none where the model lacks what is asked for
 * @param picture what the scheme makes of positions; absent where all four are shown
 * @param arrows the turned pairs of q and k, for the rotary scheme
 * @param order whether the order of tokens matters without positions
 */
public record PositionsFrame(
        Message description,
        Map<String, String> facts,
        Reading reading,
        List<Curve> curves,
        Optional<Grid> picture,
        List<Arrow> arrows,
        Optional<OrderCheck> order)
        implements VisualizerFrame {
    private static final int FURTHER = 16; // positions that both tokens are moved by together
    private static final int ARROWS = 6;
    private static final double SAME = 1e-9;

    /**
     * @param labels the prompt's tokens
     * @param query which of them looks
     * @param key which is looked at
     * @param positions how many there are
     * @param heads in a layer
     * @param recorded whether the pass was recorded earlier
     */
    record Reading(
            List<String> labels, int query, int key, int positions, int heads, boolean recorded) {
        Reading {
            labels = List.copyOf(labels);
        }
    }

    /**
     * Scores by distance.
     *
     * @param scheme how positions are told
     * @param here by distance, the query at the state's position
     * @param moved the same with both tokens moved on
     * @param by how far they were moved on
     */
    record Curve(Scheme scheme, double[] here, double[] moved, int by) {
        /** Whether only the distance matters. */
        boolean isRelative() {
            for (int i = 0; i < here.length; i++) {
                if (Math.abs(here[i] - moved[i]) > SAME) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Numbers by row and column; NaN where there is none. */
    record Grid(int rows, int columns, double[] values, double extent) {}

    /**
     * One pair of numbers of q and k as arrows in the plane.
     *
     * @param pair which, from 0
     * @param frequency radians from one position to the next
     * @param query its angle, turned
     * @param key its angle, turned
     */
    record Arrow(int pair, double frequency, double query, double key) {}

    public PositionsFrame {
        facts = Map.copyOf(facts);
        curves = List.copyOf(curves);
        arrows = List.copyOf(arrows);
    }

    static PositionsFrame of(PositionsState state, Content.Answer data) {
        TraceAnswer trace = data.trace();
        int last = trace.tokens().size() - 1;
        Integer asked = state.query();
        int query = asked == null ? last : Math.min(asked, last);
        int key = Math.min(state.key(), last);
        Reading reading =
                new Reading(
                        trace.tokens().stream().map(t -> TokenText.visible(t.text())).toList(),
                        query,
                        key,
                        trace.config().nCtx(),
                        trace.config().nHeads(),
                        trace.trace().origin().recorded());
        if (data.weights().isEmpty()) {
            return absent(reading, Message.of("positions.absent.model", "model", state.model()));
        }
        if (state.head() >= reading.heads()) {
            return absent(
                    reading,
                    Message.of(
                            "positions.absent.head",
                            "asked",
                            state.head(),
                            "count",
                            reading.heads(),
                            "last",
                            reading.heads() - 1));
        }
        if (state.at() >= reading.positions()) {
            return absent(
                    reading,
                    Message.of(
                            "positions.absent.at",
                            "asked",
                            state.at(),
                            "count",
                            reading.positions()));
        }
        return present(state, data, reading);
    }

    private static PositionsFrame absent(Reading reading, Message why) {
        return new PositionsFrame(
                why, Map.of(), reading, List.of(), Optional.empty(), List.of(), Optional.empty());
    }

    private static PositionsFrame present(
            PositionsState state, Content.Answer data, Reading reading) {
        Content.Weights weights = data.weights().orElseThrow();
        Scores scores = new Scores(weights, state.head(), reading.heads(), state.base());
        int queryId = data.trace().tokens().get(reading.query()).id();
        int keyId = data.trace().tokens().get(reading.key()).id();
        List<Scheme> shown = state.all() ? Arrays.asList(Scheme.values()) : List.of(state.scheme());
        List<Curve> curves = new ArrayList<>();
        for (Scheme scheme : shown) {
            curves.add(curve(scores, scheme, state, queryId, keyId, reading.positions()));
        }
        List<Integer> ids = data.trace().tokens().stream().map(t -> t.id()).toList();
        OrderCheck order = OrderCheck.of(weights.tokens(), weights.positions(), ids);
        Curve first =
                curves.stream().filter(c -> c.scheme() == state.scheme()).findFirst().orElseThrow();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("score", Numbers.picture(first.here()[state.distance()]));
        facts.put("distance-only", String.valueOf(first.isRelative()));
        facts.put("order-without-positions", String.valueOf(order.without() > 1e-6));
        facts.put("order-with-positions", String.valueOf(order.with() > 1e-6));
        Message description =
                Message.of(
                        first.isRelative()
                                ? "positions.description.relative"
                                : "positions.description.absolute",
                        "query",
                        reading.labels().get(reading.query()),
                        "at",
                        state.at(),
                        "key",
                        reading.labels().get(reading.key()),
                        "place",
                        state.at() - state.distance(),
                        "distance",
                        state.distance(),
                        "score",
                        Numbers.picture(first.here()[state.distance()]),
                        "by",
                        first.by(),
                        "moved",
                        Numbers.picture(first.moved()[state.distance()]));
        return new PositionsFrame(
                description,
                facts,
                reading,
                curves,
                state.all() ? Optional.empty() : grid(scores, state, reading),
                !state.all() && state.scheme() == Scheme.ROTARY
                        ? arrows(scores, state, queryId, keyId)
                        : List.of(),
                Optional.of(order));
    }

    private static Curve curve(
            Scores scores, Scheme scheme, PositionsState s, int queryId, int keyId, int positions) {
        int by = Math.min(FURTHER, positions - 1 - s.at());
        double[] here = new double[s.at() + 1];
        double[] moved = new double[s.at() + 1];
        for (int distance = 0; distance <= s.at(); distance++) {
            here[distance] = scores.score(scheme, queryId, s.at(), keyId, s.at() - distance);
            int on = s.at() + by;
            moved[distance] = scores.score(scheme, queryId, on, keyId, on - distance);
        }
        return new Curve(scheme, here, moved, by);
    }

    private static Optional<Grid> grid(Scores scores, PositionsState s, Reading reading) {
        int rows = reading.positions();
        if (s.scheme() == Scheme.ALIBI) {
            double slope = PositionRules.slope(s.head(), reading.heads());
            double[] values = new double[rows * rows];
            for (int q = 0; q < rows; q++) {
                for (int k = 0; k < rows; k++) {
                    values[q * rows + k] = k > q ? Double.NaN : -slope * (q - k);
                }
            }
            return Optional.of(new Grid(rows, rows, values, Math.max(1e-9, slope * (rows - 1))));
        }
        if (!s.scheme().isAdded()) {
            return Optional.empty();
        }
        int columns = scores.added(s.scheme(), 0).length;
        double[] values = new double[rows * columns];
        double extent = 1e-9;
        for (int row = 0; row < rows; row++) {
            double[] vector = scores.added(s.scheme(), row);
            for (int i = 0; i < columns; i++) {
                values[row * columns + i] = vector[i];
                extent = Math.max(extent, Math.abs(vector[i]));
            }
        }
        return Optional.of(new Grid(rows, columns, values, extent));
    }

    private static List<Arrow> arrows(Scores scores, PositionsState s, int queryId, int keyId) {
        double[] q = scores.query(Scheme.ROTARY, queryId, s.at());
        double[] k = scores.key(Scheme.ROTARY, keyId, s.at() - s.distance());
        int half = scores.dHead() / 2;
        List<Arrow> arrows = new ArrayList<>();
        int count = Math.min(ARROWS, half);
        for (int i = 0; i < count; i++) {
            int pair = count == 1 ? 0 : i * (half - 1) / (count - 1);
            arrows.add(
                    new Arrow(
                            pair,
                            PositionRules.frequency(s.base(), pair, 2 * half),
                            Math.atan2(q[pair + half], q[pair]),
                            Math.atan2(k[pair + half], k[pair])));
        }
        return arrows;
    }

    @Override
    public List<FrameTable> tables() {
        return curves.isEmpty() ? List.of() : List.of(scores());
    }

    /** Scores by distance, one column a scheme. */
    FrameTable scores() {
        List<String> columns = new ArrayList<>(List.of("distance"));
        for (Curve curve : curves) {
            columns.add(curve.scheme().id());
            columns.add(curve.scheme().id() + "_moved");
        }
        List<List<Object>> rows = new ArrayList<>();
        for (int distance = 0; distance < curves.get(0).here().length; distance++) {
            List<Object> row = new ArrayList<>(List.of(distance));
            for (Curve curve : curves) {
                row.add(curve.here()[distance]);
                row.add(curve.moved()[distance]);
            }
            rows.add(row);
        }
        return new FrameTable("scores", columns, rows);
    }
}
