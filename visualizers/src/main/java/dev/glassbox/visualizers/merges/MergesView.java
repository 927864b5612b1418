package dev.glassbox.visualizers.merges;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.VisualizerView;
import dev.glassbox.visualizers.chart.CurveChart;
import dev.glassbox.visualizers.chart.CurveWords;
import dev.glassbox.visualizers.chart.Curves;
import dev.glassbox.visualizers.control.Easel;
import dev.glassbox.visualizers.control.GridCells;
import dev.glassbox.visualizers.control.NumberTable;
import dev.glassbox.visualizers.control.OptionChoice;
import dev.glassbox.visualizers.control.StepSlider;
import dev.glassbox.visualizers.control.TableData;
import dev.glassbox.visualizers.control.TableToggle;
import dev.glassbox.visualizers.control.TableWords;
import dev.glassbox.visualizers.control.TokenCell;
import dev.glassbox.visualizers.control.TokenFlow;
import dev.glassbox.visualizers.control.ValueBars;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The lines as they are cut now, the race of the pairs, what was merged, and what it saves. */
final class MergesView
        implements VisualizerView<MergesState, MergesFrame>, GridCells, TokenFlow.Tokens {
    private static final double LEAST = 30; // em
    private static final int LOGGED = 12;

    private final ViewHost<MergesState> host;
    private final OptionChoice language =
            new OptionChoice(
                    id ->
                            change(
                                    s ->
                                            s.withLanguage(
                                                    MergesState.Language.valueOf(
                                                            id.toUpperCase(Locale.ROOT)))));
    private final StepSlider step = new StepSlider(value -> change(s -> s.withStep(value)));
    private final Button back = new Button("◀");
    private final Button forward = new Button("▶");
    private final TableToggle tableToggle = new TableToggle(on -> change(s -> s.withTable(on)));
    private final Label sampleName = name();
    private final TokenFlow sample = new TokenFlow(TokenFlow.Look.CHIPS);
    private final Label rankingName = name();
    private final ValueBars ranking = new ValueBars();
    private final NumberTable table = new NumberTable();
    private final Label rankingCover = new Label();
    private final Label logName = name();
    private final Label log = new Label();
    private final CurveChart chart = new CurveChart();
    private final Easel easel;

    private @Nullable MergesState state;
    private @Nullable MergesFrame frame;
    private Set<String> covered = Set.of();

    MergesView(ViewHost<MergesState> host) {
        this.host = host;
        back.setOnAction(e -> move(-1));
        forward.setOnAction(e -> move(1));
        chart.setOnStep(value -> change(s -> s.withStep(within(s, (int) Math.round(value)))));
        sample.setTokens(this);
        table.setCells(this);
        rankingCover.setWrapText(true);
        rankingCover.setVisible(false);
        rankingCover.getStyleClass().add("merges-cover");
        rankingCover.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        log.getStyleClass().add("merges-log");
        log.setMinHeight(0);
        FlowPane controls = new FlowPane(language, step, back, forward, tableToggle);
        controls.getStyleClass().add("merges-controls");
        StackPane race = new StackPane(ranking, table, rankingCover);
        race.setMinSize(0, 0);
        VBox middle = column(rankingName, race);
        VBox right = column(logName, log);
        VBox.setVgrow(race, Priority.ALWAYS);
        VBox.setVgrow(log, Priority.ALWAYS);
        HBox lower = new HBox(middle, right, chart);
        lower.getStyleClass().add("merges-lower");
        HBox.setHgrow(middle, Priority.ALWAYS);
        HBox.setHgrow(chart, Priority.ALWAYS);
        for (Region part : List.of(middle, chart)) {
            part.setMinWidth(0);
            part.setPrefWidth(100);
        }
        lower.setMinHeight(0);
        VBox picture = new VBox(sampleName, sample, lower);
        picture.getStyleClass().add("merges-picture");
        VBox.setVgrow(lower, Priority.ALWAYS);
        easel = new Easel(controls, picture, LEAST, new StackPane(), () -> {});
        easel.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        java.net.URL sheet = MergesView.class.getResource("merges.css");
        if (sheet != null) {
            easel.getStylesheets().add(sheet.toExternalForm());
        }
    }

    private static Label name() {
        Label label = new Label();
        label.getStyleClass().add("merges-name");
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    private static VBox column(Node... parts) {
        VBox column = new VBox(parts);
        column.getStyleClass().add("merges-column");
        return column;
    }

    private void keyPressed(KeyEvent event) {
        if (TableToggle.isKey(event)) {
            change(s -> s.withTable(!s.table()));
            event.consume();
        }
    }

    private void move(int by) {
        change(s -> s.withStep(within(s, s.step() + by)));
    }

    private int within(MergesState s, int wanted) {
        int steps = frame == null ? s.merges() : frame.steps();
        return Math.max(0, Math.min(Math.min(steps, s.merges()), wanted));
    }

    @Override
    public Node node() {
        return easel;
    }

    @Override
    public void show(MergesState newState, MergesFrame newFrame) {
        state = newState;
        frame = newFrame;
        Texts texts = host.texts();
        showControls(newState, newFrame.steps(), texts);
        sampleName.setText(texts.text(newFrame.description()));
        sample.show(
                newFrame.sample(),
                -1,
                texts.text("merges.sample"),
                texts.text("merges.sample"),
                host.palette());
        showRanking(newState, newFrame, texts);
        logName.setText(texts.text("merges.log", "count", newFrame.step()));
        StringBuilder lines = new StringBuilder();
        newFrame.log().stream()
                .limit(LOGGED)
                .forEach(
                        made ->
                                lines.append(made.number())
                                        .append("   ")
                                        .append(made.pair().label())
                                        .append(" → ")
                                        .append(made.pair().joined())
                                        .append("   ×")
                                        .append(made.pair().count())
                                        .append('\n'));
        log.setText(lines.isEmpty() ? texts.text("merges.log.none") : lines.toString());
        showChart(newFrame, texts);
        easel.clear();
        applyCover();
    }

    private void showControls(MergesState s, int steps, Texts texts) {
        List<OptionChoice.Option> options = new ArrayList<>();
        options.add(new OptionChoice.Option("en", texts.text("merges.en"), ""));
        options.add(new OptionChoice.Option("zh", texts.text("merges.zh"), ""));
        options.add(new OptionChoice.Option("both", texts.text("merges.both"), ""));
        language.show(texts.text("merges.language"), options, s.language().id());
        step.show(texts.text("merges.step"), steps, Math.min(s.step(), steps));
        back.setAccessibleText(texts.text("merges.back"));
        back.setTooltip(new Tooltip(texts.text("merges.back")));
        forward.setAccessibleText(texts.text("merges.forward"));
        forward.setTooltip(new Tooltip(texts.text("merges.forward")));
        tableToggle.show(s.table(), texts);
    }

    private void showRanking(MergesState s, MergesFrame f, Texts texts) {
        rankingName.setText(texts.text("merges.ranking"));
        List<ValueBars.Bar> bars = new ArrayList<>();
        for (int i = 0; i < f.ranking().size(); i++) {
            MergesFrame.Pair pair = f.ranking().get(i);
            bars.add(
                    new ValueBars.Bar(
                            pair.label(), pair.count(), String.valueOf(pair.count()), i == 0));
        }
        double most = f.ranking().isEmpty() ? 1 : Math.max(1, f.ranking().get(0).count());
        ranking.show(bars, most, "axis-vocab", texts.text(f.description()), host.palette());
        boolean asTable = s.table() && !f.ranking().isEmpty();
        if (asTable) {
            table.show(
                    TableData.of(f.rankingTable(), "axis-vocab"),
                    new TableWords(
                            texts.text("merges.ranking"),
                            texts.text("control.table"),
                            "",
                            "",
                            "",
                            texts.text("merges.ranking")),
                    host.palette());
        }
        table.setVisible(asTable);
        ranking.setVisible(!asTable);
    }

    private void showChart(MergesFrame f, Texts texts) {
        double[] x = IntStream.rangeClosed(0, f.steps()).asDoubleStream().toArray();
        List<Curves.Series> series =
                List.of(
                        new Curves.Series(
                                "zh",
                                texts.text("merges.zh"),
                                "cat-2",
                                Curves.Line.SOLID,
                                x,
                                f.perChinese()),
                        new Curves.Series(
                                "en",
                                texts.text("merges.en"),
                                "cat-1",
                                Curves.Line.DASHED,
                                x,
                                f.perEnglish()));
        chart.show(
                Curves.of(
                                Curves.Axis.linear(texts.text("merges.axis.merges")),
                                Curves.Axis.linear(texts.text("merges.axis.rate")),
                                series)
                        .withCursor(f.step()),
                new CurveWords(texts.text(f.description()), texts.text("merges.keys"), "", ""),
                host.palette());
    }

    @Override
    public void showTrouble(MergesState newState, String sentence) {
        state = newState;
        easel.say(sentence);
    }

    @Override
    public void cover(Set<String> facts) {
        covered = Set.copyOf(facts);
        applyCover();
    }

    /** The next merge is foretold from the lines as they are cut: only the counts are hidden. */
    private void applyCover() {
        boolean race = covered.stream().anyMatch(fact -> fact.startsWith("next-merge"));
        boolean whole = covered.stream().anyMatch(fact -> !fact.startsWith("next-merge"));
        rankingCover.setText(host.texts().text("control.covered"));
        rankingCover.setVisible(race);
        MergesState s = state;
        boolean asTable = s != null && s.table();
        ranking.setVisible(!race && !asTable);
        table.setVisible(!race && asTable);
        MergesFrame f = frame;
        if (f != null) {
            sampleName.setText(
                    race
                            ? host.texts().text("merges.foretell", "step", f.step())
                            : host.texts().text(f.description()));
        }
        easel.cover(whole, host.texts());
    }

    @Override
    public String words(int token) {
        MergesFrame f = frame;
        List<TokenCell> cells = f == null ? List.of() : f.sample();
        return token >= 0 && token < cells.size() ? cells.get(token).label() : "";
    }

    @Override
    public void reached(int token) {}

    @Override
    public void chosen(int token) {}

    @Override
    public String words(int row, int column) {
        MergesFrame f = frame;
        return f == null || row >= f.ranking().size()
                ? ""
                : f.ranking().get(row).label() + "  " + f.ranking().get(row).count();
    }

    @Override
    public void reached(int row, int column) {}

    @Override
    public void chosen(int row, int column) {}

    private void change(UnaryOperator<MergesState> gesture) {
        if (state != null) {
            host.change(gesture.apply(state));
        }
    }

    @Override
    public void dispose() {
        sample.setTokens(null);
        table.setCells(null);
        chart.setOnStep(null);
        state = null;
        frame = null;
    }
}
