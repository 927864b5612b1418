package dev.glassbox.visualizers.residual;

import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.Palette;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * One position's stream as a river that runs down: as wide as it is long as a vector, with every
 * addition as a bar of its own length that flows into it. Widths and lengths have one scale. Its
 * rows lie beside those of the overview, which is its keyboard.
 */
final class StreamCanvas extends Region {
    private static final double SMALL = 0.85; // of the text's size
    private static final double ADDED = 4.2; // right edge of a column of numbers, in em
    private static final double COSINE = 8.4;
    private static final double PAD = 0.7;

    /** What stands above the columns and below the river, in the language in use. */
    record Words(String added, String cosine, String stream, String end) {}

    private final Canvas canvas = new Canvas();
    private final Label font = new Label(); // tells the text size that style sheets give
    private final IntConsumer onChosen;
    private IntToDoubleFunction middle = row -> 0;
    private @Nullable Path path;
    private Words words = new Words("", "", "", "");
    private Palette palette = new Palette(java.util.Map.of());
    private int chosen = -1;

    /**
     * @param onChosen called with a row that was clicked
     */
    StreamCanvas(IntConsumer onChosen) {
        this.onChosen = onChosen;
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        font.setManaged(false);
        font.setVisible(false);
        getChildren().setAll(canvas, font);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        font.fontProperty().addListener((o, was, is) -> requestLayout());
    }

    void show(Path newPath, Words newWords, String spoken, int chosenRow, Palette newPalette) {
        path = newPath;
        words = newWords;
        chosen = chosenRow;
        palette = newPalette;
        setAccessibleText(spoken);
    }

    /** Draws beside rows whose middles lie there. */
    void draw(IntToDoubleFunction middleOfRow) {
        middle = middleOfRow;
        canvas.setWidth(Math.max(0, getWidth()));
        canvas.setHeight(Math.max(0, getHeight()));
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Path shown = path;
        if (shown != null && !shown.steps().isEmpty() && getWidth() > 16 * em()) {
            new Painter(g, shown).paint();
        }
    }

    @Override
    protected void layoutChildren() {
        font.resizeRelocate(0, 0, 1, 1);
    }

    private double em() {
        return font.getFont().getSize();
    }

    private double rowHeight(Path shown) {
        return shown.steps().size() < 2
                ? 3 * em()
                : middle.applyAsDouble(1) - middle.applyAsDouble(0);
    }

    private void clicked(MouseEvent event) {
        Path shown = path;
        if (shown == null || shown.steps().isEmpty()) {
            return;
        }
        double height = rowHeight(shown);
        int row = (int) Math.floor((event.getY() - middle.applyAsDouble(0)) / height + 0.5);
        if (row >= 0 && row < shown.steps().size()) {
            onChosen.accept(row);
        }
    }

    /** One drawing. */
    private final class Painter {
        private final GraphicsContext g;
        private final Path shown;
        private final double em = em();
        private final double height;
        private final double unit; // pixels of a length of 1
        private final double centre; // of the river
        private final boolean legible;

        Painter(GraphicsContext g, Path shown) {
            this.g = g;
            this.shown = shown;
            height = rowHeight(shown);
            double most = 0;
            for (Step step : shown.steps()) {
                double added = step.added()[shown.position()];
                most = Double.isFinite(added) ? Math.max(most, added) : most;
            }
            double left = (COSINE + PAD) * em;
            double room = getWidth() - left - 3 * PAD * em;
            unit = room / (most + shown.widest());
            centre = getWidth() - PAD * em - shown.widest() * unit / 2;
            legible = height >= 1.1 * em;
        }

        void paint() {
            heads();
            if (chosen >= 0 && chosen < shown.steps().size()) {
                g.setFill(colour("selection"));
                double y = middle.applyAsDouble(chosen);
                g.fillRect(0, y - height / 2, getWidth(), height);
            }
            river();
            for (int row = 0; row < shown.steps().size(); row++) {
                row(row);
            }
            end();
        }

        private void heads() {
            double y = middle.applyAsDouble(0) - height / 2 - 0.8 * em;
            g.setFont(Font.font(font.getFont().getFamily(), SMALL * em));
            g.setFill(colour("text-muted"));
            g.setTextBaseline(VPos.CENTER);
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText(words.added(), ADDED * em, y, ADDED * em);
            g.fillText(words.cosine(), COSINE * em, y, (COSINE - ADDED) * em);
            g.setTextAlign(TextAlignment.RIGHT);
            double right = getWidth() - 0.3 * em;
            g.fillText(words.stream(), right, y, right - (COSINE + PAD) * em);
        }

