package dev.glassbox.visualizers.neurons;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.model.ConfigReader;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.runtime.trace.Change;
import dev.glassbox.runtime.trace.HookPoint;
import dev.glassbox.runtime.trace.Intervention;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A layer's hidden numbers on a prompt; with {@code about} more of one neuron.
 *
 * @param position of the neuron that is looked for; null for the last
 * @param neuron null for the one most active at the position
 * @param about whether more is asked of the neuron than its activations on the prompt
 */
record NeuronsQuestion(
        String model,
        String prompt,
        int layer,
        @Nullable Integer position,
        @Nullable Integer neuron,
        boolean about)
        implements Question<NeuronsAnswer> {
    private static final int CONTEXTS = 12;
    private static final int PUSHES = 5;
    private static final int SAMPLE_TOKENS = 1200; // read of the sample text at most
    private static final int AROUND = 20; // tokens of a context on each side

    /** {@code config.json}'s keys of the activation function, family by family. */
    private static final List<String> KEYS =
            List.of("activation_function", "hidden_act", "hidden_activation");

    @Override
    public NeuronsAnswer answer(OpenModels models, Asking<NeuronsAnswer> asking) {
        HookPoint pre = HookPoint.block(layer, "mlp.hook_pre");
        HookPoint linear = HookPoint.block(layer, "mlp.hook_pre_linear");
        HookPoint post = HookPoint.block(layer, "mlp.hook_post");
        TraceRequest request =
                new TraceRequest(Set.of(pre, linear, post), TraceRequest.Logits.LAST);
        TraceAnswer pass = models.trace(model, prompt, request, asking);
        Trace trace = pass.trace();
        Optional<NeuronsAnswer.Hidden> hidden =
                trace.find(post)
                        .map(
                                values ->
                                        new NeuronsAnswer.Hidden(
                                                trace.get(pre), trace.find(linear), values));
        ConfigReader config = models.config(model);
        Optional<Curve> curve =
                KEYS.stream()
                        .filter(config::has)
                        .findFirst()
                        .flatMap(key -> Curve.named(config.text(key)));
        int which = hidden.map(this::chosen).orElse(-1);
        if (!about || hidden.isEmpty() || which >= hidden.get().post().size(2)) {
            return new NeuronsAnswer(pass, hidden, curve, Optional.empty());
        }
        LanguageModel opened = models.get(model);
        NeuronsAnswer.About known = writes(opened, pass, which, asking);
        asking.soFar(new NeuronsAnswer(pass, hidden, curve, Optional.of(known)));
        NeuronsAnswer.About whole = contexts(models, known, asking);
        return new NeuronsAnswer(pass, hidden, curve, Optional.of(whole));
    }

    private int chosen(NeuronsAnswer.Hidden hidden) {
        int last = hidden.post().size(1) - 1;
        int at = position == null ? last : Math.min(position, last);
        return neuron == null ? NeuronsFrame.mostActive(hidden.post().row(0, at)) : neuron;
    }

    /**
     * What the neuron writes: its row of the output weights is what the MLP's output gains when its
     * activation alone becomes 1. What that adds to logits is linear but for the final norm, whose
     * scale is held at 1 here.
     */
    private NeuronsAnswer.About writes(
            LanguageModel opened, TraceAnswer pass, int which, Asking<NeuronsAnswer> asking) {
        float[] row = outputRow(opened, pass, which, asking);
        double norm = 0;
        for (float value : row) {
            norm += (double) value * value;
        }
        norm = Math.sqrt(norm);
        List<NeuronsAnswer.Push> raised = new ArrayList<>();
        List<NeuronsAnswer.Push> lowered = new ArrayList<>();
        double[] pushes = pushes(opened, row);
        if (pushes.length > 0) {
            List<Integer> order =
                    IntStream.range(0, pushes.length)
                            .boxed()
                            .sorted(Comparator.comparingDouble(id -> -pushes[id]))
                            .toList();
            for (int i = 0; i < Math.min(PUSHES, order.size()); i++) {
                raised.add(push(pass, pushes, order.get(i)));
                lowered.add(push(pass, pushes, order.get(order.size() - 1 - i)));
            }
        }
        return new NeuronsAnswer.About(which, norm, raised, lowered, List.of(), 0, false);
    }

    private static NeuronsAnswer.Push push(TraceAnswer pass, double[] pushes, int id) {
        String text = id < pass.tokenizer().vocabularySize() ? pass.tokenizer().tokenText(id) : "";
        return new NeuronsAnswer.Push(text, pushes[id]);
    }

    private float[] outputRow(
            LanguageModel opened, TraceAnswer pass, int which, Asking<NeuronsAnswer> asking) {
        float[] one = new float[opened.config().dMlp()];
        float[] without = mlpOut(opened, pass, one.clone(), asking); // the bias alone
        one[which] = 1;
        float[] row = mlpOut(opened, pass, one, asking); // [D]
        for (int i = 0; i < row.length; i++) {
            row[i] -= without[i];
        }
        return row;
    }

    /** What the MLP writes when its hidden numbers are these. */
    private float[] mlpOut(
            LanguageModel opened, TraceAnswer pass, float[] hidden, Asking<NeuronsAnswer> asking) {
        HookPoint post = HookPoint.block(layer, "mlp.hook_post");
        HookPoint out = HookPoint.block(layer, "hook_mlp_out");
        Tensor value = Tensor.wrap(hidden, new int[] {hidden.length}, "d_mlp");
        TraceRequest request =
                new TraceRequest(
                        Set.of(out),
                        TraceRequest.Logits.LAST,
                        List.of(Intervention.everywhere(post, new Change.Replace(value))));
        int[] first = {pass.trace().ids()[0]};
        return opened.run(first, request, asking).get(out).row(0, 0);
    }

    /**
     * Logits that a vector adds to each token, with the final norm's scale held at 1; none where
     * logits are not linear in the stream. The unembedding gives them all at once up to one factor,
     * the vector's own scale, and a single token's direction gives that factor.
     */
    private static double[] pushes(LanguageModel opened, float[] vector) {
        float[] rows = new float[2 * vector.length];
        System.arraycopy(vector, 0, rows, 0, vector.length);
        Tensor both = Tensor.wrap(rows, new int[] {2, vector.length}, "n", "d_model");
        try {
            Tensor logits = opened.unembed(both); // [2, V]
            float[] with = logits.row(0);
            float[] constant = logits.row(1);
            int most = 0;
            for (int id = 1; id < with.length; id++) {
                boolean more =
                        Math.abs(with[id] - constant[id]) > Math.abs(with[most] - constant[most]);
                most = more ? id : most;
            }
            double factor =
                    opened.direction(most).dot(vector) / ((double) with[most] - constant[most]);
            double[] pushes = new double[with.length];
            for (int id = 0; id < with.length; id++) {
                pushes[id] = factor * ((double) with[id] - constant[id]);
            }
            return pushes;
        } catch (IntakeException e) {
            return new double[0];
        }
    }

    private NeuronsAnswer.About contexts(
            OpenModels models, NeuronsAnswer.About known, Asking<NeuronsAnswer> asking) {
        HookPoint post = HookPoint.block(layer, "mlp.hook_post");
        TraceRequest request = new TraceRequest(Set.of(post), TraceRequest.Logits.LAST);
        List<NeuronsAnswer.Context> best = new ArrayList<>();
        int read = 0;
        for (String line : SampleText.lines()) {
            asking.check();
            if (read >= SAMPLE_TOKENS) {
                break;
            }
            try {
                TraceAnswer pass = models.trace(model, line, request, asking);
                Tensor values = pass.trace().get(post); // [1, pos, d_mlp]
                read += pass.tokens().size();
                int top = 0; // one place a line, or one line would fill the list
                for (int at = 1; at < pass.tokens().size(); at++) {
                    boolean more =
                            values.at(0, at, known.neuron()) > values.at(0, top, known.neuron());
                    top = more ? at : top;
                }
                best.add(context(pass.tokens(), top, values.at(0, top, known.neuron())));
                best.sort(Comparator.comparingDouble(c -> -c.activation()));
                if (best.size() > CONTEXTS) {
                    best.remove(CONTEXTS);
                }
            } catch (IntakeException e) {
                continue; // a line with characters that this model has no token for
            }
        }
        return new NeuronsAnswer.About(
                known.neuron(),
                known.writes(),
                known.raised(),
                known.lowered(),
                List.copyOf(best),
                read,
                true);
    }

    private static NeuronsAnswer.Context context(List<Token> tokens, int at, double activation) {
        int from = Math.max(0, at - AROUND);
        int to = Math.min(tokens.size(), at + 1 + AROUND / 2);
        return new NeuronsAnswer.Context(
                (from > 0 ? "…" : "") + join(tokens.subList(from, at)),
                tokens.get(at).text(),
                join(tokens.subList(at + 1, to)) + (to < tokens.size() ? "…" : ""),
                activation);
    }

    private static String join(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        tokens.forEach(token -> text.append(token.text()));
        return text.toString();
    }
}
