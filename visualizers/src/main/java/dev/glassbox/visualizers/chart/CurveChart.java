package dev.glassbox.visualizers.chart;

import dev.glassbox.visualizers.control.PixelImage;
import dev.glassbox.visualizers.scale.Palette;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * Curves over steps, such as the losses of a training run, of any length. Above them stands which
 * line is which and every value at the step that is read: under the pointer, under the keyboard's
 * hair line, or else at the cursor or the end. Arrow keys, Home and End move the hair line; Enter,
 * Space or a click chooses its step, Escape leaves. May be shown new numbers as often as they come:
 * it draws once a frame. Holds no listener of anything outside itself.
 */
public final class CurveChart extends Region {
    /** A label on the line of a mark is as bad as on so many pixels of curves. */
    private static final int CROSSED = 200;

    private final CurveLegend legend = new CurveLegend();
    private final Canvas ground = new Canvas();
    private final PixelImage curvesImage = new PixelImage();
    private final Canvas top = new Canvas();
    private final Label note = new Label();
    private final CurveInk ink = new CurveInk();
    private final CurvePointer pointer = new CurvePointer(this);

    private Curves curves = Curves.of(Curves.Axis.linear(""), Curves.Axis.linear(""), List.of());
    private CurveWords words = CurveWords.NONE;
    private Palette palette = new Palette(Map.of());
    private @Nullable Drawn drawn;
    private boolean stale = true;

    /** What the pixels on screen were drawn from. */
    private record Drawn(
            double width,
            double height,
            double legend,
            double note,
            Font font,
            CurvePainter painter,
            PlotArea area,
            List<LevelLabels.Box> levels) {}

    public CurveChart() {
        getStyleClass().add("curve-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        note.getStyleClass().add("curve-note");
        note.setWrapText(true);
        ground.setManaged(false);
        top.setManaged(false);
        for (javafx.scene.Node node : List.of(legend, ground, curvesImage, top, note)) {
            node.setMouseTransparent(true);
        }
        getChildren().setAll(legend, ground, curvesImage, top, note);
        note.fontProperty()
                .addListener(
                        (o, was, is) -> {
                            legend.forgetWidths();
                            refresh();
                        });
    }

    @Override
    public String getUserAgentStylesheet() {
        URL sheet = CurveChart.class.getResource("curves.css");
        return sheet == null ? "" : sheet.toExternalForm();
    }

    /** Who is told the step that is chosen; null for nobody. */
    public void setOnStep(@Nullable DoubleConsumer handler) {
        pointer.setOnStep(handler);
    }

    /** Draws these curves, at the next frame. The hair line stays where it is. */
    public void show(Curves newCurves, CurveWords newWords, Palette newPalette) {
        boolean others = !ids(newCurves).equals(ids(curves));
        curves = newCurves;
        words = newWords;
        palette = newPalette;
        setAccessibleHelp(newWords.keys());
        if (others) {
            legend.forgetWidths();
        }
        refresh();
    }

    private static List<String> ids(Curves curves) {
        return curves.series().stream().map(Curves.Series::id).toList();
    }

    private void refresh() {
        stale = true;
        if (!palette.tokens().isEmpty()) {
            legend.show(curves.series(), palette, note.getFont().getSize());
            read();
        }
        requestLayout();
    }

    /** What is read out at the moment: the step, each curve's value, and what was done there. */
    public String readout() {
        return reading().words();
    }

    private CurveReading reading() {
        return CurveReading.of(
                curves, words, ink, pointer.hair(), drawn == null ? null : drawn.area.axes().x());
    }

    Curves curves() {
        return curves;
    }

    /** Null before the chart is drawn. */
    @Nullable PlotArea area() {
        return drawn == null ? null : drawn.area;
    }

    double em() {
        return note.getFont().getSize();
    }

    /** Another step is read. */
    void moved() {
        read();
        paintTop();
    }

    private void read() {
        CurveReading reading = reading();
        legend.read(reading.step(), reading.values());
        note.setText(reading.note().isEmpty() ? words.keys() : reading.note());
        boolean hair = !Double.isNaN(pointer.hair());
        setAccessibleText(hair ? words.spoken() + "\n" + reading.words() : words.spoken());
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + snappedRightInset() + 34 * em();
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset() + snappedBottomInset() + 20 * em();
    }

    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + snappedRightInset() + 12 * em();
    }

