package dev.glassbox.visualizers.neurons;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.chart.CurveChart;
import dev.glassbox.visualizers.chart.CurveWords;
import dev.glassbox.visualizers.chart.Curves;
import dev.glassbox.visualizers.control.SignedBars;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.Palette;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One neuron: its curve, what it answers to, and what it writes. */
final class NeuronView extends Region {
    private static final int SAMPLES = 241;
    private static final double LEAST_RANGE = 4;
    private static final String[] OTHERS = {"cat-1", "cat-2", "cat-3", "cat-4"};

    private final CurveChart curve = new CurveChart();
    private final Label respondsTitle = title();
    private final ContextList contexts = new ContextList();
    private final VBox responds = new VBox(respondsTitle, contexts);
    private final Label writesTitle = title();
    private final SignedBars bars = new SignedBars();
    private final VBox writes = new VBox(writesTitle, bars);

    NeuronView() {
        VBox.setVgrow(bars, Priority.ALWAYS);
        VBox.setVgrow(contexts, Priority.ALWAYS);
        for (VBox box : List.of(responds, writes)) {
            box.getStyleClass().add("neuron-part");
        }
        setMinSize(0, 0);
        getChildren().setAll(curve, responds, writes);
    }

    private static Label title() {
        Label label = new Label();
        label.getStyleClass().add("neuron-title");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    @Override
    protected void layoutChildren() {
        double em = respondsTitle.getFont().getSize();
        double gap = Math.round(1.2 * em);
        double left = Math.round(0.52 * (getWidth() - gap));
        double right = getWidth() - gap - left;
        double above = Math.round(0.5 * (getHeight() - 0.5 * gap));
        double top = above + 0.5 * gap;
        curve.resizeRelocate(0, 0, left, above);
        writes.resizeRelocate(0, top, left, Math.max(0, getHeight() - top));
        responds.resizeRelocate(left + gap, 0, right, getHeight());
    }

    void show(NeuronsFrame frame, String spoken, Texts t, Palette palette) {
        NeuronsFrame.Layer layer = frame.layer().orElseThrow();
        curves(frame, layer.pre()[frame.position()], spoken, t, palette);
        NeuronsAnswer.About about =
                frame.about()
                        .orElseGet(
                                () ->
                                        new NeuronsAnswer.About(
                                                layer.neuron(),
                                                0,
                                                List.of(),
                                                List.of(),
                                                List.of(),
                                                0,
                                                false));
        respondsTitle.setText(
                about.whole()
                        ? t.text("neurons.responds", "count", about.read())
                        : t.text("neurons.responds.reading"));
        contexts.show(about.contexts(), palette);
        List<NeuronsAnswer.Push> pushes = new ArrayList<>(about.raised());
        for (int i = about.lowered().size() - 1; i >= 0; i--) {
            pushes.add(about.lowered().get(i));
        }
        writesTitle.setText(
                t.text(
                        pushes.isEmpty() ? "neurons.writes.none" : "neurons.writes",
                        "length",
                        Numbers.picture(about.writes())));
        bars.setVisible(!pushes.isEmpty());
        if (!pushes.isEmpty()) {
            bars(pushes, spoken, t, palette);
        }
    }

    private void bars(List<NeuronsAnswer.Push> pushes, String spoken, Texts t, Palette palette) {
        List<SignedBars.Bar> drawn = new ArrayList<>();
        double extent = 1e-9;
        for (int i = 0; i < pushes.size(); i++) {
            NeuronsAnswer.Push push = pushes.get(i);
            String label = TokenText.label(push.text(), 10);
            drawn.add(new SignedBars.Bar(label, push.logits(), i == pushes.size() / 2));
            extent = Math.max(extent, Math.abs(push.logits()));
        }
        bars.show(
                drawn,
                extent,
                -1,
                new SignedBars.Words(
                        spoken,
                        t.text("neurons.writes.scale"),
                        t.text("neurons.writes.keys"),
                        i ->
                                t.text(
                                        "neurons.writes.bar",
                                        "token",
                                        TokenText.visible(pushes.get(i).text()),
                                        "value",
                                        Numbers.reading(pushes.get(i).logits()))),
                palette);
    }

    private void curves(NeuronsFrame frame, double pre, String spoken, Texts t, Palette palette) {
        double range = Math.max(LEAST_RANGE, Math.ceil(Math.abs(pre) + 1));
        range = Double.isFinite(range) ? range : LEAST_RANGE;
        double[] xs = inputs(range, pre);
        List<Curves.Series> series = new ArrayList<>();
        Curve own = frame.curve().orElse(null);
        for (Curve one : Curve.values()) {
            if (one != own) {
                String token = OTHERS[one.ordinal()];
                series.add(series(one, one.label(), token, Curves.Line.DOTTED, xs));
            }
        }
        if (own != null) {
            String label = t.text("neurons.curve.own", "curve", own.label());
            series.add(series(own, label, "axis-d-model", Curves.Line.SOLID, xs));
        }
        Curves drawn =
                Curves.of(
                        Curves.Axis.linear(t.text("neurons.curve.x")).fixed(-range, range),
                        Curves.Axis.linear(t.text("neurons.curve.y")),
                        series);
        curve.show(
                Double.isFinite(pre) ? drawn.withCursor(pre) : drawn,
                new CurveWords(spoken, t.text("neurons.curve.keys"), "", ""),
                palette);
    }

    private static Curves.Series series(
            Curve one, String label, String token, Curves.Line line, double[] xs) {
        double[] ys = java.util.Arrays.stream(xs).map(one::at).toArray();
        return new Curves.Series(one.name(), label, token, line, xs.clone(), ys);
    }

    /** Evenly over the range, with the marked input among them so that it is read exactly. */
    private static double[] inputs(double range, double marked) {
        double[] xs = new double[SAMPLES + 1];
        for (int i = 0; i < SAMPLES; i++) {
            xs[i] = range * (2.0 * i / (SAMPLES - 1) - 1);
        }
        xs[SAMPLES] = Double.isFinite(marked) ? marked : 0;
        java.util.Arrays.sort(xs);
        return xs;
    }
}
