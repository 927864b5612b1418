package dev.glassbox.visualizers.trails;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.QuestionAnswer;
import java.util.List;
import java.util.Optional;

/**
 * Trails in all dimensions and in the drawing.
 *
 * @param pass the prompt's tokens, without activations
 * @param stations in their order
 * @param followed which positions of the prompt
 * @param plane that is drawn; empty where there is none
 * @param vectors by {@code followed} and station, each {@code [D]}
 * @param near to each of these, the nearest first
 * @param written as {@link Gathered#written}
 * @param others where all other vectors are drawn, by station: x, y, x, y
 * @param towards the two tokens that axes point to, by id; empty where they are components
 * @param absence why there is no picture, if so
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record TrailsAnswer(
        TraceAnswer pass,
        List<Station> stations,
        List<Integer> followed,
        Optional<Plane> plane,
        float[][][] vectors,
        List<List<List<Nearest.Near>>> near,
        double[][] written,
        float[][] others,
        List<Integer> towards,
        Optional<Message> absence)
        implements QuestionAnswer {
    TrailsAnswer {
        stations = List.copyOf(stations);
        followed = List.copyOf(followed);
        near = List.copyOf(near);
        towards = List.copyOf(towards);
    }

    @Override
    public long bytes() {
        long drawn = others.length == 0 ? 0 : 4L * others.length * others[0].length;
        long whole = 4L * followed.size() * stations.size() * pass.config().dModel();
        return drawn + whole + 4L * pass.trace().logits().size();
    }

    @Override
    public Optional<TraceAnswer> source() {
        return Optional.of(pass);
    }
}
