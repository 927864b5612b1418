package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.Palette;
import java.util.List;
import java.util.Map;
import javafx.geometry.Point2D;
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
 * A few points on their ways through the same stations. Hovering lights a station and reads it out
 * below; the arrow keys go along a way (Left, Right, Home, End) and from way to way (Up, Down);
 * Enter, Space or a click chooses, Escape leaves. One unit is as long to the right as upwards.
 * Holds no listener of anything outside itself.
 */
public final class TrailPlot extends Region {
    private static final double REACH = 0.9; // of the pointer, of the text's size

    private final FlowPane legend = new FlowPane();
    private final Canvas ground = new Canvas();
    private final Canvas top = new Canvas();
    private final Label status = new Label();
    private final Choice onChosen;

    private TrailData data = TrailData.NONE;
    private TrailWords words = TrailWords.NONE;
    private Palette palette = new Palette(Map.of());
    private List<DriftPoints.Category> legendOf = List.of();
    private @Nullable Palette legendIn;
    private @Nullable DriftLayout layout; // of every station
    private @Nullable DriftLayout names;
    private DriftPoints points = TrailData.NONE.points();
    private DriftPoints named = TrailData.NONE.points();
    private int lit = -1; // of points

    /** Who is told what was chosen. */
    @FunctionalInterface
    public interface Choice {
        void chosen(int way, int station);
    }

    public TrailPlot(Choice onChosen) {
        this.onChosen = onChosen;
        getStyleClass().addAll("drift-plot", "trail-plot");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        legend.getStyleClass().add("drift-legend");
        status.getStyleClass().add("drift-status");
        status.setWrapText(true);
        ground.setManaged(false);
        top.setManaged(false);
        getChildren().setAll(legend, ground, top, status);
        getChildren().forEach(node -> node.setMouseTransparent(true));
        status.fontProperty()
                .addListener(
                        (o, was, is) -> {
                            dressLegend();
                            requestLayout();
                        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> light(at(e)));
        addEventHandler(MouseEvent.MOUSE_EXITED, e -> light(-1));
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("drift.css");
    }

    /** Draws these trails, at the next frame. */
    public void show(TrailData newData, TrailWords newWords, Palette newPalette) {
        data = newData;
        words = newWords;
        palette = newPalette;
        points = newData.points();
        named = newData.named();
        if (lit >= points.points().size()) {
            lit = -1;
        }
        setAccessibleHelp(newWords.keys());
        List<DriftPoints.Category> kinds = points.categories();
        if (!legendOf.equals(kinds) || legendIn != newPalette) {
            dressLegend();
        }
        say();
        requestLayout();
    }

    /** What the line below says. */
    public String statusText() {
        return status.getText();
    }

    /** Where a station of a way is, in this control's coordinates. */
    public Point2D placeOf(int way, int station) {
        DriftPoints.Point point = points.points().get(data.index(way, station));
        DriftLayout l = layout;
        return l == null
                ? Point2D.ZERO
                : new Point2D(l.x().pixel(point.nowX()), l.y().pixel(point.nowY()));
    }

    private void dressLegend() {
        legendOf = points.categories();
        legendIn = palette;
        legend.getChildren().clear();
        double em = em();
        for (DriftPoints.Category kind : legendOf) {
            Canvas form = new Canvas(1.2 * em, 1.2 * em);
            new TrailPainter(palette, status.getFont())
                    .form(form.getGraphicsContext2D(), kind, 0.6 * em, 0.6 * em, 0.42 * em);
            Label label = new Label(kind.label(), form);
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
        double reserved = (width < 34 * em ? 3 : 2) * 1.6 * em; // the picture does not jump
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
        TrailPainter painter = new TrailPainter(palette, status.getFont());
        layout = fits ? DriftLayout.of(points, plot, em, painter::labelWidth) : null;
        names = fits ? DriftLayout.of(named, plot, em, painter::labelWidth) : null;
        paintGround(painter);
        paintTop();
    }

    private void paintGround(TrailPainter painter) {
        GraphicsContext g = clear(ground);
        DriftLayout l = layout;
        if (l == null) {
            return;
        }
        painter.ground(g, data, l);
        for (int way = data.ways().size() - 1; way >= 0; way--) {
            if (way != data.focus()) {
                painter.way(g, data, l, way);
            }
        }
        if (!data.ways().isEmpty()) {
            painter.way(g, data, l, data.focus());
        }
        for (int way = data.ways().size() - 1; way >= 0; way--) {
            painter.head(g, data, l, way);
        }
    }

    /** Names and the lit station: quick, so it runs on every move of the pointer. */
    private void paintTop() {
        GraphicsContext g = clear(top);
        DriftLayout l = layout;
        DriftLayout n = names;
        if (l == null || n == null) {
            return;
        }
        TrailPainter painter = new TrailPainter(palette, status.getFont());
        for (int i = 0; i < named.points().size(); i++) {
            DriftLayout.Box box = n.labels().get(i);
            if (box != null) {
                painter.label(g, named.points().get(i).label(), box);
            }
        }
        if (lit >= 0 && points.points().get(lit).isSomewhere()) {
            Point2D place = placeOf(data.wayOf(lit), data.stationOf(lit));
            painter.ring(g, place.getX(), place.getY(), 0.62 * em());
        }
    }

    private GraphicsContext clear(Canvas canvas) {
        canvas.setWidth(Math.max(0, getWidth()));
        canvas.setHeight(Math.max(0, getHeight()));
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        return g;
    }

    private int at(MouseEvent event) {
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
        String text = lit < 0 ? "" : words.stations().words(data.wayOf(lit), data.stationOf(lit));
        status.setText(lit < 0 ? words.keys() : text);
        setAccessibleText(lit < 0 ? words.spoken() : words.spoken() + "\n" + text);
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        int at = this.at(event);
        if (at >= 0 && event.isStillSincePress()) {
            light(at);
            choose();
        }
    }

    private void choose() {
        onChosen.chosen(data.wayOf(lit), data.stationOf(lit));
    }

    private void keyPressed(KeyEvent event) {
        if (layout == null
                || data.ways().isEmpty()
                || event.isAltDown()
                || event.isControlDown()
                || event.isMetaDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> go(0, -1);
            case RIGHT, KP_RIGHT -> go(0, 1);
            case UP, KP_UP -> go(-1, 0);
            case DOWN, KP_DOWN -> go(1, 0);
            case HOME -> go(0, -data.stations().size());
            case END -> go(0, data.stations().size());
            case ENTER, SPACE -> {
                if (lit < 0) {
                    return;
                }
                choose();
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

    private void go(int ways, int stations) {
        if (lit < 0) {
            light(data.index(data.focus(), data.station()));
            return;
        }
        int count = data.ways().size();
        int way = Math.floorMod(data.wayOf(lit) + ways, count);
        int station = data.stationOf(lit) + stations;
        light(data.index(way, Math.max(0, Math.min(data.stations().size() - 1, station))));
    }
}
