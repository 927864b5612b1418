package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.scale.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Many points in the plane or in space, as many as there are, drawn without a graphics card.
 * Dragging moves the plane or turns space, the wheel comes nearer; hovering, or the arrow keys,
 * which go to the next point in their direction, light a point; Enter, Space or a click chooses it.
 * With Shift the arrow keys move or turn; + and - come nearer and go back, 0 shows all. Holds no
 * listener of anything outside itself.
 */
public final class PointCloud extends Region {
    private static final double REACH = 0.9; // of the pointer, of the text's size
    private static final double STEP = 1.25; // of a key, or one notch of the wheel
    private static final double TURN = Math.PI / 24;
    private static final int MOST_NAMES = 80;

    private final PixelImage image = new PixelImage();
    private final Canvas top = new Canvas();
    private final Label status = new Label();
    private final Consumer<PointCamera> onCamera;
    private final IntConsumer onChosen;

    private PointCloudData data = PointCloudData.NONE;
    private PointPlaces places = new PointPlaces(2, new float[0]);
    private PointCamera camera = PointCamera.WHOLE;
    private Palette palette = new Palette(Map.of());
    private String spoken = "";
    private String keys = "";
    private int lit = -1;
    private double pressedX;
    private double pressedY;
    private @Nullable PointCamera pressed;

