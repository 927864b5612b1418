package dev.glassbox.visualizers.cache;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.VisualizerView;
import dev.glassbox.visualizers.chart.CurveChart;
import dev.glassbox.visualizers.chart.CurveWords;
import dev.glassbox.visualizers.chart.Curves;
import dev.glassbox.visualizers.chart.FormulaCanvas;
import dev.glassbox.visualizers.control.Easel;
import dev.glassbox.visualizers.control.GridCells;
import dev.glassbox.visualizers.control.HeatmapCanvas;
import dev.glassbox.visualizers.control.HeatmapData;
import dev.glassbox.visualizers.control.HeatmapStyle;
import dev.glassbox.visualizers.control.HeatmapWords;
import dev.glassbox.visualizers.control.LinkCanvas;
import dev.glassbox.visualizers.control.LinkData;
import dev.glassbox.visualizers.control.LinkWords;
import dev.glassbox.visualizers.control.PromptHead;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The curve of a cache's bytes, its wiring, or its window, with the arithmetic below. */
final class CacheView implements VisualizerView<CacheState, CacheFrame> {
    private static final double LEAST_HEIGHT = 22; // em
    private static final int SHADES = 96; // longer texts have cells too small to see

    private static final PseudoClass BESIDE = PseudoClass.getPseudoClass("beside");

    private final ViewHost<CacheState> host;
    private final PromptHead prompt;
    private final Controls controls;
    private final CurveChart chart = new CurveChart();
    private final LinkCanvas wiring = new LinkCanvas();
    private final HeatmapCanvas seen =
            new HeatmapCanvas(new HeatmapStyle("axis-position", 0, true, true));
    private final Label measured = new Label();
    private final Label factors = new Label();
    private final FormulaCanvas formula = new FormulaCanvas();
    private final VBox sums;
    private final BorderPane picture;
    private final Easel easel;

    private @Nullable CacheState state;
    private @Nullable CacheFrame frame;
    private Set<String> covered = Set.of();

    CacheView(ViewHost<CacheState> host) {
        this.host = host;
        prompt = new PromptHead(text -> change(s -> s.withPrompt(text)), position -> {});
        controls = new Controls(this::change);
        VBox head = new VBox(prompt, controls);
        head.getStyleClass().add("cache-head");
        wiring.setCells(new Wires());
        seen.setCells(new Window());
        for (Label label : List.of(measured, factors)) {
            label.setWrapText(true);
            label.setMinHeight(Label.USE_PREF_SIZE);
        }
        measured.getStyleClass().add("cache-measured");
        factors.getStyleClass().add("cache-factors");
        sums = new VBox(factors, formula, measured);
        sums.getStyleClass().add("cache-sums");
        picture = new BorderPane(new StackPane(chart, wiring, seen));
        easel = new Easel(head, picture, LEAST_HEIGHT, new Region(), () -> {});
        java.net.URL sheet = CacheView.class.getResource("cache.css");
        if (sheet != null) {
            easel.getStylesheets().add(sheet.toExternalForm());
        }
    }

    @Override
    public Node node() {
        return easel;
    }

    @Override
    public void show(CacheState newState, CacheFrame newFrame) {
        state = newState;
        frame = newFrame;
        Texts t = host.texts();
        showControls(newState, newFrame);
        chart.setVisible(newState.view() == CacheState.View.GROWTH);
        wiring.setVisible(newState.view() == CacheState.View.HEADS);
        seen.setVisible(newState.view() == CacheState.View.WINDOW);
        place(newState.view() == CacheState.View.GROWTH);
        easel.clear();
        if (newFrame.trouble().isPresent()) {
            easel.say(t.text(newFrame.trouble().get()));
        } else {
            switch (newState.view()) {
                case GROWTH -> grow(newFrame, t);
                case HEADS -> wire(newFrame, t);
                case WINDOW -> see(newFrame, t);
            }
            sum(newFrame, t);
        }
        easel.cover(!covered.isEmpty(), t);
    }

    /** A curve is wide, so the arithmetic stands below it; beside the others. */
    private void place(boolean below) {
        picture.setBottom(below ? sums : null);
        picture.setRight(below ? null : sums);
        sums.pseudoClassStateChanged(BESIDE, !below);
    }

    private void showControls(CacheState s, @Nullable CacheFrame shown) {
        Texts t = host.texts();
        List<String> tokens = shown == null ? List.of() : shown.tokens();
        prompt.show(s.prompt(), tokens, -1, shown != null && shown.recorded(), t);
        controls.show(s, shown, t);
    }

    private void sum(CacheFrame shown, Texts t) {
        factors.setText(t.text("cache.factors", "count", shown.tokens().size()));
        formula.show(
                shown.formula() + "\\;\\text{" + t.text("cache.bytes.unit") + "}",
                t.text(shown.description()),
                host.palette());
        long last = shown.measured().get(shown.measured().size() - 1);
        measured.setText(
                t.text(
                        "cache.measured",
                        "measured",
                        CacheFrame.written(last),
                        "factor",
                        shown.factor()));
    }

