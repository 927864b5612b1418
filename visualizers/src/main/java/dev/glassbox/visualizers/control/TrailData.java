package dev.glassbox.visualizers.control;

import java.util.ArrayList;
import java.util.List;

/**
 * Ways of a few points through the same stations: everything a {@link TrailPlot} draws.
 *
 * @param x what is in sight at least
 * @param y what is in sight at least
 * @param ways one a point
 * @param stations their short names, at least one
 * @param station the one shown: ways are strong up to there
 * @param focus index of the way whose stations are named
 * @param others points that go along faintly, where they are at the station shown: x, y, x, y.
 *     Handed over: never written to again
 */
@SuppressWarnings("ArrayRecordComponent") // large, and never compared
public record TrailData(
        DriftPoints.Axis x,
        DriftPoints.Axis y,
        List<Way> ways,
        List<String> stations,
        int station,
        int focus,
        float[] others) {
    static final TrailData NONE =
            new TrailData(
                    new DriftPoints.Axis("", 0, 1),
                    new DriftPoints.Axis("", 0, 1),
                    List.of(),
                    List.of(),
                    0,
                    0,
                    new float[0]);

    public TrailData {
        ways = List.copyOf(ways);
        stations = List.copyOf(stations);
        for (Way way : ways) {
            if (way.x.length != stations.size() || way.y.length != stations.size()) {
                throw new IllegalArgumentException(
                        way.kind.label() + ": " + way.x.length + " of " + stations.size());
            }
        }
    }

    /**
     * One way.
     *
     * @param kind its name, colour and form
     * @param x by station. Handed over: never written to again
     * @param y as many
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Way(DriftPoints.Category kind, double[] x, double[] y) {}

    /** Where a station of a way stands among {@link #points}. */
    int index(int way, int at) {
        return way * stations.size() + at;
    }

    int wayOf(int index) {
        return index / stations.size();
    }

    int stationOf(int index) {
        return index % stations.size();
    }

    /** Every station of every way as a point of its own, in the order of {@link #index}. */
    DriftPoints points() {
        List<DriftPoints.Point> points = new ArrayList<>();
        for (int way = 0; way < ways.size(); way++) {
            for (int at = 0; at < stations.size(); at++) {
                points.add(point(way, at, ""));
            }
        }
        return points(points);
    }

    /** The same, those first whose names matter most: the points themselves, then stations. */
    DriftPoints named() {
        List<DriftPoints.Point> points = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            int way = (focus + i) % ways.size(); // the one talked about has the first choice
            points.add(point(way, station, ways.get(way).kind.label()));
        }
        int last = stations.size() - 1;
        List<Integer> order = new ArrayList<>(List.of(0, last));
        for (int at = last - 1; at > 0; at--) {
            order.add(at);
        }
        for (int at : order) {
            if (at != station && !ways.isEmpty()) {
                points.add(point(focus, at, stations.get(at)));
            }
        }
        return points(points);
    }

    private DriftPoints points(List<DriftPoints.Point> points) {
        return new DriftPoints(x, y, ways.stream().map(Way::kind).toList(), points);
    }

    private DriftPoints.Point point(int way, int at, String label) {
        Way of = ways.get(way);
        return new DriftPoints.Point(label, way, new double[] {of.x[at]}, new double[] {of.y[at]});
    }
}
