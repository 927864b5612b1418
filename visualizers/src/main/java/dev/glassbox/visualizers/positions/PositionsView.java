package dev.glassbox.visualizers.positions;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.VisualizerView;
import dev.glassbox.visualizers.chart.CurveChart;
import dev.glassbox.visualizers.chart.CurveWords;
import dev.glassbox.visualizers.chart.Curves;
import dev.glassbox.visualizers.control.Easel;
import dev.glassbox.visualizers.control.GridCells;
import dev.glassbox.visualizers.control.HeatmapCanvas;
import dev.glassbox.visualizers.control.HeatmapData;
import dev.glassbox.visualizers.control.HeatmapStyle;
import dev.glassbox.visualizers.control.HeatmapWords;
import dev.glassbox.visualizers.control.NumberTable;
import dev.glassbox.visualizers.control.OptionChoice;
import dev.glassbox.visualizers.control.PromptHead;
import dev.glassbox.visualizers.control.StepSlider;
import dev.glassbox.visualizers.control.TableData;
import dev.glassbox.visualizers.control.TableToggle;
import dev.glassbox.visualizers.control.TableWords;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What a scheme makes of positions, and the score by distance as a token is moved. */
final class PositionsView implements VisualizerView<PositionsState, PositionsFrame>, GridCells {
    private static final double LEAST = 26; // em
    private static final String ALL = "all";
    private static final List<Integer> BASES = List.of(100, 1000, 10_000, 500_000);

    private final ViewHost<PositionsState> host;
    private final PromptHead head =
            new PromptHead(
                    text -> change(s -> s.withPrompt(text)), key -> change(s -> s.withKey(key)));
    private final OptionChoice schemes = new OptionChoice(this::schemeChosen);
    private final OptionChoice heads =
            new OptionChoice(id -> change(s -> s.withHead(Integer.parseInt(id))));
    private final OptionChoice bases =
            new OptionChoice(id -> change(s -> s.withBase(Integer.parseInt(id))));
    private final StepSlider at = new StepSlider(value -> change(s -> s.withAt(value)));
    private final StepSlider distance = new StepSlider(value -> change(s -> s.withDistance(value)));
    private final TableToggle tableToggle = new TableToggle(on -> change(s -> s.withTable(on)));
    private final HeatmapCanvas map =
            new HeatmapCanvas(new HeatmapStyle("axis-position", 2, false, false));
    private final ArrowsCanvas arrows = new ArrowsCanvas();
    private final Label arrowWords = new Label();
    private final VBox arrowPart = new VBox(arrowWords, arrows);
    private final NumberTable table = new NumberTable();
    private final List<CurveChart> charts = new ArrayList<>();
    private final Label saying = new Label();
    private final Label order = new Label();
    private final GridPane picture = new GridPane();
    private final Easel easel;

    private @Nullable PositionsState state;
    private List<Node> placed = List.of();

    PositionsView(ViewHost<PositionsState> host) {
        this.host = host;
        for (int i = 0; i < Scheme.values().length; i++) {
            CurveChart chart = new CurveChart();
            chart.setOnStep(this::stepChosen);
            charts.add(chart);
        }
        FlowPane choices = new FlowPane(schemes, heads, bases, at, distance, tableToggle);
        choices.getStyleClass().add("positions-choices");
        VBox controls = new VBox(head, choices);
        controls.getStyleClass().add("positions-head");
        picture.getStyleClass().add("positions-picture");
        VBox.setVgrow(arrows, Priority.ALWAYS);
        arrowWords.getStyleClass().add("positions-order");
        for (Label label : List.of(saying, order, arrowWords)) {
            label.setWrapText(true);
            label.setMinHeight(Label.USE_PREF_SIZE);
        }
        saying.getStyleClass().add("positions-saying");
        order.getStyleClass().add("positions-order");
        VBox whole = new VBox(saying, picture, order);
        whole.getStyleClass().add("positions-whole");
        VBox.setVgrow(picture, Priority.ALWAYS);
        picture.setMinHeight(0);
        easel = new Easel(controls, whole, LEAST, new StackPane(), () -> {});
        easel.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        map.setCells(this);
        table.setCells(this);
        java.net.URL sheet = PositionsView.class.getResource("positions.css");
        if (sheet != null) {
            easel.getStylesheets().add(sheet.toExternalForm());
        }
    }

