package dev.glassbox.visualizers.stages;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.VisualizerView;
import dev.glassbox.visualizers.chart.CurveChart;
import dev.glassbox.visualizers.chart.CurveWords;
import dev.glassbox.visualizers.chart.Curves;
import dev.glassbox.visualizers.chart.WorkingsView;
import dev.glassbox.visualizers.control.Easel;
import dev.glassbox.visualizers.control.GridCells;
import dev.glassbox.visualizers.control.HeatmapData;
import dev.glassbox.visualizers.control.MatrixView;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The matrices of attention, or the curves of wide heads. */
final class StagesView implements VisualizerView<StagesState, StagesFrame> {
    private static final double LEAST_HEIGHT = 27; // em

    private final ViewHost<StagesState> host;
    private final Controls controls;
    private final Board board = new Board();
    private final CurveChart chart = new CurveChart();
    private final WorkingsView workings;
    private final Easel easel;

    private @Nullable StagesState state;
    private @Nullable StagesFrame frame;
    private Set<String> covered = Set.of();

    StagesView(ViewHost<StagesState> host) {
        this.host = host;
        controls = new Controls(this::change);
        workings = new WorkingsView(host::open);
        for (StagesState.Part part : StagesState.Part.values()) {
            board.view(part).setCells(new Cells(part));
        }
        easel =
                new Easel(
                        controls,
                        new StackPane(board, chart),
                        LEAST_HEIGHT,
                        workings,
                        () -> change(StagesState::withoutInspector));
        java.net.URL sheet = StagesView.class.getResource("stages.css");
        if (sheet != null) {
            easel.getStylesheets().add(sheet.toExternalForm());
        }
    }

    @Override
    public Node node() {
        return easel;
    }

    @Override
    public void show(StagesState newState, StagesFrame newFrame) {
        state = newState;
        frame = newFrame;
        Texts texts = host.texts();
        controls.show(newState, texts);
        boolean numbers = newFrame.widths().isEmpty();
        board.setVisible(numbers);
        chart.setVisible(!numbers);
        easel.clear();
        if (numbers) {
            draw(newState, newFrame, texts);
        } else {
            newFrame.widths().ifPresent(w -> draw(newState, newFrame, w, texts));
        }
        easel.cover(!covered.isEmpty(), texts);
        newFrame.workings()
                .ifPresentOrElse(
                        w -> {
                            workings.show(w, texts, host.palette());
                            easel.inspect(texts.text(w.title()), texts, host.reducedMotion());
                        },
                        easel::closeInspector);
    }

    private void draw(StagesState s, StagesFrame shown, Texts texts) {
        board.arrange(s.width(), about(s, shown));
        for (StagesFrame.Matrix part : shown.parts()) {
            MatrixView view = board.view(part.part());
            boolean vector = part.columns() == s.width() && !isSquare(part.part());
            view.show(
                    new MatrixView.Matrix(
                            new HeatmapData(
                                    part.rows(),
                                    part.columns(),
                                    part.cells(),
                                    labels(part.rows(), "t"),
                                    labels(part.columns(), vector ? "" : "t"),
                                    part.part() == StagesState.Part.WEIGHTS
                                            ? HeatmapData.Kind.MAGNITUDE
                                            : HeatmapData.Kind.SIGNED,
                                    part.extent()),
                            texts.text(title(part.part()), "width", s.width()),
                            !part.part().isGiven() && part.part().madeBy() == s.stage(),
                            "axis-position"),
                    texts.text("stages.keys"),
                    host.palette());
            StagesState.Cell cell = s.cell();
            if (cell != null && cell.part() == part.part() && cell.column() < part.columns()) {
                view.choose(cell.row(), cell.column());
            } else {
                view.chooseNone();
            }
        }
        board.say(texts.text(status(s)));
    }

    /** The part taken apart, or else the last one shown. */
    private static StagesState.Part about(StagesState s, StagesFrame shown) {
        StagesState.Cell cell = s.cell();
        if (cell != null && shown.workings().isPresent()) {
            return cell.part();
        }
        return switch (s.stage()) {
            case SCORES -> StagesState.Part.SCORES;
            case SCALE -> StagesState.Part.SCALED;
            case MASK -> StagesState.Part.MASKED;
            case SOFTMAX -> StagesState.Part.WEIGHTS;
            case OUTPUT -> StagesState.Part.OUTPUT;
        };
    }

