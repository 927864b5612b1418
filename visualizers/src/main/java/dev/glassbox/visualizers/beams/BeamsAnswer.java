package dev.glassbox.visualizers.beams;

import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.sampling.BeamTree;
import dev.glassbox.visualizers.api.QuestionAnswer;
import java.util.List;
import java.util.Optional;

/**
 * What the three ways wrote.
 *
 * @param pass the pass over the prompt
 * @param lines those that are written, in the order of {@link Way}
 * @param tree everything beam search looked at
 * @param writesOn whether the model writes text at all
 * @param cutShort whether fewer tokens than asked for fit into the model's context
 */
record BeamsAnswer(
        TraceAnswer pass,
        List<Line> lines,
        Optional<BeamTree> tree,
        boolean writesOn,
        boolean cutShort)
        implements QuestionAnswer {
    private static final int BYTES_A_NODE = 80;

    BeamsAnswer {
        lines = List.copyOf(lines);
    }

    @Override
    public long bytes() {
        int nodes = tree.map(all -> all.nodes().size()).orElse(0);
        return 4L * pass.trace().logits().size() + 4096 + (long) BYTES_A_NODE * nodes;
    }

    @Override
    public Optional<TraceAnswer> source() {
        return Optional.of(pass);
    }

    @Override
    public boolean complete() {
        return !writesOn || lines.size() == Way.values().length;
    }
}