    private void keyPressed(KeyEvent event) {
        if (TableToggle.isKey(event)) {
            change(s -> s.withTable(!s.table()));
            event.consume();
        }
    }

    private void schemeChosen(String id) {
        change(
                s ->
                        id.equals(ALL)
                                ? s.withAll()
                                : s.withScheme(Scheme.valueOf(id.toUpperCase(Locale.ROOT))));
    }

    private void stepChosen(double step) {
        change(s -> s.withDistance((int) Math.max(0, Math.min(s.at(), Math.round(step)))));
    }

    @Override
    public Node node() {
        return easel;
    }

    @Override
    public void show(PositionsState newState, PositionsFrame frame) {
        state = newState;
        Texts texts = host.texts();
        PositionsFrame.Reading reading = frame.reading();
        showControls(newState, reading, texts);
        easel.clear();
        if (frame.curves().isEmpty()) {
            easel.say(texts.text(frame.description()));
            return;
        }
        saying.setText(texts.text(frame.description()));
        frame.order()
                .ifPresent(
                        check ->
                                order.setText(
                                        texts.text(
                                                "positions.order",
                                                "seed",
                                                OrderCheck.SEED,
                                                "without",
                                                Numbers.picture(check.without()),
                                                "with",
                                                Numbers.picture(check.with()))));
        place(newState, frame, texts);
    }

    private void place(PositionsState s, PositionsFrame frame, Texts texts) {
        List<Node> cells = new ArrayList<>();
        if (s.table()) {
            table.show(
                    TableData.of(frame.scores(), "axis-position"),
                    new TableWords(
                            texts.text(frame.description()),
                            texts.text("control.table"),
                            texts.text("positions.distance.axis"),
                            "",
                            "",
                            texts.text("positions.keys")),
                    host.palette());
            cells.add(table);
        } else {
            frame.picture()
                    .ifPresent(
                            grid -> {
                                showMap(s, grid, frame, texts);
                                cells.add(map);
                            });
            if (!frame.arrows().isEmpty()) {
                arrows.show(
                        frame.arrows(),
                        texts.text("positions.pair"),
                        texts.text("positions.arrows"),
                        host.palette());
                arrowWords.setText(texts.text("positions.arrows"));
                cells.add(arrowPart);
            }
            for (int i = 0; i < frame.curves().size(); i++) {
                showCurve(charts.get(i), s, frame.curves().get(i), texts);
                cells.add(charts.get(i));
            }
        }
        if (cells.equals(placed)) {
            return; // taking a part out and putting it back would take the focus away
        }
        placed = List.copyOf(cells);
        picture.getChildren().clear();
        for (int i = 0; i < cells.size(); i++) {
            Node cell = cells.get(i);
            GridPane.setHgrow(cell, Priority.ALWAYS);
            GridPane.setVgrow(cell, Priority.ALWAYS);
            if (cell instanceof javafx.scene.layout.Region region) {
                region.setMinSize(0, 0);
                region.setPrefSize(100, 100); // the grid shares its room evenly
                region.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
            }
            picture.add(cell, i % 2, i / 2);
        }
    }

    private void showControls(PositionsState s, PositionsFrame.Reading reading, Texts texts) {
        head.show(s.prompt(), reading.labels(), reading.key(), reading.recorded(), texts);
        List<OptionChoice.Option> options = new ArrayList<>();
        for (Scheme scheme : Scheme.values()) {
            options.add(
                    new OptionChoice.Option(
                            scheme.id(), texts.text(name(scheme)), texts.text(help(scheme))));
        }
        options.add(new OptionChoice.Option(ALL, texts.text("positions.all"), ""));
        schemes.show(texts.text("positions.scheme"), options, s.all() ? ALL : s.scheme().id());
        heads.show(
                texts.text("control.picker.head"),
                IntStream.range(0, reading.heads())
                        .mapToObj(i -> new OptionChoice.Option("" + i, "" + i, ""))
                        .toList(),
                String.valueOf(s.head()));
        bases.show(
                texts.text("positions.base"),
                BASES.stream().map(b -> new OptionChoice.Option("" + b, "" + b, "")).toList(),
                String.valueOf((int) s.base()));
        boolean rotary = s.all() || s.scheme() == Scheme.ROTARY;
        bases.setVisible(rotary);
        bases.setManaged(rotary);
        int last = Math.max(1, reading.positions() - 1);
        String query = reading.labels().isEmpty() ? "" : reading.labels().get(reading.query());
        String key = reading.labels().isEmpty() ? "" : reading.labels().get(reading.key());
        at.show(texts.text("positions.at", "token", query), last, s.at());
        distance.show(texts.text("positions.distance", "token", key), s.at(), s.distance());
        tableToggle.show(s.table(), texts);
    }

