package dev.glassbox.visualizers.embeddings;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.VisualizerView;
import dev.glassbox.visualizers.chart.WorkingsView;
import dev.glassbox.visualizers.control.Easel;
import dev.glassbox.visualizers.control.GridCells;
import dev.glassbox.visualizers.control.HeatmapCanvas;
import dev.glassbox.visualizers.control.HeatmapData;
import dev.glassbox.visualizers.control.HeatmapStyle;
import dev.glassbox.visualizers.control.HeatmapWords;
import dev.glassbox.visualizers.control.MatrixRaster;
import dev.glassbox.visualizers.control.NumberTable;
import dev.glassbox.visualizers.control.PromptHead;
import dev.glassbox.visualizers.control.TableData;
import dev.glassbox.visualizers.control.TableToggle;
import dev.glassbox.visualizers.control.TableWords;
import dev.glassbox.visualizers.control.ValueBars;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The matrix with the row that is looked up, the row itself, and who points the same way. */
final class EmbeddingsView implements VisualizerView<EmbeddingsState, EmbeddingsFrame>, GridCells {
    private static final double LEAST = 28; // em

    private final ViewHost<EmbeddingsState> host;
    private final PromptHead head =
            new PromptHead(
                    text -> change(s -> s.withPrompt(text)),
                    token -> change(s -> s.withToken(token)));
    private final TableToggle tableToggle = new TableToggle(on -> change(s -> s.withTable(on)));
    private final Label matrixName = name();
    private final Label rowName = name();
    private final Label nearName = name();
    private final MatrixRaster matrix = new MatrixRaster(t -> change(s -> s.withToken(t)));
    private final HeatmapCanvas rows =
            new HeatmapCanvas(new HeatmapStyle("axis-d-model", 2, false, false));
    private final NumberTable table = new NumberTable();
    private final ValueBars near = new ValueBars();
    private final WorkingsView workings;
    private final Easel easel;

    private @Nullable EmbeddingsState state;
    private @Nullable EmbeddingsFrame frame;

    EmbeddingsView(ViewHost<EmbeddingsState> host) {
        this.host = host;
        workings = new WorkingsView(host::open);
        VBox left = new VBox(matrixName, matrix);
        left.getStyleClass().add("embeddings-matrix");
        VBox.setVgrow(matrix, Priority.ALWAYS);
        StackPane numbers = new StackPane(rows, table);
        numbers.getStyleClass().add("embeddings-numbers");
        numbers.setMinWidth(0);
        VBox right = new VBox(rowName, numbers, nearName, near);
        right.getStyleClass().add("embeddings-rows");
        VBox.setVgrow(numbers, Priority.ALWAYS);
        VBox.setVgrow(near, Priority.SOMETIMES);
        HBox.setHgrow(right, Priority.ALWAYS);
        right.setMinWidth(0);
        HBox picture = new HBox(left, right);
        picture.getStyleClass().add("embeddings-picture");
        HBox controls = new HBox(head, tableToggle);
        controls.getStyleClass().add("embeddings-head");
        HBox.setHgrow(head, Priority.ALWAYS);
        easel = new Easel(controls, picture, LEAST, workings, this::closeInspector);
        easel.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        rows.setCells(this);
        table.setCells(this);
        java.net.URL sheet = EmbeddingsView.class.getResource("embeddings.css");
        if (sheet != null) {
            easel.getStylesheets().add(sheet.toExternalForm());
        }
    }

