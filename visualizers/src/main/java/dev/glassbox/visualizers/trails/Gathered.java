package dev.glassbox.visualizers.trails;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.visualizers.api.Message;
import java.util.List;
import java.util.Optional;

/**
 * What the models are asked for.
 *
 * @param pass the prompt's tokens, without activations
 * @param stations in their order; none where there is nothing to follow
 * @param fields one a station, {@code [n, D]}: every vector there is, of each position or of each
 *     token of the vocabulary
 * @param followed which positions of the prompt
 * @param rows of {@code fields}, one each of {@code followed}
 * @param written the length of what was added before each station, by {@code followed} and station,
 *     as the engine has it; NaN where nothing is known to have been added
 * @param embedding whose rows neighbours are looked for in; of training each station's own field
 * @param spread the vectors that axes follow, {@code [n, D]}
 * @param towards the two words that axes point to, where they do
 * @param absence why there is no picture, if so
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record Gathered(
        TraceAnswer pass,
        List<Station> stations,
        List<Tensor> fields,
        List<Integer> followed,
        List<Integer> rows,
        double[][] written,
        Optional<Tensor> embedding,
        Optional<Tensor> spread,
        Optional<Towards> towards,
        Optional<Message> absence) {
    Gathered {
        stations = List.copyOf(stations);
        fields = List.copyOf(fields);
        followed = List.copyOf(followed);
        rows = List.copyOf(rows);
    }
}
