package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.Palette;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Points that move while a model learns, each with the end of its way. Hovering, or the arrow keys,
 * which go to the next point in their direction, light a point and name it below; Enter, Space or a
 * click chooses it, Escape leaves. Holds no listener of anything outside itself.
 */
public final class DriftPlot extends Region {
    private static final double REACH = 0.9; // of the pointer, of the text's size

    private final FlowPane legend = new FlowPane();
    private final Canvas ground = new Canvas();
    private final Canvas cloud = new Canvas();
    private final Canvas top = new Canvas();
    private final Label status = new Label();

    private DriftPoints points =
            new DriftPoints(
                    new DriftPoints.Axis("", 0, 1),
                    new DriftPoints.Axis("", 0, 1),
                    List.of(),
                    List.of());
    private DriftWords words = DriftWords.NONE;
    private Palette palette = new Palette(Map.of());
    private List<DriftPoints.Category> legendOf = List.of();
    private @Nullable Palette legendIn;
    private @Nullable DriftLayout layout;
    private @Nullable IntConsumer onPoint;
    private int lit = -1;

    public DriftPlot() {
        getStyleClass().add("drift-plot");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        legend.getStyleClass().add("drift-legend");
        status.getStyleClass().add("drift-status");
        status.setWrapText(true);
        List.of(ground, cloud, top).forEach(canvas -> canvas.setManaged(false));
        getChildren().setAll(legend, ground, cloud, top, status);
        getChildren().forEach(node -> node.setMouseTransparent(true));
        status.fontProperty()
                .addListener(
                        (o, was, is) -> {
                            dressLegend();
                            requestLayout();
                        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> light(pointAt(e)));
        addEventHandler(MouseEvent.MOUSE_EXITED, e -> light(-1));
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        focusedProperty().addListener((o, was, is) -> light(is ? lit : -1));
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("drift.css");
    }

    /** Who is told which point is chosen; null for nobody. */
    public void setOnPoint(@Nullable IntConsumer handler) {
        onPoint = handler;
    }

    /** Draws these points, at the next frame. The same index stays lit. */
    public void show(DriftPoints newPoints, DriftWords newWords, Palette newPalette) {
        points = newPoints;
        words = newWords;
        palette = newPalette;
        if (lit >= points.points().size()) {
            lit = -1;
        }
        setAccessibleHelp(newWords.keys());
        if (!legendOf.equals(points.categories()) || legendIn != newPalette) {
            dressLegend();
        }
        say();
        requestLayout();
    }

    /** What the line below says. */
    public String statusText() {
        return status.getText();
    }

    /** Where a point is, in this control's coordinates. */
    public javafx.geometry.Point2D placeOf(int index) {
        DriftPoints.Point point = points.points().get(index);
        DriftLayout l = layout;
        return l == null
                ? javafx.geometry.Point2D.ZERO
                : new javafx.geometry.Point2D(l.x().pixel(point.nowX()), l.y().pixel(point.nowY()));
    }

    private void dressLegend() {
        legendOf = points.categories();
        legendIn = palette;
        legend.getChildren().clear();
        double em = em();
        for (DriftPoints.Category category : legendOf) {
            Canvas form = new Canvas(1.1 * em, 1.1 * em);
            new DriftPainter(palette, status.getFont())
                    .form(
                            form.getGraphicsContext2D(),
                            category,
                            0.55 * em,
                            0.55 * em,
                            1.3 * DriftLayout.POINT * em);
            Label label = new Label(category.label(), form);
            label.setWrapText(true);
            legend.getChildren().add(label);
        }
    }

    private double em() {
        return status.getFont().getSize();
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + snappedRightInset() + 30 * em();
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset() + snappedBottomInset() + 24 * em();
    }

    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + snappedRightInset() + 12 * em();
    }

    @Override
    protected double computeMinHeight(double width) {
        return snappedTopInset() + snappedBottomInset() + 12 * em();
    }