    private static Label name() {
        Label label = new Label();
        label.getStyleClass().add("embeddings-name");
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    private void keyPressed(KeyEvent event) {
        if (TableToggle.isKey(event)) {
            change(s -> s.withTable(!s.table()));
            event.consume();
        }
    }

    @Override
    public Node node() {
        return easel;
    }

    @Override
    public void show(EmbeddingsState newState, EmbeddingsFrame newFrame) {
        state = newState;
        frame = newFrame;
        Texts texts = host.texts();
        head.show(
                newState.prompt(),
                newFrame.labels(),
                newFrame.position(),
                newFrame.recorded(),
                texts);
        tableToggle.show(newState.table(), texts);
        showMatrix(newFrame, texts);
        showRows(newState, newFrame, texts);
        showNear(newFrame, texts);
        easel.clear();
        if (newFrame.matrix().isEmpty()) {
            easel.say(texts.text(newFrame.description()));
        }
        newFrame.workings()
                .ifPresentOrElse(
                        number -> {
                            workings.show(number, texts, host.palette());
                            easel.inspect(texts.text(number.title()), texts, host.reducedMotion());
                        },
                        easel::closeInspector);
    }

    private void showMatrix(EmbeddingsFrame f, Texts texts) {
        f.matrix()
                .ifPresent(
                        m -> {
                            matrixName.setText(
                                    texts.text(
                                            "embeddings.matrix",
                                            "rows",
                                            m.size(0),
                                            "columns",
                                            m.size(1)));
                            matrix.show(
                                    new MatrixRaster.Matrix(m.size(0), m.size(1), m.values()),
                                    f.ids().stream().mapToInt(Integer::intValue).toArray(),
                                    f.position(),
                                    f.extent(),
                                    texts.text(f.description()),
                                    host.palette());
                        });
    }

    private void showRows(EmbeddingsState s, EmbeddingsFrame f, Texts texts) {
        int width = f.rows().get(0).values().length;
        double[] values = new double[f.rows().size() * width];
        for (int row = 0; row < f.rows().size(); row++) {
            for (int i = 0; i < width; i++) {
                float value = f.rows().get(row).values()[i];
                values[row * width + i] = Float.isFinite(value) ? value : Double.NaN;
            }
        }
        List<String> labels = f.rows().stream().map(row -> texts.text(label(row.kind()))).toList();
        rowName.setText(
                texts.text(
                        "embeddings.row",
                        "token",
                        f.labels().get(f.position()),
                        "id",
                        f.ids().get(f.position()),
                        "position",
                        f.position()));
        rows.show(
                new HeatmapData(
                        labels.size(),
                        width,
                        values,
                        labels,
                        Collections.nCopies(width, ""),
                        HeatmapData.Kind.SIGNED,
                        f.extent()),
                new HeatmapWords(
                        texts.text(f.description()),
                        "",
                        texts.text("embeddings.columns", "width", width),
                        texts.text("embeddings.scale"),
                        texts.text("embeddings.nan"),
                        texts.text("embeddings.keys")),
                host.palette());
        Integer number = s.number();
        if (number != null && number < width) {
            rows.choose(labels.size() - 1, number);
        } else {
            rows.chooseNone();
        }
        if (s.table()) {
            table.show(
                    TableData.of(f.numbers(), "axis-d-model"),
                    new TableWords(
                            texts.text(f.description()),
                            texts.text("control.table"),
                            "d_model",
                            "",
                            "",
                            texts.text("embeddings.keys")),
                    host.palette());
        }
        rows.setVisible(!s.table());
        table.setVisible(s.table());
    }

    private static String label(EmbeddingsFrame.Kind kind) {
        return switch (kind) {
            case TOKEN -> "embeddings.label.token";
            case POSITION -> "embeddings.label.position";
            case SUM -> "embeddings.label.sum";
        };
    }

    private void showNear(EmbeddingsFrame f, Texts texts) {
        nearName.setText(texts.text("embeddings.near", "norm", Numbers.picture(f.norm())));
        List<ValueBars.Bar> bars =
                f.near().stream()
                        .map(
                                n ->
                                        new ValueBars.Bar(
                                                n.label(),
                                                n.cosine(),
                                                Numbers.fixed(n.cosine(), 3),
                                                false))
                        .toList();
        StringBuilder spoken = new StringBuilder(nearName.getText());
        bars.forEach(
                bar -> spoken.append(' ').append(bar.label()).append(' ').append(bar.number()));
        near.show(bars, 1, "axis-vocab", spoken.toString(), host.palette());
    }

    @Override
    public void showTrouble(EmbeddingsState newState, String sentence) {
        state = newState;
        List<String> labels = frame == null ? List.of() : frame.labels();
        head.show(newState.prompt(), labels, -1, false, host.texts());
        easel.say(sentence);
    }

    @Override
    public void cover(Set<String> facts) {
        easel.cover(!facts.isEmpty(), host.texts());
    }

    /** In the table a row is a number and a column a vector. */
    @Override
    public String words(int row, int column) {
        EmbeddingsFrame f = frame;
        if (f == null) {
            return "";
        }
        boolean turned = table.isVisible();
        return host.texts().text(f.words(turned ? column : row, turned ? row : column));
    }

    @Override
    public void reached(int row, int column) {}

    @Override
    public void chosen(int row, int column) {
        change(s -> s.withNumber(table.isVisible() ? row : column));
    }

    private void closeInspector() {
        change(s -> s.withNumber(null));
    }

    private void change(UnaryOperator<EmbeddingsState> gesture) {
        if (state != null) {
            host.change(gesture.apply(state));
        }
    }

    @Override
    public void dispose() {
        rows.setCells(null);
        table.setCells(null);
        easel.closeInspector();
        state = null;
        frame = null;
    }
}
