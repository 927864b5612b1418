package dev.glassbox.visualizers.neurons;

import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A layer's hidden numbers, and one neuron among them.
 *
 * @param description the picture in words; why there is none where there is none
 * @param facts {@code position}; {@code most-active} (a neuron's number) and {@code activation} of
 *     the chosen neuron, where there is a picture
 * @param tokens the prompt's, as a person shall see them
 * @param recorded whether the numbers were recorded earlier
 * @param layers how many the model has
 * @param position the chosen one
 * @param layer the numbers; empty where the model has no such layer, MLP or neuron
 * @param curve the model's activation function; empty where it is none that is known here
 * @param about what the neuron answers to and writes, where it was asked for
 * @param check how far engine and plain doubles lie apart
 * @param inspection the neuron's activation taken apart
 */
public record NeuronsFrame(
        Message description,
        Map<String, String> facts,
        List<String> tokens,
        boolean recorded,
        int layers,
        int position,
        Optional<Layer> layer,
        Optional<Curve> curve,
        Optional<NeuronsAnswer.About> about,
        Optional<Message> check,
        Optional<Workings> inspection)
        implements VisualizerFrame {
    private static final int TOP = 12;

    /** More columns than this are thinner than a line: several neurons share one. */
    private static final int COLUMNS = 384;

    /** Float32 against doubles in one function of one number, relative to the largest. */
    static final double TOLERANCE = 1e-5;

    /**
     * The numbers of one layer.
     *
     * @param width d_mlp
     * @param neuron the chosen one
     * @param top the most active ones at the position, by size, the largest first
     * @param shared how many neurons share a column of the raster
     * @param raster by position and column, row-major: of those that share one the largest in size
     * @param extent of the raster's colours, above 0
     * @param pre of the chosen neuron, by position
     * @param linear of the chosen neuron by position; NaN where there is no gate
     * @param post of the chosen neuron, by position
     * @param here post of all neurons at the position
     */
    record Layer(
            int width,
            int neuron,
            List<Integer> top,
            int shared,
            double[] raster,
            double extent,
            double[] pre,
            double[] linear,
            double[] post,
            float[] here) {

        int columns() {
            return (width + shared - 1) / shared;
        }

        boolean gated() {
            return !Double.isNaN(linear[0]);
        }
    }

    public NeuronsFrame {
        facts = Map.copyOf(facts);
        tokens = List.copyOf(tokens);
    }

    /** The neuron whose activation is largest in size; of equals the first. */
    static int mostActive(float[] row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            best = Math.abs(row[i]) > Math.abs(row[best]) ? i : best;
        }
        return best;
    }

    static NeuronsFrame of(NeuronsState state, NeuronsAnswer data) {
        List<String> tokens =
                data.pass().tokens().stream()
                        .map(token -> TokenText.visible(token.text()))
                        .toList();
        int last = tokens.size() - 1;
        int at = state.position() == null ? last : Math.min(state.position(), last);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("position", String.valueOf(at));
        Optional<Layer> layer =
                data.hidden()
                        .filter(h -> state.neuron() == null || state.neuron() < h.post().size(2))
                        .map(h -> layer(state, h, at, data.about()));
        layer.ifPresent(
                l -> {
                    facts.put("most-active", String.valueOf(l.top().get(0)));
                    facts.put("activation", Numbers.picture(l.post()[at]));
                });
        Optional<Message> check =
                layer.flatMap(l -> data.curve().map(c -> check(c, data.hidden().orElseThrow())));
        return new NeuronsFrame(
                layer.map(l -> description(state, l, at, tokens))
                        .orElseGet(() -> absence(state, data)),
                facts,
                tokens,
                data.pass().trace().origin().recorded(),
                data.pass().config().nLayers(),
                at,
                layer,
                data.curve(),
                layer.isPresent() ? data.about() : Optional.empty(),
                check,
                state.inspector() && layer.isPresent()
                        ? Optional.of(
                                NeuronWorkings.of(state, layer.get(), data.curve(), at, tokens))
                        : Optional.empty());
    }

    private static Layer layer(
            NeuronsState state,
            NeuronsAnswer.Hidden hidden,
            int at,
            Optional<NeuronsAnswer.About> about) {
        Tensor post = hidden.post(); // [1, pos, M]
        int count = post.size(1);
        int width = post.size(2);
        float[] here = post.row(0, at);
        int neuron =
                state.neuron() != null
                        ? state.neuron()
                        : about.map(NeuronsAnswer.About::neuron).orElseGet(() -> mostActive(here));
        int shared = (width + COLUMNS - 1) / COLUMNS;
        int columns = (width + shared - 1) / shared;
        double[] raster = new double[count * columns];
        double extent = 0;
        float[] values = post.values();
        for (int row = 0; row < count; row++) {
            for (int i = 0; i < width; i++) {
                int cell = row * columns + i / shared;
                double value = values[row * width + i];
                if (Double.isNaN(value) || Math.abs(value) > Math.abs(raster[cell])) {
                    raster[cell] = Double.isInfinite(value) ? Double.NaN : value;
                }
                extent = Double.isFinite(value) ? Math.max(extent, Math.abs(value)) : extent;
            }
        }
        List<Integer> top =
                IntStream.range(0, width)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> -Math.abs(here[i])))
                        .limit(TOP)
                        .toList();
        return new Layer(
                width,
                neuron,
                top,
                shared,
                raster,
                extent > 0 ? extent : 1,
                column(hidden.pre(), neuron),
                hidden.linear()
                        .map(gate -> column(gate, neuron))
                        .orElseGet(
                                () ->
                                        IntStream.range(0, count)
                                                .mapToDouble(i -> Double.NaN)
                                                .toArray()),
                column(post, neuron),
                here);
    }

    private static double[] column(Tensor values, int neuron) {
        double[] column = new double[values.size(1)];
        for (int at = 0; at < column.length; at++) {
            column[at] = values.at(0, at, neuron);
        }
        return column;
    }

    private static Message check(Curve curve, NeuronsAnswer.Hidden hidden) {
        float[] pre = hidden.pre().values();
        float[] post = hidden.post().values();
        double worst = 0;
        double largest = 1;
        for (int i = 0; i < post.length; i++) {
            double gate = hidden.linear().isPresent() ? hidden.linear().get().values()[i] : 1;
            double difference = Math.abs(post[i] - curve.at(pre[i]) * gate);
            worst = difference <= worst ? worst : difference; // NaN is kept
            largest = Math.max(largest, Math.abs(post[i]));
        }
        return Message.of(
                worst <= TOLERANCE * largest ? "neurons.check" : "neurons.check.differs",
                "curve",
                curve.label(),
                "count",
                post.length,
                "difference",
                Numbers.brief(worst),
                "tolerance",
                Numbers.brief(TOLERANCE * largest));
    }

    private static Message description(
            NeuronsState state, Layer layer, int at, List<String> tokens) {
        boolean one = state.show() == NeuronsState.Picture.NEURON;
        int strongest = 0;
        int active = 0;
        for (int i = 0; i < layer.post().length; i++) {
            strongest = layer.post()[i] > layer.post()[strongest] ? i : strongest;
        }
        for (float value : layer.here()) {
            active += value > 0 ? 1 : 0;
        }
        return Message.of(
                one ? "neurons.description.one" : "neurons.description",
                "layer",
                state.layer(),
                "position",
                at,
                "token",
                tokens.get(at),
                "neuron",
                layer.neuron(),
                "top",
                layer.top().get(0),
                "top-value",
                Numbers.picture(layer.here()[layer.top().get(0)]),
                "value",
                Numbers.picture(layer.post()[at]),
                "active",
                active,
                "width",
                layer.width(),
                "strongest",
                strongest,
                "strongest-token",
                tokens.get(strongest),
                "strongest-value",
                Numbers.picture(layer.post()[strongest]));
    }

    private static Message absence(NeuronsState state, NeuronsAnswer data) {
        int layers = data.pass().config().nLayers();
        if (state.layer() < layers && data.hidden().isEmpty()) {
            return Message.of("neurons.absent.mlp", "model", state.model());
        }
        boolean layer = state.layer() >= layers;
        int count = layer ? layers : data.pass().config().dMlp();
        return Message.of(
                layer ? "neurons.absent.layer" : "neurons.absent.neuron",
                "model",
                state.model(),
                "asked",
                layer ? state.layer() : String.valueOf(state.neuron()),
                "count",
                count,
                "last",
                count - 1);
    }

    /**
     * The share of the neuron's largest activation at each position; NaN where it is not above 0.
     */
    double[] shares() {
        double[] post = layer.map(Layer::post).orElse(new double[0]);
        double largest = 0;
        for (double value : post) {
            largest = Math.max(largest, value);
        }
        double[] shares = new double[post.length];
        for (int i = 0; i < post.length; i++) {
            shares[i] = largest > 0 && post[i] > 0 ? post[i] / largest : Double.NaN;
        }
        return shares;
    }

    /** One cell of the raster in words. */
    Message cellWords(int row, int column) {
        Layer l = layer.orElseThrow();
        int first = column * l.shared();
        return Message.of(
                l.shared() > 1 ? "neurons.cell.shared" : "neurons.cell",
                "neuron",
                first,
                "last",
                Math.min(l.width(), first + l.shared()) - 1,
                "position",
                row,
                "token",
                tokens.get(row),
                "value",
                Numbers.reading(l.raster()[row * l.columns() + column]));
    }

    @Override
    public List<FrameTable> tables() {
        if (layer.isEmpty()) {
            return List.of();
        }
        Layer l = layer.get();
        List<List<Object>> here = new ArrayList<>();
        IntStream.range(0, l.width())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(l.here()[i])))
                .forEach(i -> here.add(List.of(i, l.here()[i])));
        List<List<Object>> one = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            one.add(
                    List.of(
                            at,
                            tokens.get(at),
                            l.pre()[at],
                            l.gated() ? l.linear()[at] : "",
                            l.post()[at]));
        }
        FrameTable layerTable =
                new FrameTable("neurons_at_position", List.of("neuron", "activation"), here);
        FrameTable neuronTable =
                new FrameTable(
                        "neuron_" + l.neuron(),
                        List.of("pos", "token", "pre", "pre_linear", "post"),
                        one);
        List<FrameTable> tables = new ArrayList<>(List.of(layerTable));
        tables.add(about.isPresent() ? 0 : 1, neuronTable);
        about.ifPresent(a -> tables.addAll(tables(a)));
        return tables;
    }

    private static List<FrameTable> tables(NeuronsAnswer.About about) {
        List<List<Object>> writes = new ArrayList<>();
        about.raised().forEach(push -> writes.add(List.of(push.text(), push.logits())));
        about.lowered().forEach(push -> writes.add(List.of(push.text(), push.logits())));
        List<List<Object>> contexts = new ArrayList<>();
        about.contexts()
                .forEach(
                        c ->
                                contexts.add(
                                        List.of(c.before(), c.token(), c.after(), c.activation())));
        List<FrameTable> tables = new ArrayList<>();
        if (!writes.isEmpty()) {
            tables.add(new FrameTable("logits_per_activation", List.of("token", "logits"), writes));
        }
        if (!contexts.isEmpty()) {
            tables.add(
                    new FrameTable(
                            "contexts",
                            List.of("before", "token", "after", "activation"),
                            contexts));
        }
        return tables;
    }
}
