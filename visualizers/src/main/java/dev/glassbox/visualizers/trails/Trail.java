package dev.glassbox.visualizers.trails;

import java.util.ArrayList;
import java.util.List;

/**
 * The way of one vector.
 *
 * @param position of its token in the prompt
 * @param id of its token
 * @param label its token as a person shall see it
 * @param stops one a station
 */
record Trail(int position, int id, String label, List<Stop> stops) {
    Trail {
        stops = List.copyOf(stops);
    }

    /**
     * One station of it. Distances are Euclidean; each once in all dimensions and once as it is
     * drawn, where it is never longer.
     *
     * @param x where it is drawn
     * @param y where it is drawn
     * @param step from the station before; 0 at the first
     * @param drawnStep the same in the drawing
     * @param gone sum of all steps so far
     * @param drawnGone the same in the drawing
     * @param straight from the first station
     * @param drawnStraight the same in the drawing
     * @param cosine of the angle to the last station's vector; NaN beside a vector of zeros
     * @param near tokens whose embeddings point most nearly the same way
     */
    record Stop(
            double x,
            double y,
            double step,
            double drawnStep,
            double gone,
            double drawnGone,
            double straight,
            double drawnStraight,
            double cosine,
            List<Nearest.Near> near) {}

    /**
     * @param vectors one a station, each {@code [D]}
     * @param near one list a station, or none at all
     */
    static Trail of(
            int position,
            int id,
            String label,
            float[][] vectors,
            Plane plane,
            List<List<Nearest.Near>> near) {
        List<Stop> stops = new ArrayList<>();
        double gone = 0;
        double drawnGone = 0;
        float[] first = vectors[0];
        float[] last = vectors[vectors.length - 1];
        for (int station = 0; station < vectors.length; station++) {
            float[] here = vectors[station];
            float[] before = vectors[Math.max(0, station - 1)];
            double step = distance(here, before);
            double drawnStep = drawn(plane, here, before);
            gone += step;
            drawnGone += drawnStep;
            stops.add(
                    new Stop(
                            plane.x(here),
                            plane.y(here),
                            step,
                            drawnStep,
                            gone,
                            drawnGone,
                            distance(here, first),
                            drawn(plane, here, first),
                            cosine(here, last),
                            near.isEmpty() ? List.of() : near.get(station)));
        }
        return new Trail(position, id, label, stops);
    }

    /** The station that the longest step leads to; 0 where there is only one. */
    int longestStep() {
        int longest = Math.min(1, stops.size() - 1);
        for (int station = 1; station < stops.size(); station++) {
            longest = stops.get(station).step() > stops.get(longest).step() ? station : longest;
        }
        return longest;
    }

    /** The last stop. */
    Stop end() {
        return stops.get(stops.size() - 1);
    }

    private static double drawn(Plane plane, float[] a, float[] b) {
        return Math.hypot(plane.x(a) - plane.x(b), plane.y(a) - plane.y(b));
    }

    private static double distance(float[] a, float[] b) {
        double squares = 0;
        for (int d = 0; d < a.length; d++) {
            double difference = (double) a[d] - b[d];
            squares += difference * difference;
        }
        return Math.sqrt(squares);
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int d = 0; d < a.length; d++) {
            dot += (double) a[d] * b[d];
            aa += (double) a[d] * a[d];
            bb += (double) b[d] * b[d];
        }
        return dot / Math.sqrt(aa) / Math.sqrt(bb);
    }
}
