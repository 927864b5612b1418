package dev.glassbox.runtime.analysis;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Origin;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the model would answer after each layer, if the residual stream went straight to the
 * unembedding: the logit lens (nostalgebraist 2020, "interpreting GPT: the logit lens"). The final
 * norm is computed anew for every position. The last stage is the model's own answer.
 *
 * @param stages where the residual stream is read, in the order of the pass
 * @param cells by stage, then by position
 * @param origin of the pass that was read
 */
public record LogitLens(List<HookPoint> stages, List<List<Cell>> cells, Origin origin) {
    /** Rows unembedded at once; their logits are dropped when their cells are known. */
    private static final int ROWS = 32;

    /**
     * One stage at one position.
     *
     * @param top the likeliest tokens
     * @param answer the token that the last stage finds likeliest here
     * @param rank of the answer at this stage, from 1
     * @param p of the answer at this stage
     * @param divergence KL(last stage || this stage) in nats, 0 at the last one
     */
    public record Cell(List<Guess> top, int answer, int rank, double p, double divergence) {
        public Cell {
            top = List.copyOf(top);
        }
    }

    public LogitLens {
        stages = List.copyOf(stages);
        cells = cells.stream().map(List::copyOf).toList();
    }

    /**
     * Reads a text through the lens.
     *
     * @param top how many tokens to name in each cell, from 1
     * @throws dev.glassbox.runtime.intake.IntakeException if the model cannot read the ids, or its
     *     residual stream cannot be unembedded
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static LogitLens of(LanguageModel model, int[] ids, int top, Cancellation cancellation) {
        if (!model.description().labels().isEmpty()) {
            throw Problem.input("analysis.needs-tokens", model.card().id()).asException();
        }
        int layers = model.config().nLayers();
        List<HookPoint> stages = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            stages.add(HookPoint.block(layer, "hook_resid_pre"));
        }
        stages.add(last(model));
        TraceRequest request = new TraceRequest(Set.copyOf(stages), TraceRequest.Logits.LAST);
        Trace trace = model.run(ids, request, cancellation);
        List<List<Cell>> cells = new ArrayList<>();
        stages.forEach(stage -> cells.add(new ArrayList<>()));
        for (int from = 0; from < ids.length; from += ROWS) {
            int to = Math.min(ids.length, from + ROWS);
            List<Distribution> last = read(model, trace, stages.get(layers), from, to);
            for (int stage = 0; stage <= layers; stage++) {
                cancellation.check();
                List<Distribution> here =
                        stage == layers ? last : read(model, trace, stages.get(stage), from, to);
                for (int row = 0; row < here.size(); row++) {
                    cells.get(stage).add(cell(here.get(row), last.get(row), top));
                }
            }
        }
        return new LogitLens(stages, cells, trace.origin());
    }

    /** What the head reads: where a block ends with a norm, the stream behind that. */
    private static HookPoint last(LanguageModel model) {
        int layer = model.config().nLayers() - 1;
        HookPoint normalized = HookPoint.block(layer, "hook_normalized_resid_post");
        return model.hookPoints().contains(normalized)
                ? normalized
                : HookPoint.block(layer, "hook_resid_post");
    }

    private static Cell cell(Distribution here, Distribution last, int top) {
        int answer = last.best();
        double divergence = here == last ? 0 : last.divergenceTo(here);
        return new Cell(here.top(top), answer, here.rank(answer), here.p(answer), divergence);
    }

    private static List<Distribution> read(
            LanguageModel model, Trace trace, HookPoint stage, int from, int to) {
        Tensor residual = trace.get(stage); // [1, pos, d_model]
        int width = residual.size(2);
        float[] rows = new float[(to - from) * width];
        System.arraycopy(residual.values(), from * width, rows, 0, rows.length);
        Tensor logits =
                model.unembed(Tensor.wrap(rows, new int[] {to - from, width}, "n", "d_model"));
        List<Distribution> all = new ArrayList<>();
        for (int row = 0; row < to - from; row++) {
            all.add(new Distribution(logits.row(row)));
        }
        return all;
    }
}