    @Override
    protected double computeMinHeight(double width) {
        return snappedTopInset() + snappedBottomInset() + 11 * em();
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double width = getWidth() - left - snappedRightInset();
        double bottom = getHeight() - snappedBottomInset();
        legend.fit(width);
        double legendHeight = legend.prefHeight(width);
        double noteHeight = noteHeight(width);
        legend.resizeRelocate(left, snappedTopInset(), width, legendHeight);
        note.resizeRelocate(left, bottom - noteHeight, width, noteHeight);
        Drawn old = drawn;
        boolean same =
                old != null
                        && !stale
                        && old.width == getWidth()
                        && old.height == getHeight()
                        && old.legend == legendHeight
                        && old.note == noteHeight
                        && old.font.equals(note.getFont());
        if (same || width < 1 || palette.tokens().isEmpty()) {
            return;
        }
        CurvePainter painter = new CurvePainter(palette, note.getFont());
        PlotArea area =
                PlotArea.of(
                        curves,
                        new PlotArea.Room(
                                left,
                                snappedTopInset() + legendHeight + 0.2 * em(),
                                left + width,
                                bottom - noteHeight,
                                em(),
                                painter::smallWidth));
        drawn =
                new Drawn(
                        getWidth(),
                        getHeight(),
                        legendHeight,
                        noteHeight,
                        note.getFont(),
                        painter,
                        area,
                        paintCurves(painter, area));
        stale = false;
        paintGround(painter, area);
        paintTop();
    }

    /** Room for a second line where one might not do, so that the picture does not jump. */
    private double noteHeight(double width) {
        if (words.keys().isEmpty() && curves.marks().isEmpty()) {
            return 0;
        }
        double reserved = (width < 34 * em() ? 2 : 1) * 1.7 * em();
        return snapSizeY(Math.max(reserved, note.prefHeight(width)));
    }

    /** The curves as pixels, and then where labels hide the least of them. */
    private List<LevelLabels.Box> paintCurves(CurvePainter painter, PlotArea area) {
        boolean fits = area.fits(em());
        curvesImage.setVisible(fits);
        if (!fits) {
            return List.of();
        }
        // A curve's half width is seen beyond the frame unless curves run out of the frame.
        double beside = fixed(curves.x()) ? 0 : Math.ceil(0.4 * em());
        double above = fixed(curves.y()) ? 0 : Math.ceil(0.4 * em());
        double sharpness = outputScale();
        CurveInk.Sheet sheet =
                new CurveInk.Sheet(area, area.left() - beside, area.top() - above, sharpness);
        curvesImage.paint(
                area.right() - area.left() + 2 * beside,
                area.bottom() - area.top() + 2 * above,
                sharpness,
                (w, h, pixels) ->
                        ink.paint(curves, sheet, palette, CurvePainter.THICK * em(), w, h, pixels));
        curvesImage.relocate(sheet.left(), sheet.top());
        return LevelLabels.place(
                painter.levelWishes(area, curves),
                new LevelLabels.Box(area.left(), area.top(), area.right(), area.bottom()),
                PlotArea.ROW * em(),
                box -> ink.within(sheet, box) + CROSSED * crossings(area, box));
    }

    /** Marks whose line runs through a rectangle. */
    private static int crossings(PlotArea area, LevelLabels.Box box) {
        return (int)
                area.marks().stream()
                        .filter(mark -> mark.x() > box.left() && mark.x() < box.right())
                        .count();
    }

    private static boolean fixed(Curves.Axis axis) {
        return !Double.isNaN(axis.low()) || !Double.isNaN(axis.high());
    }

    private double outputScale() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
    }

    private void paintGround(CurvePainter painter, PlotArea area) {
        GraphicsContext g = clear(ground);
        if (area.fits(em())) {
            painter.ground(g, area, curves);
        }
    }

    /** What lies on the curves: quick, so it runs on every move of the pointer. */
    private void paintTop() {
        Drawn now = drawn;
        if (now == null || stale || !now.area.fits(em())) {
            clear(top);
            return;
        }
        GraphicsContext g = clear(top);
        now.painter.levels(g, now.area, curves);
        now.painter.marks(g, now.area, curves);
        now.painter.levelLabels(g, curves, now.levels);
        if (curves.series().stream().allMatch(series -> series.size() == 0)) {
            now.painter.empty(g, now.area, words.empty());
        }
        now.painter.cursor(g, now.area, curves.cursor());
        double hair = pointer.hair();
        if (now.area.axes().x().shows(hair)) {
            now.painter.hair(g, now.area, hair);
        }
        for (Curves.Series series : curves.series()) {
            Points.Reading reading = Points.at(series, hair);
            if (reading.there()) {
                now.painter.point(
                        g, now.area, series.token(), hair, ink.drawn(series, reading.index()));
            }
        }
    }

    private GraphicsContext clear(Canvas canvas) {
        canvas.setWidth(Math.max(0, getWidth()));
        canvas.setHeight(Math.max(0, getHeight()));
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        return g;
    }
}