    @Override
    protected void layoutChildren() {
        double em = em();
        double left = snappedLeftInset();
        double width = Math.max(0, getWidth() - left - snappedRightInset());
        double bottom = getHeight() - snappedBottomInset();
        legend.getChildren().forEach(node -> ((Label) node).setMaxWidth(width));
        double legendHeight = legend.prefHeight(width);
        double reserved = (width < 34 * em ? 2 : 1) * 1.7 * em;
        double statusHeight = snapSizeY(Math.max(reserved, status.prefHeight(width)));
        legend.resizeRelocate(left, snappedTopInset(), width, legendHeight);
        status.resizeRelocate(left, bottom - statusHeight, width, statusHeight);
        DriftLayout.Box plot =
                new DriftLayout.Box(
                        Math.ceil(left + DriftPainter.numbersWidth(em)),
                        Math.ceil(snappedTopInset() + legendHeight + 1.5 * em),
                        Math.floor(left + width - em),
                        Math.floor(bottom - statusHeight - 2.7 * em));
        boolean fits =
                plot.right() - plot.left() > 3 * em
                        && plot.bottom() - plot.top() > 3 * em
                        && !palette.tokens().isEmpty();
        DriftPainter painter = new DriftPainter(palette, status.getFont());
        layout = fits ? DriftLayout.of(points, plot, em, painter::labelWidth) : null;
        paintGround(painter);
        paintTop();
    }

    private void paintGround(DriftPainter painter) {
        GraphicsContext g = clear(ground);
        DriftLayout l = layout;
        cloud.setVisible(l != null);
        if (l == null) {
            return;
        }
        painter.axes(g, points, l);
        paintCloud(painter, l);
    }

    /** On a canvas that ends where the plot does: clipping a canvas takes it far longer. */
    private void paintCloud(DriftPainter painter, DriftLayout l) {
        cloud.relocate(l.x().start(), l.y().end());
        cloud.setWidth(l.x().end() - l.x().start());
        cloud.setHeight(l.y().start() - l.y().end());
        GraphicsContext g = cloud.getGraphicsContext2D();
        g.clearRect(0, 0, cloud.getWidth(), cloud.getHeight());
        g.save();
        g.translate(-l.x().start(), -l.y().end());
        int count = points.points().size();
        for (int i = count - 1; i >= 0; i--) {
            painter.trail(g, points, l, i, false);
        }
        for (int i = count - 1; i >= 0; i--) { // the most important lies on top
            painter.point(g, points, l, i);
        }
        g.restore();
    }

    /** Labels and the lit point: quick, so it runs on every move of the pointer. */
    private void paintTop() {
        GraphicsContext g = clear(top);
        DriftLayout l = layout;
        if (l == null) {
            return;
        }
        DriftPainter painter = new DriftPainter(palette, status.getFont());
        for (int i = 0; i < points.points().size(); i++) {
            DriftLayout.Box box = l.labels().get(i);
            if (box != null && i != lit) {
                painter.label(g, points.points().get(i).label(), box);
            }
        }
        if (lit >= 0) {
            painter.lit(g, points, l, lit);
        }
    }

    private GraphicsContext clear(Canvas canvas) {
        canvas.setWidth(Math.max(0, getWidth()));
        canvas.setHeight(Math.max(0, getHeight()));
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        return g;
    }

    private int pointAt(MouseEvent event) {
        DriftLayout l = layout;
        return l == null ? -1 : l.pointAt(points, event.getX(), event.getY(), REACH * em());
    }

    private void light(int index) {
        if (index != lit) {
            lit = index;
            say();
            paintTop();
        }
    }

    private void say() {
        String text = lit < 0 ? "" : words(points.points().get(lit));
        status.setText(lit < 0 ? words.keys() : text);
        setAccessibleText(lit < 0 ? words.spoken() : words.spoken() + "\n" + text);
    }

    private String words(DriftPoints.Point point) {
        return String.join(
                "\u2003",
                point.label(),
                points.categories().get(point.category()).label(),
                points.x().name() + " " + Numbers.picture(point.nowX()),
                points.y().name() + " " + Numbers.picture(point.nowY()));
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        int at = pointAt(event);
        if (at >= 0 && event.isStillSincePress()) {
            light(at);
            choose(at);
        }
    }

    private void choose(int index) {
        if (onPoint != null) {
            onPoint.accept(index);
        }
    }

    private void keyPressed(KeyEvent event) {
        DriftLayout l = layout;
        int count = points.points().size();
        if (l == null || count == 0 || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> light(beside(l, -1, 0));
            case RIGHT, KP_RIGHT -> light(beside(l, 1, 0));
            case UP, KP_UP -> light(beside(l, 0, 1));
            case DOWN, KP_DOWN -> light(beside(l, 0, -1));
            case HOME -> light(0);
            case END -> light(count - 1);
            case ENTER, SPACE -> {
                if (lit < 0) {
                    return;
                }
                choose(lit);
            }
            case ESCAPE -> {
                if (lit < 0) {
                    return; // for whoever else leaves something by it
                }
                light(-1);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private int beside(DriftLayout l, int right, int up) {
        return lit < 0 ? 0 : l.pointBeside(points, lit, right, up);
    }
}
