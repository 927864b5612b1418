package dev.glassbox.visualizers.norm;

import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One vector before and after a norm.
 *
 * @param description the picture in words; why there is none where there is none
 * @param facts {@code position}; {@code mean}, {@code variance}, {@code scale} where there is a
 *     picture
 * @param tokens the prompt's, as a person shall see them
 * @param recorded whether the numbers were recorded earlier
 * @param layers how many the model has
 * @param position the chosen one
 * @param rows the vectors from top to bottom; none where the model has no such norm
 * @param check how far engine and plain doubles lie apart
 * @param otherKind the name of the kind of norm that the model does not have
 * @param inspection the chosen number taken apart
 * @param numbers the vectors as a table
 */
public record NormFrame(
        Message description,
        Map<String, String> facts,
        List<String> tokens,
        boolean recorded,
        int layers,
        int position,
        List<Row> rows,
        Optional<Message> check,
        String otherKind,
        Optional<Workings> inspection,
        Optional<FrameTable> numbers)
        implements VisualizerFrame {

    /** Float32 against doubles: one mean, one variance, one division. */
    static final double TOLERANCE = 1e-5;

    private static final String LAYER_NORM = "LayerNorm";
    private static final String RMS_NORM = "RMSNorm";

    /** Vectors whose sizes lie so far apart are not drawn to one scale. */
    private static final double ONE_SCALE = 8;

    /**
     * One vector.
     *
     * @param name the field's
     * @param title for the picture
     * @param extent of its scale, above 0
     * @param mean NaN for none
     * @param spread NaN for none
     * @param whatIf whether it is not what the model did
     */
    public record Row(
            String name,
            Message title,
            double[] values,
            double extent,
            double mean,
            double spread,
            boolean whatIf) {}

    public NormFrame {
        facts = Map.copyOf(facts);
        tokens = List.copyOf(tokens);
        rows = List.copyOf(rows);
    }

    static NormFrame of(NormState state, NormAnswer data) {
        List<String> tokens =
                data.pass().tokens().stream()
                        .map(token -> TokenText.visible(token.text()))
                        .toList();
        int last = tokens.size() - 1;
        int at = state.position() == null ? last : Math.min(state.position(), last);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("position", String.valueOf(at));
        int layers = data.pass().config().nLayers();
        boolean recorded = data.pass().trace().origin().recorded();
        String other = data.rms() ? LAYER_NORM : RMS_NORM;
        if (data.step().isEmpty()) {
            return new NormFrame(
                    absence(state, data),
                    facts,
                    tokens,
                    recorded,
                    layers,
                    at,
                    List.of(),
                    Optional.empty(),
                    other,
                    Optional.empty(),
                    Optional.empty());
        }
        NormAnswer.Step given = data.step().get();
        double[] x = doubles(given.input().row(0, at)); // [D]
        double engineScale = given.scale().at(0, at, 0);
        double[] engine = doubles(given.normalized().row(0, at)); // [D]
        NormStep own = NormStep.of(x, data.epsilon(), data.rms());
        NormStep whatIf = NormStep.of(x, data.epsilon(), !data.rms());
        facts.put("mean", Numbers.picture(own.mean()));
        facts.put("variance", Numbers.picture(own.variance()));
        facts.put("scale", Numbers.picture(engineScale));
        List<Row> rows = rows(own, engine, state.whatIf() ? Optional.of(whatIf) : Optional.empty());
        return new NormFrame(
                description(own, engineScale, at, tokens),
                facts,
                tokens,
                recorded,
                layers,
                at,
                rows,
                Optional.of(check(own, engineScale, engine)),
                other,
                state.inspector() && state.number() != null && state.number() < x.length
                        ? Optional.of(
                                new NormWorkings(state, own, given.hook(), at, tokens)
                                        .of(state.number(), engine, whatIf))
                        : Optional.empty(),
                Optional.of(table(own, engine, whatIf)));
    }

    private static List<Row> rows(NormStep own, double[] engine, Optional<NormStep> whatIf) {
        double before = extent(own.x());
        double centered = extent(own.centered());
        double after = extent(engine);
        double largest = Math.max(before, Math.max(centered, after));
        double smallest = Math.min(before, Math.min(centered, after));
        boolean one = largest <= ONE_SCALE * smallest;
        List<Row> rows = new ArrayList<>();
        rows.add(
                new Row(
                        "x",
                        Message.of("norm.row.x"),
                        own.x(),
                        one ? largest : before,
                        own.mean(),
                        own.deviation(),
                        false));
        if (!own.rms()) {
            rows.add(
                    new Row(
                            "x_minus_mean",
                            Message.of("norm.row.centered", "mean", Numbers.picture(own.mean())),
                            own.centered(),
                            one ? largest : centered,
                            0,
                            own.deviation(),
                            false));
        }
        rows.add(
                new Row(
                        "normalized",
                        Message.of("norm.row.normalized", "scale", Numbers.picture(own.scale())),
                        engine,
                        one ? largest : after,
                        own.rms() ? Double.NaN : 0,
                        own.rms() ? Double.NaN : 1,
                        false));
        whatIf.ifPresent(
                other -> {
                    double extent = extent(other.normalized());
                    rows.add(
                            new Row(
                                    "what_if",
                                    Message.of(
                                            "norm.row.what-if",
                                            "kind",
                                            other.rms() ? RMS_NORM : LAYER_NORM,
                                            "scale",
                                            Numbers.picture(other.scale())),
                                    other.normalized(),
                                    one ? Math.max(largest, extent) : extent,
                                    other.rms() ? other.mean() / other.scale() : 0,
                                    Double.NaN,
                                    true));
                });
        return rows;
    }

    private static double extent(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Double.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
        }
        return largest > 0 ? largest : 1;
    }

    private static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    private static Message description(NormStep own, double scale, int at, List<String> tokens) {
        return Message.of(
                own.rms() ? "norm.description.rms" : "norm.description",
                "position",
                at,
                "token",
                tokens.get(at),
                "mean",
                Numbers.picture(own.mean()),
                "variance",
                Numbers.picture(own.variance()),
                "epsilon",
                Numbers.brief(own.epsilon()),
                "scale",
                Numbers.picture(scale),
                "width",
                own.x().length);
    }

    private static Message absence(NormState state, NormAnswer data) {
        int layers = data.pass().config().nLayers();
        if (state.place() == NormState.Place.FINAL) {
            return Message.of("norm.absent.final", "model", state.model());
        }
        return Message.of(
                state.layer() >= layers ? "norm.absent.layer" : "norm.absent.place",
                "model",
                state.model(),
                "asked",
                state.layer(),
                "count",
                layers,
                "last",
                layers - 1);
    }

    private static Message check(NormStep own, double scale, double[] engine) {
        double worst = Math.abs(scale - own.scale()) / own.scale();
        for (int i = 0; i < engine.length; i++) {
            double difference = Math.abs(engine[i] - own.normalized()[i]);
            worst = difference <= worst ? worst : difference; // NaN is kept
        }
        return Message.of(
                worst <= tolerance(engine) ? "norm.check" : "norm.check.differs",
                "difference",
                Numbers.brief(worst),
                "tolerance",
                Numbers.brief(tolerance(engine)));
    }

    static double tolerance(double[] engine) {
        return TOLERANCE * Math.max(1, extent(engine));
    }

    private static FrameTable table(NormStep own, double[] engine, NormStep whatIf) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < engine.length; i++) {
            rows.add(
                    List.of(
                            i,
                            own.x()[i],
                            own.centered()[i],
                            engine[i],
                            own.normalized()[i],
                            whatIf.normalized()[i]));
        }
        return new FrameTable(
                "norm",
                List.of(
                        "i",
                        "x",
                        own.rms() ? "x_kept" : "x_minus_mean",
                        "normalized_engine",
                        "normalized_double",
                        whatIf.rms() ? "if_rms_norm" : "if_layer_norm"),
                rows);
    }

    /** A number of the picture in words. */
    Message cellWords(int row, int i) {
        return Message.of(
                "norm.cell",
                "name",
                rows.get(row).name(),
                "i",
                i,
                "value",
                Numbers.exact((float) rows.get(row).values()[i]));
    }

    @Override
    public List<FrameTable> tables() {
        return numbers.stream().toList();
    }
}
