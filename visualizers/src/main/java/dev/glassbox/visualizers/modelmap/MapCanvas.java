package dev.glassbox.visualizers.modelmap;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.modelmap.MapLayout.Rect;
import dev.glassbox.visualizers.scale.Palette;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The map on one canvas: draws a frame, and tells which part is under the pointer. */
final class MapCanvas extends Region {

    /** What a gesture on the map leads to. */
    interface Gestures {
        /** Another part is pointed at; empty for none. */
        void pointed(String part);

        /** A part was clicked. */
        void clicked(String part);

        void position(int position);

        void candidate(int index);

        void cell(int query, int key);
    }

    private final Canvas canvas = new Canvas();
    private final Canvas rings = new Canvas(); // what is pointed at: quick, over the picture
    private final Label font = new Label(); // tells the text size that style sheets give
    private final Gestures gestures;
    private @Nullable ModelMapFrame frame;
    private @Nullable Texts texts;
    private Palette palette = new Palette(Map.of());
    private @Nullable MapLayout layout;
    private @Nullable Scene scene;
    private String lit = "";
    private int stage = -1;

    MapCanvas(Gestures gestures) {
        this.gestures = gestures;
        getStyleClass().add("map-canvas");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        font.setManaged(false);
        font.setVisible(false);
        canvas.setManaged(false);
        rings.setManaged(false);
        rings.setMouseTransparent(true);
        getChildren().setAll(canvas, rings, font);
        font.fontProperty().addListener((o, was, is) -> requestLayout());
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> gestures.pointed(partAt(e.getX(), e.getY())));
        addEventHandler(MouseEvent.MOUSE_EXITED, e -> gestures.pointed(""));
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    }

    void show(ModelMapFrame newFrame, int newStage, Texts newTexts, Palette newPalette) {
        frame = newFrame;
        stage = newStage;
        texts = newTexts;
        palette = newPalette;
        requestLayout();
    }

    /** Lights a part; empty for none. */
    void light(String part) {
        if (!part.equals(lit)) {
            lit = part;
            ring();
        }
    }

    /** Where a part lies, in this control's coordinates. */
    Rect place(String part) {
        return layout == null ? new Rect(0, 0, 0, 0) : layout.rect(part);
    }

    void dispose() {
        frame = null;
        scene = null;
    }

    @Override
    protected void layoutChildren() {
        ModelMapFrame shown = frame;
        if (shown == null || getWidth() < 20 || getHeight() < 20) {
            return;
        }
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        rings.setWidth(getWidth());
        rings.setHeight(getHeight());
        font.resizeRelocate(0, 0, 1, 1);
        layout =
                MapLayout.of(
                        shown.plan(),
                        shown.tokens().size(),
                        getWidth(),
                        getHeight(),
                        font.getFont().getSize());
        paint();
    }

    private void paint() {
        ModelMapFrame shown = frame;
        MapLayout placed = layout;
        Texts words = texts;
        if (shown == null || placed == null || words == null) {
            return;
        }
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setImageSmoothing(false);
        Scene drawn =
                new Scene(shown, placed, new Brush(g, palette, font.getFont()), words, "", stage);
        scene = drawn;
        new MapPainter(drawn).paint(canvas.getWidth(), canvas.getHeight());
        ring();
    }

    private void ring() {
        GraphicsContext g = rings.getGraphicsContext2D();
        g.clearRect(0, 0, rings.getWidth(), rings.getHeight());
        Scene drawn = scene;
        if (drawn != null && !lit.isEmpty()) {
            Brush brush = new Brush(g, palette, font.getFont());
            Scene pointed = new Scene(drawn.frame(), drawn.layout(), brush, drawn.texts(), lit, -1);
            new MapPainter(pointed).outlines(true);
        }
    }

    /** The part at a place, or the nearest one of its column within reach; empty for none. */
    private String partAt(double x, double y) {
        ModelMapFrame shown = frame;
        MapLayout placed = layout;
        if (shown == null || placed == null) {
            return "";
        }
        double reach = 0.35 * placed.em();
        for (MapPlan.Cell cell : shown.plan().cells()) {
            Rect r = placed.rect(cell.part());
            double head = cell.from() == 0 ? MapLayout.HEADER * placed.em() : 0;
            Rect wide = new Rect(r.x() - reach, r.y() - head, r.w() + 2 * reach, r.h() + head);
            if (wide.contains(x, y)) {
                return cell.part();
            }
        }
        return "";
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        MapLayout placed = layout;
        Scene drawn = scene;
        String part = partAt(event.getX(), event.getY());
        if (placed == null || drawn == null || part.isEmpty()) {
            return;
        }
        Rect r = placed.rect(part);
        String kind = MapPart.kindOf(part);
        if (kind.equals("tokens")) {
            gestures.position(placed.position(r, event.getY()));
        } else if (kind.equals("next") && new EndPainter(drawn).answerAt(event.getY()) >= 0) {
            gestures.candidate(new EndPainter(drawn).answerAt(event.getY()));
        } else if (isSquare(part)) {
            Rect square = placed.square(r);
            double column = (event.getX() - square.x()) / square.w() * placed.shown();
            int key = placed.first() + (int) Math.floor(column);
            if (square.contains(event.getX(), event.getY())) {
                gestures.cell(placed.position(square, event.getY()), key);
            }
        } else {
            gestures.clicked(part);
        }
    }

    private boolean isSquare(String part) {
        ModelMapFrame shown = frame;
        return shown != null
                && shown.plan().cells().stream()
                        .anyMatch(
                                cell ->
                                        cell.part().equals(part)
                                                && cell.kind() == MapPlan.Kind.SQUARE);
    }
}