    private static boolean isSquare(StagesState.Part part) {
        return !part.isGiven() && part != StagesState.Part.OUTPUT;
    }

    private static List<String> labels(int count, String before) {
        return IntStream.range(0, count).mapToObj(i -> before + i).toList();
    }

    private static String title(StagesState.Part part) {
        return switch (part) {
            case Q -> "stages.part.q";
            case K -> "stages.part.k";
            case V -> "stages.part.v";
            case SCORES -> "stages.part.scores";
            case SCALED -> "stages.part.scaled";
            case MASKED -> "stages.part.masked";
            case WEIGHTS -> "stages.part.weights";
            case OUTPUT -> "stages.part.output";
        };
    }

    private static String status(StagesState s) {
        return switch (s.stage()) {
            case SCORES -> "stages.step.scores.words";
            case SCALE -> s.scaled() ? "stages.step.scale.said" : "stages.step.scale.off";
            case MASK -> s.causal() ? "stages.step.mask.said" : "stages.step.mask.off";
            case SOFTMAX -> "stages.step.softmax.said";
            case OUTPUT -> "stages.step.output.said";
        };
    }

    private void draw(StagesState s, StagesFrame shown, Widths w, Texts texts) {
        double[] x = w.widths().stream().mapToDouble(Integer::doubleValue).toArray();
        Curves curves =
                Curves.of(
                                Curves.Axis.log(texts.text("stages.widths.x")),
                                Curves.Axis.linear(texts.text("stages.widths.y"))
                                        .fixed(0, Math.log(Widths.KEYS) * 1.08),
                                List.of(
                                        new Curves.Series(
                                                "scaled",
                                                texts.text("stages.widths.scaled"),
                                                "cat-1",
                                                Curves.Line.SOLID,
                                                x,
                                                numbers(w.scaled())),
                                        new Curves.Series(
                                                "unscaled",
                                                texts.text("stages.widths.unscaled"),
                                                "cat-2",
                                                Curves.Line.DASHED,
                                                x.clone(),
                                                numbers(w.unscaled()))))
                        .withLevels(
                                List.of(
                                        new Curves.Level(
                                                Math.log(Widths.KEYS),
                                                texts.text(
                                                        "stages.widths.even",
                                                        "entropy",
                                                        Numbers.fixed(Math.log(Widths.KEYS), 2)))))
                        .withCursor(64);
        chart.show(
                curves,
                new CurveWords(
                        texts.text(shown.description()), texts.text("stages.widths.keys"), "", ""),
                host.palette());
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** One matrix under the pointer or the keyboard. */
    private final class Cells implements GridCells {
        private final StagesState.Part part;

        Cells(StagesState.Part part) {
            this.part = part;
        }

        @Override
        public String words(int row, int column) {
            StagesFrame shown = frame;
            if (shown == null || shown.parts().isEmpty()) {
                return "";
            }
            double value = shown.part(part).at(row, column);
            return host.texts()
                    .text(
                            Double.isNaN(value) ? "stages.cell.later" : "stages.cell",
                            "matrix",
                            host.texts()
                                    .text(title(part), "width", state == null ? 0 : state.width()),
                            "row",
                            row,
                            "column",
                            column,
                            "value",
                            Numbers.reading(value));
        }

        @Override
        public void reached(int row, int column) {
            StagesState s = state;
            if (s != null) {
                board.say(row < 0 ? host.texts().text(status(s)) : words(row, column));
            }
        }

        @Override
        public void chosen(int row, int column) {
            change(s -> s.withCell(new StagesState.Cell(part, row, column)));
        }
    }

    @Override
    public void showTrouble(StagesState newState, String sentence) {
        state = newState;
        controls.show(newState, host.texts());
        easel.say(sentence);
    }

    @Override
    public void cover(Set<String> facts) {
        covered = Set.copyOf(facts);
        easel.cover(!covered.isEmpty(), host.texts());
    }

    private void change(UnaryOperator<StagesState> gesture) {
        if (state != null) {
            host.change(gesture.apply(state));
        }
    }

    @Override
    public void dispose() {
        for (StagesState.Part part : StagesState.Part.values()) {
            board.view(part).setCells(null);
        }
        state = null;
        frame = null;
    }
}