        private double half(int row) {
            double after = shown.steps().get(row).after()[shown.position()];
            return Double.isFinite(after) ? after * unit / 2 : 0;
        }

        private void river() {
            int rows = shown.steps().size();
            int points = 2 * rows + 2;
            double[] xs = new double[2 * points];
            double[] ys = new double[2 * points];
            int count = 0;
            for (int side = -1; side <= 1; side += 2) {
                for (int i = 0; i < rows; i++) {
                    int row = side < 0 ? i : rows - 1 - i;
                    double y = middle.applyAsDouble(row);
                    double edge = centre + side * half(row);
                    double first = side < 0 ? y - 0.28 * height : y + 0.5 * height;
                    double second = side < 0 ? y + 0.5 * height : y - 0.28 * height;
                    xs[count] = edge;
                    ys[count++] = first;
                    xs[count] = edge;
                    ys[count++] = second;
                }
            }
            g.setFill(colour("axis-d-model"));
            g.setGlobalAlpha(0.16);
            g.fillPolygon(xs, ys, count);
            g.setGlobalAlpha(1);
            g.setStroke(colour("axis-d-model"));
            g.setLineWidth(2);
            g.strokePolyline(xs, ys, count / 2);
            double[] rightX = java.util.Arrays.copyOfRange(xs, count / 2, count);
            double[] rightY = java.util.Arrays.copyOfRange(ys, count / 2, count);
            g.strokePolyline(rightX, rightY, count / 2);
        }

        private void row(int row) {
            Step step = shown.steps().get(row);
            int at = shown.position();
            double y = middle.applyAsDouble(row);
            double added = step.added()[at];
            double edge = centre - half(row);
            if (Double.isFinite(added)) {
                double thick = Math.max(2, Math.min(0.62 * height, 1.5 * em));
                double tip = Math.min(0.6 * em, added * unit);
                double length = added * unit - tip;
                g.setFill(colour(token(step.kind())));
                g.fillRect(edge - added * unit, y - thick / 2, Math.max(0, length), thick);
                g.fillPolygon(
                        new double[] {edge - tip, edge, edge - tip},
                        new double[] {y - thick / 2, y, y + thick / 2},
                        3);
            }
            if (!legible && row != chosen) {
                return;
            }
            double size = Math.max(0.7 * em, Math.min(em, height / 1.15));
            FontWeight weight = row == chosen ? FontWeight.BOLD : FontWeight.NORMAL;
            g.setFont(Font.font(font.getFont().getFamily(), weight, size));
            g.setFill(colour("text"));
            g.setTextBaseline(VPos.CENTER);
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText(Numbers.picture(added), ADDED * em, y);
            double cosine = step.cosine()[at];
            g.fillText(Double.isNaN(cosine) ? "–" : Numbers.fixed(cosine, 2), COSINE * em, y);
            boolean inside = half(row) > 1.4 * size; // else the banks would run through it
            g.setTextAlign(inside ? TextAlignment.CENTER : TextAlignment.LEFT);
            g.fillText(
                    Numbers.picture(step.after()[at]),
                    inside ? centre : centre + half(row) + 0.4 * size,
                    y + 0.11 * height);
        }

        private String token(Step.Kind kind) {
            return switch (kind) {
                case EMBED -> "axis-vocab";
                case POSITION -> "axis-position";
                case ATTENTION -> "axis-head";
                case MLP -> "cat-3";
            };
        }

        /** Where the river runs: to the final norm. */
        private void end() {
            int last = shown.steps().size() - 1;
            double y = middle.applyAsDouble(last) + 0.5 * height;
            double half = Math.min(half(last), 0.7 * em);
            g.setFill(colour("axis-d-model"));
            g.fillPolygon(
                    new double[] {centre - half, centre + half, centre},
                    new double[] {y + 0.25 * em, y + 0.25 * em, y + 0.85 * em},
                    3);
            g.setFont(Font.font(font.getFont().getFamily(), SMALL * em));
            g.setFill(colour("text"));
            g.setTextBaseline(VPos.CENTER);
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText(words.end(), centre - 1.1 * em, y + 0.65 * em, centre - 1.5 * em);
        }

        private Color colour(String token) {
            int argb = palette.argb(token);
            return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
        }
    }
}
