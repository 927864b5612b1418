package dev.glassbox.visualizers.chart;

import java.util.function.DoubleConsumer;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * The pointer and the keyboard on a chart of curves: which step is read, and which is chosen. The
 * cursor's knob can be pulled along, choosing every step on its way.
 */
final class CurvePointer {
    private static final double REACH = 0.6; // of the text's size, around the cursor
    private static final double STRIDE = 0.1; // of the plot's width, with the shortcut key

    private final CurveChart chart;
    private @Nullable DoubleConsumer onStep;
    private double hair = Double.NaN;
    private double told = Double.NaN;
    private boolean pulling;

    /** Listens to the chart and to nothing else. */
    CurvePointer(CurveChart chart) {
        this.chart = chart;
        chart.setFocusTraversable(true);
        chart.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        chart.addEventHandler(MouseEvent.MOUSE_MOVED, e -> read(stepAt(e)));
        chart.addEventHandler(MouseEvent.MOUSE_EXITED, e -> left());
        chart.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        chart.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        chart.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        chart.focusedProperty().addListener((o, was, is) -> read(is ? hair : Double.NaN));
    }

    void setOnStep(@Nullable DoubleConsumer handler) {
        onStep = handler;
    }

    /** The step that is read; NaN if none is. */
    double hair() {
        return hair;
    }

    private void read(double step) {
        if (Double.compare(step, hair) != 0) {
            hair = step;
            chart.moved();
        }
    }

    private void left() {
        if (!pulling) {
            read(Double.NaN);
        }
    }

    private double stepAt(MouseEvent event) {
        PlotArea area = chart.area();
        double slack = REACH * chart.em();
        if (area == null) {
            return Double.NaN;
        }
        boolean beside =
                event.getX() < area.left() - slack
                        || event.getX() > area.right() + slack
                        || event.getY() < area.top() - slack
                        || event.getY() > area.bottom() + slack;
        if (beside && !pulling) {
            return Double.NaN;
        }
        double x = Math.max(area.left(), Math.min(area.right(), event.getX()));
        return Points.nearestStep(chart.curves(), area.axes().x(), x);
    }

    private void pressed(MouseEvent event) {
        PlotArea area = chart.area();
        double cursor = chart.curves().cursor();
        pulling =
                area != null
                        && area.axes().x().shows(cursor)
                        && Math.abs(area.axes().x().pixel(cursor) - event.getX())
                                <= REACH * chart.em()
                        && !Double.isNaN(stepAt(event));
        told = cursor;
    }

    private void dragged(MouseEvent event) {
        if (pulling) {
            double step = stepAt(event);
            read(step);
            choose(step);
        }
    }

    private void clicked(MouseEvent event) {
        boolean pulled = pulling && !event.isStillSincePress();
        pulling = false;
        chart.requestFocus();
        if (!pulled && event.isStillSincePress()) {
            told = Double.NaN;
            choose(stepAt(event));
        }
    }

    private void choose(double step) {
        if (onStep != null && !Double.isNaN(step) && step != told) {
            told = step;
            onStep.accept(step);
        }
    }

    private void keyPressed(KeyEvent event) {
        PlotArea area = chart.area();
        double at = Double.isNaN(hair) ? CurveReading.rest(chart.curves()) : hair;
        if (area == null || Double.isNaN(at) || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        AxisScale x = area.axes().x();
        double stride =
                event.isShortcutDown()
                        ? STRIDE * (area.right() - area.left())
                        : event.isShiftDown() ? 0 : 1;
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> read(beside(x, at, -1, stride));
            case RIGHT, KP_RIGHT -> read(beside(x, at, 1, stride));
            case HOME -> read(Points.nearestStep(chart.curves(), x, area.left()));
            case END -> read(Points.nearestStep(chart.curves(), x, area.right()));
            case ENTER, SPACE -> {
                told = Double.NaN;
                choose(at);
            }
            case ESCAPE -> {
                if (Double.isNaN(hair)) {
                    return; // for whoever else leaves something by it
                }
                read(Double.NaN);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** From a step out of sight, the nearest in sight. */
    private double beside(AxisScale x, double at, int direction, double stride) {
        return x.shows(at)
                ? Points.stepBeside(chart.curves(), x, at, direction, stride)
                : Points.nearestStep(
                        chart.curves(), x, x.takes(at) ? x.pixel(at) : x.line().start());
    }
}
