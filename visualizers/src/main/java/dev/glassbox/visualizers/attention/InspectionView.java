package dev.glassbox.visualizers.attention;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.chart.FormulaCanvas;
import dev.glassbox.visualizers.control.GridCells;
import dev.glassbox.visualizers.control.HeatmapCanvas;
import dev.glassbox.visualizers.control.HeatmapData;
import dev.glassbox.visualizers.control.HeatmapStyle;
import dev.glassbox.visualizers.control.HeatmapWords;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.Palette;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What the inspector holds: a cell's weight, step by step, and the same computed again. */
final class InspectionView extends VBox {
    private final HeatmapCanvas vectors =
            new HeatmapCanvas(new HeatmapStyle("axis-d-model", 2, false, false));
    private final Label intro = text("inspection-intro");
    private final Section product = new Section(2);
    private final Section scale = new Section(1);
    private final Section mask = new Section(1);
    private final Section softmax = new Section(2);
    private final Label checkTitle = text("inspection-step");
    private final Label verdict = text("inspection-text");
    private final GridPane check = new GridPane();
    private final ViewHost<AttentionState> host;

    InspectionView(ViewHost<AttentionState> host) {
        this.host = host;
        getStyleClass().add("inspection");
        check.getStyleClass().add("inspection-check");
        vectors.getStyleClass().add("inspection-vectors");
        ColumnConstraints names = new ColumnConstraints();
        ColumnConstraints numbers = new ColumnConstraints();
        numbers.setHalignment(HPos.RIGHT);
        numbers.setHgrow(Priority.ALWAYS);
        check.getColumnConstraints().setAll(names, numbers, numbers);
        getChildren().setAll(intro, product, scale, mask, softmax, checkTitle, check, verdict);
        product.getChildren().add(2, vectors); // between the words and the formulas
    }

    /** A numbered step: heading, a sentence, and its formulas. */
    private static final class Section extends VBox {
        final Label title = text("inspection-step");
        final Label words = text("inspection-text");
        final List<FormulaCanvas> formulas;

        Section(int count) {
            getStyleClass().add("inspection-section");
            formulas = IntStream.range(0, count).mapToObj(i -> new FormulaCanvas()).toList();
            getChildren().add(title);
            getChildren().add(words);
            getChildren().addAll(formulas);
        }

        void show(String heading, String sentence, Palette palette, String... latex) {
            title.setText(heading);
            words.setText(sentence);
            for (int i = 0; i < latex.length; i++) {
                formulas.get(i).show(latex[i], sentence, palette);
            }
        }
    }

    void show(Inspection cell, Reading reading) {
        Texts texts = host.texts();
        Palette palette = host.palette();
        Formulas formulas = new Formulas(cell);
        int query = cell.cell().query();
        int key = cell.cell().key();
        String queryToken = reading.tokens().get(query);
        String keyToken = reading.tokens().get(key);
        intro.setText(
                texts.text(
                        intro(cell),
                        "query-token",
                        queryToken,
                        "key-token",
                        keyToken,
                        "weight",
                        Numbers.exact(cell.engineWeight())));
        product.show(
                texts.text("attention.inspect.dot"),
                texts.text(
                        "attention.inspect.dot.words",
                        "query",
                        query,
                        "key",
                        key,
                        "query-token",
                        queryToken,
                        "key-token",
                        keyToken),
                palette,
                formulas.dot(),
                formulas.dotFilled());
        vectors(cell, texts, palette);
        scale.show(
                texts.text("attention.inspect.scale"),
                texts.text("attention.inspect.scale.words", "width", cell.q().length),
                palette,
                formulas.scale());
        mask.show(
                texts.text("attention.inspect.mask"),
                texts.text(maskWords(cell), "query", query, "key", key),
                palette,
                formulas.mask());
        softmax.show(
                texts.text("attention.inspect.softmax"),
                texts.text("attention.inspect.softmax.words", "query-token", queryToken),
                palette,
                formulas.softmax(),
                formulas.softmaxFilled());
        check(cell, texts);
    }

    private static String intro(Inspection cell) {
        if (!cell.masked()) {
            return "attention.inspect.weight";
        }
        return cell.isLater() ? "attention.inspect.masked" : "attention.inspect.masked.far";
    }

    private static String maskWords(Inspection cell) {
        if (cell.masked()) {
            return cell.isLater() ? "attention.inspect.mask.closed" : "attention.inspect.mask.far";
        }
        return cell.isLater() ? "attention.inspect.mask.ahead" : "attention.inspect.mask.open";
    }

    private void vectors(Inspection cell, Texts texts, Palette palette) {
        int width = cell.q().length;
        double[] values = new double[3 * width];
        double extent = 0;
        for (int i = 0; i < width; i++) {
            values[i] = cell.q()[i];
            values[width + i] = cell.k()[i];
            values[2 * width + i] = (double) cell.q()[i] * cell.k()[i];
        }
        for (double value : values) {
            extent = Math.max(extent, Math.abs(value));
        }
        HeatmapData data =
                new HeatmapData(
                        3,
                        width,
                        values,
                        List.of("q", "k", "q × k"),
                        IntStream.range(0, width).mapToObj(i -> "").toList(),
                        HeatmapData.Kind.SIGNED,
                        extent > 0 ? extent : 1);
        vectors.setCells(
                new GridCells() {
                    @Override
                    public String words(int row, int column) {
                        return texts.text(
                                "attention.inspect.number",
                                "index",
                                column,
                                "q",
                                Numbers.exact(cell.q()[column]),
                                "k",
                                Numbers.exact(cell.k()[column]),
                                "product",
                                Numbers.picture(values[2 * width + column]));
                    }

                    @Override
                    public void reached(int row, int column) {}

                    @Override
                    public void chosen(int row, int column) {}
                });
        vectors.show(
                data,
                new HeatmapWords(
                        texts.text("attention.inspect.vectors"),
                        "",
                        texts.text("attention.inspect.vectors.columns", "width", width),
                        texts.text("attention.inspect.vectors.scale"),
                        "",
                        texts.text("attention.inspect.vectors.keys")),
                palette);
    }

    private void check(Inspection cell, Texts texts) {
        checkTitle.setText(texts.text("attention.inspect.check"));
        check.getChildren().clear();
        check.addRow(
                0,
                text("check-head"),
                head(texts.text("attention.inspect.check.score")),
                head(texts.text("attention.inspect.check.weight")));
        check.addRow(
                1,
                head(texts.text("attention.inspect.check.engine")),
                number(Numbers.exact(cell.engineScore())),
                number(Numbers.exact(cell.engineWeight())));
        check.addRow(
                2,
                head(texts.text("attention.inspect.check.plain")),
                number(Numbers.exact(cell.score())),
                number(Numbers.exact(cell.weight())));
        check.addRow(
                3,
                head(texts.text("attention.inspect.check.difference")),
                number(Numbers.picture(cell.scoreDifference())),
                number(Numbers.picture(cell.weightDifference())));
        verdict.setText(
                texts.text(
                        cell.agrees()
                                ? "attention.inspect.check.agrees"
                                : "attention.inspect.check.differs",
                        "tolerance",
                        Numbers.fixed(Inspection.TOLERANCE, 4)));
    }

    private static Label head(String words) {
        Label label = text("check-head");
        label.setText(words);
        return label;
    }

    private static Label number(String digits) {
        Label label = new Label(digits);
        label.getStyleClass().add("check-number");
        label.setWrapText(true);
        label.setMinWidth(0);
        return label;
    }

    private static Label text(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
