package dev.glassbox.app.share;

import java.util.Base64;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import javafx.scene.transform.Transform;

/**
 * A picture as SVG: panels, lines, shapes and texts stay what they are, sharp at every size and
 * editable; what was painted pixel by pixel (heat maps) is put in as an image. On the JavaFX
 * thread.
 */
final class SvgPicture {
    /** Pixels to one logical pixel of what is put in as an image. */
    private static final double SHARPNESS = 4;

    private final StringBuilder svg = new StringBuilder();
    private int clips;

    private SvgPicture() {}

    /** Writes a picture. */
    static String of(Node node) {
        SvgPicture picture = new SvgPicture();
        Bounds bounds = node.getLayoutBounds();
        picture.svg.append(
                String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\""
                                + " viewBox=\"0 0 %s %s\">%n",
                        number(bounds.getWidth()),
                        number(bounds.getHeight()),
                        number(bounds.getWidth()),
                        number(bounds.getHeight())));
        picture.rectangle(
                0, 0, bounds.getWidth(), bounds.getHeight(), 0, fill(PictureFiles.ground(node)));
        picture.contents(node);
        picture.svg.append("</svg>\n");
        return picture.svg.toString();
    }

    private void node(Node node) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        Transform at = node.getLocalToParentTransform();
        svg.append("<g");
        if (!at.isIdentity()) {
            svg.append(
                    String.format(
                            Locale.ROOT,
                            " transform=\"matrix(%s %s %s %s %s %s)\"",
                            number(at.getMxx()),
                            number(at.getMyx()),
                            number(at.getMxy()),
                            number(at.getMyy()),
                            number(at.getTx()),
                            number(at.getTy())));
        }
        if (node.getOpacity() < 1) {
            svg.append(" opacity=\"").append(number(node.getOpacity())).append('"');
        }
        clip(node);
        svg.append(">\n");
        contents(node);
        svg.append("</g>\n");
    }

    private void clip(Node node) {
        Node clip = node.getClip();
        if (clip == null) {
            return;
        }
        Bounds b = clip.getBoundsInParent();
        String id = "clip" + clips++;
        svg.append(" clip-path=\"url(#").append(id).append(")\"><clipPath id=\"").append(id);
        svg.append("\">");
        rectangle(b.getMinX(), b.getMinY(), b.getWidth(), b.getHeight(), 0, "");
        svg.append("</clipPath"); // its end is the end of the group's own tag
    }

    private void contents(Node node) {
        if (node instanceof Text text) {
            text(text);
        } else if (node instanceof Shape shape) {
            shape(shape);
        } else if (node instanceof Canvas || node instanceof ImageView) {
            pixels(node);
        } else if (node instanceof Parent parent) {
            if (parent instanceof Region region) {
                panel(region);
            }
            parent.getChildrenUnmodifiable().forEach(this::node);
        }
    }

    private void panel(Region region) {
        double width = region.getWidth();
        double height = region.getHeight();
        if (region.getBackground() != null) {
            for (BackgroundFill one : region.getBackground().getFills()) {
                Insets in = one.getInsets();
                rectangle(
                        in.getLeft(),
                        in.getTop(),
                        width - in.getLeft() - in.getRight(),
                        height - in.getTop() - in.getBottom(),
                        one.getRadii().getTopLeftHorizontalRadius(),
                        fill(one.getFill()));
            }
        }
        if (region.getBorder() != null) {
            region.getBorder().getStrokes().forEach(one -> border(one, width, height));
        }
    }

    /** The four sides one by one: style sheets often draw a single one. */
    private void border(BorderStroke one, double width, double height) {
        double top = one.getWidths().getTop();
        double right = one.getWidths().getRight();
        double bottom = one.getWidths().getBottom();
        double left = one.getWidths().getLeft();
        boolean whole =
                one.getTopStroke().equals(one.getBottomStroke())
                        && one.getTopStroke().equals(one.getLeftStroke())
                        && one.getTopStroke().equals(one.getRightStroke())
                        && top == bottom
                        && top == left
                        && top == right;
        if (whole) {
            double radius = one.getRadii().getTopLeftHorizontalRadius();
            rectangle(
                    top / 2,
                    top / 2,
                    width - top,
                    height - top,
                    radius,
                    "fill=\"none\" " + stroke(one.getTopStroke(), top));
            return;
        }
        line(0, top / 2, width, top / 2, one.getTopStroke(), top);
        line(width - right / 2, 0, width - right / 2, height, one.getRightStroke(), right);
        line(0, height - bottom / 2, width, height - bottom / 2, one.getBottomStroke(), bottom);
        line(left / 2, 0, left / 2, height, one.getLeftStroke(), left);
    }

    private void line(double x, double y, double toX, double toY, Paint paint, double width) {
        if (width > 0) {
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<path d=\"M%s %sL%s %s\" %s/>%n",
                            number(x),
                            number(y),
                            number(toX),
                            number(toY),
                            stroke(paint, width)));
        }
    }

    private void rectangle(
            double x, double y, double width, double height, double radius, String look) {
        if (width <= 0 || height <= 0) {
            return;
        }
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" %s/>%n",
                        number(x),
                        number(y),
                        number(width),
                        number(height),
                        number(radius),
                        look));
    }

    private void text(Text text) {
        if (text.getText().isBlank()) {
            return;
        }
        double size = text.getFont().getSize();
        String weight =
                text.getFont().getStyle().toLowerCase(Locale.ROOT).contains("bold")
                        ? "bold"
                        : "normal";
        String family = escaped(text.getFont().getFamily());
        int line = 0;
        double step = text.getLayoutBounds().getHeight() / SvgText.lines(text).size();
        for (String words : SvgText.lines(text)) {
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<text x=\"%s\" y=\"%s\" font-family=\"%s, 'Noto Sans SC',"
                                    + " sans-serif\" font-size=\"%s\" font-weight=\"%s\" %s"
                                    + " xml:space=\"preserve\">%s</text>%n",
                            number(text.getLayoutBounds().getMinX()),
                            number(
                                    text.getLayoutBounds().getMinY()
                                            + SvgText.baseline(text)
                                            + line * step),
                            "'" + family + "'",
                            number(size),
                            weight,
                            fill(text.getFill()),
                            escaped(words)));
            line++;
        }
    }

    private void shape(Shape shape) {
        String path = SvgShape.path(shape);
        if (path.isEmpty()) {
            pixels(shape);
            return;
        }
        String look =
                fill(shape.getFill())
                        + (shape.getStroke() == null
                                ? ""
                                : " " + stroke(shape.getStroke(), shape.getStrokeWidth()));
        svg.append("<path d=\"").append(path).append("\" ").append(look).append("/>\n");
    }

    private void pixels(Node node) {
        Bounds b = node.getLayoutBounds();
        if (b.getWidth() < 1 || b.getHeight() < 1) {
            return;
        }
        byte[] png = PictureFiles.png(PictureFiles.transparent(node, SHARPNESS));
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
                                + " href=\"data:image/png;base64,%s\"/>%n",
                        number(b.getMinX()),
                        number(b.getMinY()),
                        number(b.getWidth()),
                        number(b.getHeight()),
                        Base64.getEncoder().encodeToString(png)));
    }

    private static String fill(Paint paint) {
        return paint instanceof Color color && color.getOpacity() > 0
                ? colour("fill", color)
                : "fill=\"none\"";
    }

    private static String stroke(Paint paint, double width) {
        return paint instanceof Color color && color.getOpacity() > 0
                ? colour("stroke", color) + " stroke-width=\"" + number(width) + "\""
                : "";
    }

    private static String colour(String name, Color color) {
        String hex =
                String.format(
                        Locale.ROOT,
                        "%s=\"#%02x%02x%02x\"",
                        name,
                        Math.round(color.getRed() * 255),
                        Math.round(color.getGreen() * 255),
                        Math.round(color.getBlue() * 255));
        return color.isOpaque()
                ? hex
                : hex + " " + name + "-opacity=\"" + number(color.getOpacity()) + "\"";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("[\\p{Cntrl}&&[^\\t]]", "");
    }

    static String number(double value) {
        double rounded = Math.rint(value * 1000) / 1000;
        return rounded == Math.rint(rounded)
                ? String.valueOf((long) rounded)
                : String.valueOf(rounded);
    }
}