    /**
     * @param onCamera told where a gesture looks from now
     * @param onChosen told which point was chosen
     */
    public PointCloud(Consumer<PointCamera> onCamera, IntConsumer onChosen) {
        this.onCamera = onCamera;
        this.onChosen = onChosen;
        getStyleClass().add("point-cloud");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        status.getStyleClass().add("drift-status");
        status.setWrapText(true);
        top.setManaged(false);
        getChildren().setAll(image, top, status);
        getChildren().forEach(node -> node.setMouseTransparent(true));
        status.fontProperty().addListener((o, was, is) -> requestLayout());
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> light(pointAt(e.getX(), e.getY())));
        addEventHandler(MouseEvent.MOUSE_EXITED, e -> light(-1));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("drift.css");
    }

    /**
     * Draws these points from there, at the next frame.
     *
     * @param newSpoken the whole picture in words
     * @param newKeys how it is used, for the line below while no point is lit
     */
    public void show(
            PointCloudData newData,
            PointCamera newCamera,
            String newSpoken,
            String newKeys,
            Palette newPalette) {
        if (newData.positions() != data.positions()) {
            places = new PointPlaces(newData.dims(), newData.positions());
        }
        data = newData;
        camera = newCamera;
        spoken = newSpoken;
        keys = newKeys;
        palette = newPalette;
        if (lit >= data.size()) {
            lit = -1;
        }
        setAccessibleHelp(newKeys);
        say();
        requestLayout();
    }

    /** The line below: the lit point, or how the picture is used. */
    public String statusText() {
        return status.getText();
    }

    /** Where a point is, in this control's coordinates. */
    public javafx.geometry.Point2D placeOf(int index) {
        return new javafx.geometry.Point2D(places.xs[index], places.ys[index]);
    }

    private double em() {
        return status.getFont().getSize();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 30 * em();
    }

    @Override
    protected double computePrefHeight(double width) {
        return 24 * em();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 10 * em();
    }

    @Override
    protected double computeMinHeight(double width) {
        return 10 * em();
    }

    private double cloudHeight() {
        return Math.max(1, getHeight() - statusHeight());
    }

    private double statusHeight() {
        double lines = getWidth() < 40 * em() ? 2 : 1;
        return snapSizeY(Math.max(lines * 1.7 * em(), status.prefHeight(getWidth())));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = cloudHeight();
        status.resizeRelocate(0, getHeight() - statusHeight(), width, statusHeight());
        if (width < 2 || height < 2 || palette.tokens().isEmpty()) {
            return;
        }
        places.place(camera, width, height);
        PointRaster raster = new PointRaster(palette.argb("surface"));
        image.paint(
                width,
                height,
                1,
                (w, h, pixels) -> raster.paint(data, places, radius(), w, h, pixels));
        top.setWidth(width);
        top.setHeight(height);
        paintTop();
    }

    private double radius() {
        int n = Math.max(1, data.size());
        double few = n <= 200 ? 0.38 : n <= 2_000 ? 0.28 : n <= 20_000 ? 0.16 : 0.1;
        return Math.max(1, few * em() * Math.min(1.6, Math.sqrt(camera.zoom())));
    }

    /** Names, links and the lit point: quick, so it runs on every move of the pointer. */
    private void paintTop() {
        GraphicsContext g = top.getGraphicsContext2D();
        g.clearRect(0, 0, top.getWidth(), top.getHeight());
        if (palette.tokens().isEmpty()) {
            return;
        }
        g.setStroke(colour("text-muted", 0.8));
        g.setLineWidth(Math.max(1, 0.08 * em()));
        for (int[] link : data.links()) {
            g.strokeLine(
                    places.xs[link[0]], places.ys[link[0]], places.xs[link[1]], places.ys[link[1]]);
        }
        ring(g, data.chosen(), "accent");
        ring(g, lit, "text");
        names(g);
    }

    private void ring(GraphicsContext g, int index, String token) {
        if (index >= 0 && index < data.size()) {
            double size = radius() + 0.3 * em();
            g.setStroke(colour(token, 1));
            g.setLineWidth(Math.max(1.5, 0.14 * em()));
            g.strokeOval(places.xs[index] - size, places.ys[index] - size, 2 * size, 2 * size);
        }
    }

    /** The most important first; one that would cover another is left out. */
    private void names(GraphicsContext g) {
        List<double[]> taken = new ArrayList<>();
        g.setTextBaseline(VPos.CENTER);
        if (lit >= 0) {
            name(g, lit, true, taken);
        }
        if (data.chosen() >= 0 && data.chosen() < data.size() && data.chosen() != lit) {
            name(g, data.chosen(), true, taken);
        }
        int drawn = 0;
        for (int i : data.named()) {
            if (i != lit && i != data.chosen() && name(g, i, false, taken)) {
                drawn++;
                if (drawn == MOST_NAMES) {
                    return;
                }
            }
        }
    }

    private boolean name(GraphicsContext g, int index, boolean strong, List<double[]> taken) {
        double x = places.xs[index];
        double y = places.ys[index];
        if (x < 0 || y < 0 || x > top.getWidth() || y > top.getHeight()) {
            return false;
        }
        String words = shortened(data.labels().apply(index));
        if (words.isBlank()) {
            return false;
        }
        Font font =
                Font.font(
                        status.getFont().getFamily(),
                        strong ? FontWeight.BOLD : FontWeight.NORMAL,
                        em() * (strong ? 1.05 : 0.9));
        Text measure = new Text(words);
        measure.setFont(font);
        double width = measure.getLayoutBounds().getWidth();
        double height = 1.25 * font.getSize();
        double gap = radius() + 0.3 * em();
        for (double left : new double[] {x + gap, x - gap - width}) {
            double[] box = {left, y - height / 2, left + width, y + height / 2};
            if (box[0] < 0
                    || box[2] > top.getWidth()
                    || taken.stream().anyMatch(b -> meet(b, box))) {
                continue;
            }
            taken.add(box);
            g.setFont(font);
            g.setStroke(colour("surface", 0.9));
            g.setLineWidth(0.28 * em());
            g.strokeText(words, left, y);
            g.setFill(colour("text", 1));
            g.fillText(words, left, y);
            return true;
        }
        return false;
    }

    private static String shortened(String label) {
        String one = label.strip();
        return one.codePointCount(0, one.length()) <= 24
                ? one
                : one.substring(0, one.offsetByCodePoints(0, 23)) + "…";
    }

    static boolean meet(double[] a, double[] b) {
        return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    }

    private Color colour(String token, double opacity) {
        int argb = palette.argb(token);
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, opacity);
    }

    private int pointAt(double x, double y) {
        return y > cloudHeight()
                ? -1
                : PointRaster.nearest(places, data.strong(), x, y, REACH * em());
    }

    private void light(int index) {
        if (index != lit) {
            lit = index;
            say();
            paintTop();
        }
    }

    private void say() {
        String text = lit < 0 ? "" : data.labels().apply(lit);
        status.setText(lit < 0 ? keys : text);
        setAccessibleText(lit < 0 ? spoken : spoken + "\n" + text);
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
        pressed = camera;
    }

    private void dragged(MouseEvent event) {
        PointCamera from = pressed;
        if (from == null || event.isStillSincePress()) {
            return;
        }
        double dx = event.getX() - pressedX;
        double dy = event.getY() - pressedY;
        if (data.dims() == 3 && event.isPrimaryButtonDown() && !event.isShiftDown()) {
            look(from.turned(-dx / (8 * em()) * 0.5, dy / (8 * em()) * 0.5));
        } else {
            double whole = 2 * PointPlaces.scale(getWidth(), cloudHeight(), from.zoom());
            look(from.moved(-dx / whole, dy / whole));
        }
        event.consume();
    }

    private void clicked(MouseEvent event) {
        pressed = null;
        int at = pointAt(event.getX(), event.getY());
        if (at >= 0 && event.isStillSincePress()) {
            light(at);
            onChosen.accept(at);
        }
    }

    private void scrolled(ScrollEvent event) {
        if (event.getDeltaY() != 0 && event.getY() <= cloudHeight()) {
            double notches = Math.max(-3, Math.min(3, event.getDeltaY() / 40));
            double whole = 2 * PointPlaces.scale(getWidth(), cloudHeight(), 1);
            look(
                    camera.zoomed(
                            Math.pow(STEP, notches),
                            (event.getX() - getWidth() / 2) / whole,
                            (cloudHeight() / 2 - event.getY()) / whole));
            event.consume();
        }
    }

    private void look(PointCamera next) {
        if (!next.equals(camera)) {
            camera = next;
            requestLayout();
            onCamera.accept(next);
        }
    }

    private void keyPressed(KeyEvent event) {
        if (data.size() == 0 || event.isAltDown() || event.isMetaDown() || event.isControlDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> go(event, -1, 0);
            case RIGHT, KP_RIGHT -> go(event, 1, 0);
            case UP, KP_UP -> go(event, 0, 1);
            case DOWN, KP_DOWN -> go(event, 0, -1);
            case PLUS, ADD, EQUALS -> look(camera.zoomed(STEP, 0, 0));
            case MINUS, SUBTRACT -> look(camera.zoomed(1 / STEP, 0, 0));
            case DIGIT0, NUMPAD0 -> look(data.dims() == 3 ? PointCamera.ASLANT : PointCamera.WHOLE);
            case ENTER, SPACE -> {
                if (lit < 0) {
                    return;
                }
                onChosen.accept(lit);
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

    private void go(KeyEvent event, int right, int up) {
        if (!event.isShiftDown()) {
            light(
                    lit < 0
                            ? PointRaster.nearest(
                                    places,
                                    data.strong(),
                                    getWidth() / 2,
                                    cloudHeight() / 2,
                                    Double.MAX_VALUE)
                            : beside(right, up));
        } else if (data.dims() == 3) {
            look(camera.turned(right * TURN, up * TURN));
        } else {
            look(camera.moved(0.08 * right / camera.zoom(), 0.08 * up / camera.zoom()));
        }
    }

    /** The next point in a direction, those straight ahead before those aside. */
    private int beside(int right, int up) {
        int found = lit;
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < data.size(); i++) {
            double dx = places.xs[i] - places.xs[lit];
            double dy = places.ys[lit] - places.ys[i];
            double ahead = dx * right + dy * up;
            double aside = Math.abs(dx * up) + Math.abs(dy * right);
            double cost = ahead + 2 * aside;
            boolean strong = data.strong() == null || data.strong()[i];
            if (i != lit && strong && ahead > 0 && aside <= 2 * ahead && cost < best) {
                best = cost;
                found = i;
            }
        }
        return found;
    }
}
