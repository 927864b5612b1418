package dev.glassbox.visualizers.residual;

import dev.glassbox.visualizers.api.Message;
import java.util.List;
import java.util.Optional;

/**
 * The stream of one position from the embedding to the final norm.
 *
 * @param steps every addition, in the order of the pass
 * @param labels one a step, for the picture
 * @param position the one looked at
 * @param longest the largest L2 norm that anything written has, at any position; above 0
 * @param widest the largest L2 norm of the stream at the position; above 0
 * @param scale what the final norm divides by
 * @param sums whether the stream is nothing but the sum of its additions
 * @param difference the largest difference of any number to that sum
 * @param tolerance how large it may be
 */
record Path(
        List<Step> steps,
        List<Message> labels,
        int position,
        double longest,
        double widest,
        Optional<Double> scale,
        boolean sums,
        double difference,
        double tolerance) {

    /** Float32 sums of this many additions keep so much, relative to the largest number. */
    private static final double TOLERANCE = 1e-5;

    static Path of(ResidualAnswer data) {
        int at = data.position();
        double longest = 0;
        double widest = 0;
        for (Step step : data.steps()) {
            for (double norm : step.added()) {
                longest = Double.isFinite(norm) ? Math.max(longest, norm) : longest;
            }
            double after = step.after()[at];
            widest = Double.isFinite(after) ? Math.max(widest, after) : widest;
        }
        return new Path(
                data.steps(),
                data.steps().stream().map(Path::label).toList(),
                at,
                longest > 0 ? longest : 1,
                widest > 0 ? widest : 1,
                data.scale(),
                data.sums(),
                data.sumDifference(),
                TOLERANCE * Math.max(1, data.largest()));
    }

    static Message label(Step step) {
        return switch (step.kind()) {
            case EMBED -> Message.of("residual.row.embed");
            case POSITION -> Message.of("residual.row.position");
            case ATTENTION -> Message.of("residual.row.attention", "layer", step.layer());
            case MLP -> Message.of("residual.row.mlp", "layer", step.layer());
        };
    }

    /** The step of a block that writes most here; -1 where there is none. */
    int largest() {
        int best = -1;
        for (int row = 0; row < steps.size(); row++) {
            double added = steps.get(row).added()[position];
            boolean larger = best < 0 || added > steps.get(best).added()[position];
            if (steps.get(row).layer() >= 0 && larger) {
                best = row;
            }
        }
        return best;
    }

    boolean agrees() {
        return difference <= tolerance;
    }
}