    private static String name(Scheme scheme) {
        return switch (scheme) {
            case SINUSOIDAL -> "positions.sinusoidal";
            case LEARNED -> "positions.learned";
            case ROTARY -> "positions.rotary";
            case ALIBI -> "positions.alibi";
        };
    }

    private static String help(Scheme scheme) {
        return switch (scheme) {
            case SINUSOIDAL -> "positions.sinusoidal.help";
            case LEARNED -> "positions.learned.help";
            case ROTARY -> "positions.rotary.help";
            case ALIBI -> "positions.alibi.help";
        };
    }

    private void showMap(
            PositionsState s, PositionsFrame.Grid grid, PositionsFrame frame, Texts texts) {
        boolean bias = s.scheme() == Scheme.ALIBI;
        map.show(
                new HeatmapData(
                        grid.rows(),
                        grid.columns(),
                        grid.values(),
                        IntStream.range(0, grid.rows()).mapToObj(String::valueOf).toList(),
                        Collections.nCopies(grid.columns(), ""),
                        HeatmapData.Kind.SIGNED,
                        grid.extent()),
                new HeatmapWords(
                        texts.text(help(s.scheme())),
                        texts.text(bias ? "positions.map.query" : "positions.map.rows"),
                        texts.text(bias ? "positions.map.key" : "positions.map.columns"),
                        texts.text("positions.map.scale"),
                        "",
                        texts.text(help(s.scheme()))),
                host.palette());
        map.choose(s.at(), bias ? s.at() - s.distance() : 0);
    }

    private void showCurve(
            CurveChart chart, PositionsState s, PositionsFrame.Curve curve, Texts texts) {
        double[] x = IntStream.range(0, curve.here().length).asDoubleStream().toArray();
        List<Curves.Series> series =
                List.of(
                        new Curves.Series(
                                "moved",
                                texts.text("positions.curve.at", "at", s.at() + curve.by()),
                                "cat-2",
                                Curves.Line.SOLID,
                                x,
                                curve.moved()),
                        new Curves.Series(
                                "here",
                                texts.text("positions.curve.at", "at", s.at()),
                                "cat-1",
                                Curves.Line.DASHED,
                                x,
                                curve.here()));
        Curves curves =
                Curves.of(
                                Curves.Axis.linear(texts.text("positions.distance.axis")),
                                Curves.Axis.linear(
                                        texts.text(name(curve.scheme()))
                                                + " · "
                                                + texts.text("positions.score.axis")),
                                series)
                        .withCursor(s.distance());
        String verdict =
                texts.text(curve.isRelative() ? "positions.relative" : "positions.absolute");
        chart.show(
                curves,
                new CurveWords(verdict, verdict, "", texts.text("positions.keys")),
                host.palette());
    }

    @Override
    public void showTrouble(PositionsState newState, String sentence) {
        state = newState;
        head.show(newState.prompt(), List.of(), -1, false, host.texts());
        easel.say(sentence);
    }

    @Override
    public void cover(Set<String> facts) {
        easel.cover(!facts.isEmpty(), host.texts());
    }

    @Override
    public String words(int row, int column) {
        Texts texts = host.texts();
        return texts.text("positions.cell", "row", row, "column", column);
    }

    @Override
    public void reached(int row, int column) {}

    /** A row of the table is a distance; a row of the map a position of the query. */
    @Override
    public void chosen(int row, int column) {
        PositionsState s = state;
        if (s != null && s.table()) {
            change(t -> t.withDistance(Math.min(row, t.at())));
        } else {
            change(t -> t.withAt(row));
        }
    }

    private void change(UnaryOperator<PositionsState> gesture) {
        if (state != null) {
            host.change(gesture.apply(state));
        }
    }

    @Override
    public void dispose() {
        map.setCells(null);
        table.setCells(null);
        charts.forEach(chart -> chart.setOnStep(null));
        state = null;
    }
}
