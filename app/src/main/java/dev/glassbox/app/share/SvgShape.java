package dev.glassbox.app.share;

import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.Ellipse;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;

/** Outlines of shapes as SVG writes them. */
final class SvgShape {
    private static final double QUARTER = 0.5522847498; // of a circle by one Bézier curve

    private SvgShape() {}

    /** The path, or empty for a shape that is not known here. */
    static String path(Shape shape) {
        if (shape instanceof Line line) {
            return "M"
                    + at(line.getStartX(), line.getStartY())
                    + "L"
                    + at(line.getEndX(), line.getEndY());
        }
        if (shape instanceof Rectangle r) {
            return "M"
                    + at(r.getX(), r.getY())
                    + "h"
                    + SvgPicture.number(r.getWidth())
                    + "v"
                    + SvgPicture.number(r.getHeight())
                    + "h"
                    + SvgPicture.number(-r.getWidth())
                    + "z";
        }
        if (shape instanceof Circle c) {
            return oval(c.getCenterX(), c.getCenterY(), c.getRadius(), c.getRadius());
        }
        if (shape instanceof Ellipse e) {
            return oval(e.getCenterX(), e.getCenterY(), e.getRadiusX(), e.getRadiusY());
        }
        if (shape instanceof CubicCurve c) {
            return "M"
                    + at(c.getStartX(), c.getStartY())
                    + "C"
                    + at(c.getControlX1(), c.getControlY1())
                    + " "
                    + at(c.getControlX2(), c.getControlY2())
                    + " "
                    + at(c.getEndX(), c.getEndY());
        }
        if (shape instanceof Polygon p) {
            return corners(p.getPoints()) + "z";
        }
        if (shape instanceof Polyline p) {
            return corners(p.getPoints());
        }
        if (shape instanceof SVGPath p) {
            return p.getContent() == null ? "" : p.getContent();
        }
        return shape instanceof Path p ? elements(p) : "";
    }

    private static String oval(double x, double y, double rx, double ry) {
        double kx = QUARTER * rx;
        double ky = QUARTER * ry;
        return "M"
                + at(x + rx, y)
                + curve(x + rx, y + ky, x + kx, y + ry, x, y + ry)
                + curve(x - kx, y + ry, x - rx, y + ky, x - rx, y)
                + curve(x - rx, y - ky, x - kx, y - ry, x, y - ry)
                + curve(x + kx, y - ry, x + rx, y - ky, x + rx, y)
                + "z";
    }

    private static String curve(double a, double b, double c, double d, double x, double y) {
        return "C" + at(a, b) + " " + at(c, d) + " " + at(x, y);
    }

    private static String corners(java.util.List<Double> points) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i + 1 < points.size(); i += 2) {
            path.append(i == 0 ? "M" : "L").append(at(points.get(i), points.get(i + 1)));
        }
        return path.toString();
    }

    /** Empty when one of the elements is not known here, such as an arc. */
    private static String elements(Path path) {
        StringBuilder text = new StringBuilder();
        for (PathElement element : path.getElements()) {
            if (!element.isAbsolute()) {
                return "";
            }
            if (element instanceof MoveTo m) {
                text.append("M").append(at(m.getX(), m.getY()));
            } else if (element instanceof LineTo l) {
                text.append("L").append(at(l.getX(), l.getY()));
            } else if (element instanceof CubicCurveTo c) {
                text.append(
                        curve(
                                c.getControlX1(),
                                c.getControlY1(),
                                c.getControlX2(),
                                c.getControlY2(),
                                c.getX(),
                                c.getY()));
            } else if (element instanceof QuadCurveTo q) {
                text.append("Q").append(at(q.getControlX(), q.getControlY())).append(' ');
                text.append(at(q.getX(), q.getY()));
            } else if (element instanceof ClosePath) {
                text.append("z");
            } else {
                return "";
            }
        }
        return text.toString();
    }

    private static String at(double x, double y) {
        return SvgPicture.number(x) + " " + SvgPicture.number(y);
    }
}
