package dev.glassbox.app.lab;

import dev.glassbox.runtime.analysis.PrincipalAxes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Token embeddings moving on fixed axes: the plane in which those of the latest look spread most;
 * every earlier look is seen in the same plane.
 *
 * @param axes the plane
 * @param steps of the looks, ascending
 * @param tokens followed, as a person shall see them
 * @param x by look and token
 * @param y by look and token
 */
record Drift(
        PrincipalAxes axes, List<Integer> steps, List<String> tokens, double[][] x, double[][] y) {

    /**
     * Of the looks of a run.
     *
     * @param before the plane shown before, which the new one looks like as much as it can
     */
    static Optional<Drift> of(List<Look> looks, @Nullable PrincipalAxes before) {
        if (looks.isEmpty() || looks.get(0).followed().size() < 2) {
            return Optional.empty();
        }
        Look latest = looks.get(looks.size() - 1);
        PrincipalAxes found = PrincipalAxes.of(latest.embedding());
        PrincipalAxes axes =
                before == null || before.mean().length != found.mean().length
                        ? found
                        : found.like(before);
        List<Integer> steps = new ArrayList<>();
        double[][] x = new double[looks.size()][];
        double[][] y = new double[looks.size()][];
        for (int i = 0; i < looks.size(); i++) {
            double[][] places = axes.project(looks.get(i).embedding());
            steps.add(looks.get(i).step());
            x[i] = column(places, 0);
            y[i] = column(places, 1);
        }
        return Optional.of(new Drift(axes, steps, latest.names(), x, y));
    }

    private static double[] column(double[][] places, int which) {
        double[] column = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            column[i] = places[i][which];
        }
        return column;
    }

    /** The place in {@link #steps} of the last look up to a step, else of the first. */
    int indexAt(int step) {
        int index = 0;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) <= step) {
                index = i;
            }
        }
        return index;
    }
}