    private void grow(CacheFrame shown, Texts t) {
        List<Curves.Series> series =
                shown.curves().stream().map(curve -> series(curve, shown, t)).toList();
        Curves curves =
                Curves.of(
                                Curves.Axis.linear(t.text("cache.axis.tokens"))
                                        .fixed(0, shown.longest()),
                                Curves.Axis.linear(t.text("cache.axis.bytes")),
                                series)
                        .withCursor(shown.tokens().size());
        chart.show(
                curves,
                new CurveWords(t.text(shown.description()), t.text("cache.chart.keys"), "", ""),
                host.palette());
    }

    private static Curves.Series series(CacheFrame.Curve curve, CacheFrame shown, Texts t) {
        boolean supposed = curve.id().equals("supposed");
        String label =
                switch (curve.id()) {
                    case "mha" -> "cache.curve.mha";
                    case "mqa" -> "cache.curve.mqa";
                    default ->
                            curve.kvHeads() == shown.queryHeads()
                                    ? "cache.curve.supposed.mha"
                                    : curve.kvHeads() == 1
                                            ? "cache.curve.supposed.mqa"
                                            : "cache.curve.supposed.gqa";
                };
        return new Curves.Series(
                curve.id(),
                t.text(label, "count", curve.kvHeads()),
                supposed ? "cat-1" : curve.id().equals("mha") ? "cat-2" : "cat-3",
                supposed ? Curves.Line.SOLID : Curves.Line.DASHED,
                curve.tokens().stream().mapToDouble(Integer::doubleValue).toArray(),
                curve.bytes().stream().mapToDouble(Long::doubleValue).toArray());
    }

    private void wire(CacheFrame shown, Texts t) {
        LinkData data =
                new LinkData(
                        heads("cache.wire.query", shown.queryHeads(), t),
                        heads("cache.wire.kv", shown.supposed().kvHeads(), t),
                        IntStream.range(0, shown.queryHeads())
                                .mapToObj(h -> new LinkData.Link(h, shown.kvHead(h), 0.7))
                                .toList(),
                        "axis-head",
                        "axis-head",
                        false);
        wiring.show(
                data,
                new LinkWords(
                        t.text(shown.description()),
                        t.text("cache.wire.queries"),
                        t.text("cache.wire.kvs"),
                        "",
                        t.text("cache.wire.keys")),
                host.palette());
    }

    private static List<String> heads(String key, int count, Texts t) {
        return IntStream.range(0, count).mapToObj(i -> t.text(key, "head", i)).toList();
    }

    private void see(CacheFrame shown, Texts t) {
        int count = Math.min(SHADES, shown.tokens().size());
        double[] cells = new double[count * count];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = shown.sees(i / count, i % count) ? 1 : Double.NaN;
        }
        List<String> tokens = shown.tokens().subList(0, count);
        seen.show(
                new HeatmapData(count, count, cells, tokens, tokens, HeatmapData.Kind.MAGNITUDE, 1),
                new HeatmapWords(
                        t.text(shown.description()),
                        t.text("cache.see.query"),
                        t.text("cache.see.key"),
                        t.text("cache.see.scale"),
                        t.text("cache.see.hidden"),
                        t.text("cache.see.keys")),
                host.palette());
    }

    /** One head of the wiring in words. */
    private final class Wires implements GridCells {
        @Override
        public String words(int row, int column) {
            CacheFrame shown = frame;
            if (shown == null) {
                return "";
            }
            int share = shown.queryHeads() / shown.supposed().kvHeads();
            return column == 0
                    ? host.texts().text("cache.wire.of-query", "head", row, "kv", shown.kvHead(row))
                    : host.texts()
                            .text(
                                    "cache.wire.of-kv",
                                    "head",
                                    row,
                                    "first",
                                    row * share,
                                    "last",
                                    row * share + share - 1,
                                    "count",
                                    share);
        }

        @Override
        public void reached(int row, int column) {}

        @Override
        public void chosen(int row, int column) {
            wiring.choose(row, column);
        }
    }

    /** One pair of the window in words. */
    private final class Window implements GridCells {
        @Override
        public String words(int row, int column) {
            CacheFrame shown = frame;
            if (shown == null || row >= shown.tokens().size() || column >= shown.tokens().size()) {
                return "";
            }
            String key =
                    shown.sees(row, column)
                            ? "cache.see.open"
                            : column > row ? "cache.see.later" : "cache.see.forgotten";
            return host.texts()
                    .text(
                            key,
                            "query",
                            row,
                            "query-token",
                            shown.tokens().get(row),
                            "key",
                            column,
                            "key-token",
                            shown.tokens().get(column));
        }

        @Override
        public void reached(int row, int column) {}

        @Override
        public void chosen(int row, int column) {
            seen.choose(row, column);
        }
    }

    @Override
    public void showTrouble(CacheState newState, String sentence) {
        state = newState;
        showControls(newState, frame);
        easel.say(sentence);
    }

    @Override
    public void cover(Set<String> facts) {
        covered = Set.copyOf(facts);
        easel.cover(!covered.isEmpty(), host.texts());
    }

    private void change(UnaryOperator<CacheState> gesture) {
        if (state != null) {
            host.change(gesture.apply(state));
        }
    }

    @Override
    public void dispose() {
        wiring.setCells(null);
        seen.setCells(null);
        state = null;
        frame = null;
    }
}
