package dev.glassbox.visualizers.lens;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.VisualizerView;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.chart.CurveChart;
import dev.glassbox.visualizers.chart.CurveWords;
import dev.glassbox.visualizers.chart.Curves;
import dev.glassbox.visualizers.chart.ProbabilityBars;
import dev.glassbox.visualizers.chart.PromptedEasel;
import dev.glassbox.visualizers.control.GridCells;
import dev.glassbox.visualizers.control.HeatmapCanvas;
import dev.glassbox.visualizers.control.HeatmapData;
import dev.glassbox.visualizers.control.HeatmapStyle;
import dev.glassbox.visualizers.control.HeatmapWords;
import dev.glassbox.visualizers.control.WordChoice;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The lens as a grid of tokens; below it the chosen cell and the answer's way to the top. */
final class LensView
        implements VisualizerView<LensState, LensFrame>, PromptedEasel.Gestures, GridCells {
    private static final double LEAST_HEIGHT = 31;
    private static final int LONGEST_LABEL = 12;

    private final ViewHost<LensState> host;
    private final WordChoice colour;
    private final Label reading = line("lens-reading");
    private final Label caveat = line("lens-caveat");
    private final HeatmapCanvas grid =
            new HeatmapCanvas(new HeatmapStyle("axis-position", 2, false, false));
    private final Label barsTitle = line("lens-title");
    private final ProbabilityBars bars = new ProbabilityBars();
    private final CurveChart curve = new CurveChart();
    private final PromptedEasel easel;

    private @Nullable LensState state;
    private @Nullable LensFrame frame;

    LensView(ViewHost<LensState> host) {
        this.host = host;
        colour = new WordChoice(i -> change(s -> s.withColour(LensState.Colour.values()[i])));
        grid.setCells(this);
        curve.setOnStep(step -> change(s -> s.withCell((int) Math.rint(Math.max(0, step)), at())));
        VBox.setVgrow(bars, Priority.ALWAYS);
        VBox cell = new VBox(barsTitle, bars);
        cell.getStyleClass().add("lens-cell");
        Region pictures = new LensLayout(grid, cell, curve);
        VBox.setVgrow(pictures, Priority.ALWAYS);
        VBox all = new VBox(reading, pictures, caveat);
        all.getStyleClass().add("lens");
        all.setMinSize(0, 0);
        easel = new PromptedEasel(all, LEAST_HEIGHT, List.of(colour), this);
        java.net.URL sheet = LensView.class.getResource("lens.css");
        if (sheet != null) {
            easel.node().getStylesheets().add(sheet.toExternalForm());
        }
    }

    private static Label line(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private int at() {
        return frame == null ? 0 : frame.position();
    }

    @Override
    public Node node() {
        return easel.node();
    }

    @Override
    public void show(LensState newState, LensFrame newFrame) {
        state = newState;
        frame = newFrame;
        Texts t = host.texts();
        String words = t.text(newFrame.description());
        controls(newState, newFrame);
        reading.setText(newFrame.absent().isPresent() ? "" : words);
        caveat.setText(t.text("lens.caveat"));
        draw(newState, newFrame, t);
        if (newFrame.absent().isPresent()) {
            easel.node().say(words);
        } else {
            easel.node().clear();
        }
        easel.showTable(
                newState.table(),
                newFrame.tables().stream().findFirst(),
                3,
                "axis-layer",
                words,
                t,
                host.palette());
        easel.inspect(newFrame.inspection(), t, host.palette(), host.reducedMotion());
    }

    private void controls(LensState s, @Nullable LensFrame shown) {
        Texts t = host.texts();
        easel.showHead(
                s.prompt(),
                shown == null ? List.of() : shown.tokens(),
                shown == null ? -1 : shown.position(),
                shown != null && shown.recorded(),
                t);
        colour.show(
                t.text("lens.colour"),
                List.of(
                        new WordChoice.Choice(
                                t.text("lens.colour.probability"),
                                t.text("lens.colour.probability.help")),
                        new WordChoice.Choice(
                                t.text("lens.colour.rank"), t.text("lens.colour.rank.help"))),
                s.colour().ordinal());
    }

    private static String stage(int index, Texts t) {
        return index == 0
                ? t.text("lens.stage.embedding")
                : t.text("lens.stage", "block", index - 1);
    }

    private void draw(LensState s, LensFrame shown, Texts t) {
        List<String> rows = IntStream.range(0, shown.stages()).mapToObj(i -> stage(i, t)).toList();
        boolean rank = s.colour() == LensState.Colour.RANK;
        grid.show(
                new HeatmapData(
                        shown.stages(),
                        shown.tokens().size(),
                        shown.values(),
                        rows,
                        shown.tokens(),
                        HeatmapData.Kind.MAGNITUDE,
                        1,
                        shown.tops()),
                new HeatmapWords(
                        t.text(shown.description()),
                        "",
                        t.text("lens.axis.position"),
                        t.text(rank ? "lens.scale.rank" : "lens.scale.probability"),
                        "",
                        t.text("lens.keys")),
                host.palette());
        grid.choose(shown.stage(), shown.position());
        barsTitle.setText(
                t.text(
                        shown.stage() == 0 ? "lens.top.embedding" : "lens.top",
                        "block",
                        shown.stage() - 1,
                        "token",
                        shown.tokens().get(shown.position())));
        bars.show(
                shown.chosen().stream()
                        .map(
                                token ->
                                        new ProbabilityBars.Bar(
                                                TokenText.label(token.text(), LONGEST_LABEL),
                                                token.probability()))
                        .toList(),
                t.text("lens.top.spoken", "tokens", shown.chosenInWords()),
                host.palette());
        double[] steps = IntStream.range(0, shown.stages()).asDoubleStream().toArray();
        String answer = TokenText.label(shown.facts().getOrDefault("answer", ""), LONGEST_LABEL);
        curve.show(
                Curves.of(
                                Curves.Axis.linear(t.text("lens.curve.x"))
                                        .fixed(0, Math.max(1, shown.stages() - 1)),
                                Curves.Axis.linear(t.text("lens.curve.y")).fixed(0, 1),
                                List.of(
                                        new Curves.Series(
                                                "other",
                                                t.text("lens.curve.other"),
                                                "text-muted",
                                                Curves.Line.DASHED,
                                                steps,
                                                shown.bestOther()),
                                        new Curves.Series(
                                                "answer",
                                                t.text("lens.curve.answer", "answer", answer),
                                                "axis-vocab",
                                                Curves.Line.SOLID,
                                                steps.clone(),
                                                shown.curve())))
                        .withCursor(shown.stage()),
                new CurveWords(t.text(shown.description()), t.text("lens.curve.keys"), "", ""),
                host.palette());
    }

    @Override
    public void showTrouble(LensState newState, String sentence) {
        state = newState;
        controls(newState, frame);
        easel.showTable(false, Optional.empty(), 3, "axis-layer", "", host.texts(), host.palette());
        easel.node().say(sentence);
    }

    @Override
    public void cover(Set<String> facts) {
        easel.node().cover(!facts.isEmpty(), host.texts());
    }

    private void change(UnaryOperator<LensState> gesture) {
        if (state != null) {
            host.change(gesture.apply(state));
        }
    }

    @Override
    public String words(int row, int column) {
        return frame == null ? "" : host.texts().text(frame.cellWords(row, column));
    }

    @Override
    public void reached(int row, int column) {}

    @Override
    public void chosen(int row, int column) {
        boolean again = frame != null && frame.stage() == row && frame.position() == column;
        change(s -> s.withCell(row, column).withInspector(again || s.inspector()));
    }

    @Override
    public void prompt(String text) {
        change(s -> s.withPrompt(text));
    }

    @Override
    public void token(int position) {
        change(s -> s.withPosition(position));
    }

    @Override
    public void table(boolean on) {
        change(s -> s.withTable(on));
    }

    @Override
    public void inspectorClosed() {
        change(s -> s.withInspector(false));
    }

    @Override
    public void source(Workings.Source source) {
        host.open(source);
    }

    @Override
    public void dispose() {
        grid.setCells(null);
        curve.setOnStep(null);
        easel.dispose();
        state = null;
        frame = null;
    }
}
